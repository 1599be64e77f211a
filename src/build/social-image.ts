import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import satori from "satori";
import sharp from "sharp";
import { along, type Ladder, shareLadder } from "#program/ladder.ts";
import { readAllTerms } from "./read-program.ts";

/** The light theme's tokens in sRGB, since a picture knows no CSS variables. */
const color = { paper: "#fdf9f2", ink: "#2a1a14", soft: "#675650", line: "#e3dcd4" };
const tierColor = { technology: "#0b63b4", integrator: "#7738a8", reseller: "#c01c42", strategic: "#0d7443" };

const size = { width: 1200, height: 630 };
const margin = 72;
/** Images drawn side by side: enough to keep the processors busy, few enough to keep memory small. */
const atOnce = 8;

/** Draws a social preview for every page (Open Graph, 1200 × 630): word-mark, title, description, the share ladder. */
export function socialImages(): AstroIntegration {
	let root = "";
	return {
		name: "social-images",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": async ({ dir }) => {
				const folder = fileURLToPath(dir);
				const cache = join(root, "node_modules/.cache/social-images");
				mkdirSync(cache, { recursive: true });
				const [{ tiers }] = readAllTerms(root);
				const ladder = shareLadder(tiers);
				const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
					file.endsWith("index.html"),
				);
				for (let at = 0; at < pages.length; at += atOnce) {
					await Promise.all(pages.slice(at, at + atOnce).map((page) => imageOf(page, folder, cache, ladder)));
				}
			},
		},
	};
}

/** Draws the image that a page's own metadata names; a page that names none has none. */
async function imageOf(page: string, folder: string, cache: string, ladder: Ladder): Promise<void> {
	const html = readFileSync(join(folder, page), "utf8");
	const title = metaOf(html, "og:title");
	const image = /\/social\/([^"]+\.png)/.exec(html)?.[1];
	if (!title || !image) return;
	const target = join(folder, "social", image);
	mkdirSync(dirname(target), { recursive: true });
	writeFileSync(target, await cached(cache, title, metaOf(html, "og:description") ?? "", ladder));
}

async function cached(cache: string, title: string, description: string, ladder: Ladder): Promise<Buffer> {
	const drawing = socialDrawing(title, description, ladder);
	const key = createHash("sha256").update(JSON.stringify(drawing)).digest("hex").slice(0, 24);
	const file = join(cache, `${key}.png`);
	if (existsSync(file)) return readFileSync(file);
	const picture = await draw(drawing);
	writeFileSync(file, picture);
	return picture;
}

function metaOf(html: string, property: string): string | undefined {
	return new RegExp(`<meta property="${property}" content="([^"]*)"`)
		.exec(html)?.[1]
		?.replaceAll("&quot;", '"')
		.replaceAll("&#39;", "'")
		.replaceAll("&amp;", "&");
}

/** What satori draws: a tree of boxes with styles. */
interface Box {
	type: string;
	props: {
		style?: Record<string, string | number>;
		children?: (Box | string)[] | string;
		[attribute: string]: unknown;
	};
}

const box = (style: Record<string, string | number>, ...children: (Box | string)[]): Box => ({
	type: "div",
	props: { style: { display: "flex", ...style }, children },
});

/** The word-mark as it stands in public/, for a picture to take in. */
const wordMark = `data:image/svg+xml;base64,${readFileSync(new URL("../../public/word-mark.svg", import.meta.url)).toString("base64")}`;

/** What a page's picture shows. */
export function socialDrawing(title: string, description: string, ladder: Ladder): Box {
	const percent = (share: number) => `${along(ladder, share)}%`;
	const scale = box(
		{
			position: "relative",
			height: 34,
			width: size.width - 2 * margin,
			flexShrink: 0,
			borderBottom: `2px solid ${color.line}`,
		},
		...ladder.segments.map(({ key, low, high }) =>
			box({
				position: "absolute",
				left: percent(low),
				width: percent(high - low),
				height: 24,
				borderRadius: 5,
				background: tierColor[key],
			}),
		),
	);
	return box(
		{
			...size,
			boxSizing: "border-box",
			flexDirection: "column",
			justifyContent: "space-between",
			padding: `64px ${margin}px`,
			background: color.paper,
			color: color.ink,
			fontFamily: "Hanken Grotesk",
		},
		{ type: "img", props: { src: wordMark, width: 273, height: 48 } },
		box(
			{ flexDirection: "column", gap: 22 },
			box(
				{ fontSize: title.length > 32 ? 72 : 88, fontWeight: 600, letterSpacing: "-0.03em", lineHeight: 1.05 },
				title,
			),
			box({ fontSize: 32, lineHeight: 1.35, color: color.soft, maxWidth: 940 }, description),
		),
		scale,
	);
}

const require = createRequire(import.meta.url);
const font = (weight: 400 | 600) => ({
	name: "Hanken Grotesk",
	weight,
	data: readFileSync(require.resolve(`@fontsource/hanken-grotesk/files/hanken-grotesk-latin-${weight}-normal.woff`)),
});
/** One array for every drawing: satori keeps the fonts that it has read by the array it was given. */
const fonts = [font(400), font(600)];

async function draw(drawing: Box): Promise<Buffer> {
	// satori's type of a node is React's, though it takes any plain object of this form.
	const svg = await satori({ key: null, ...drawing }, { ...size, fonts });
	// A palette would halve the file and take ten times as long; nobody waits for a preview.
	return sharp(Buffer.from(svg)).png({ compressionLevel: 8 }).toBuffer();
}

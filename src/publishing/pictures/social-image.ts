import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readAllTerms, readTermsInForce } from "#authoring/read-program.ts";
import { estimateCardSchema } from "#program/estimate/estimate-card.ts";
import type { Program, TierKey } from "#program/facts/facts.ts";
import { along, type Ladder, shareLadder } from "#program/facts/ladder.ts";
import { longDate } from "#program/format.ts";
import { answersToPath, everyState } from "#program/selection/selection.ts";
import { siteAddress } from "#program/site-address.ts";
import { type Box, box, color, draw, margin, size, tierColor, wordMark } from "./drawing.ts";
import { estimateDrawing } from "./estimate-drawing.ts";

/** Images drawn side by side: enough to keep the processors busy, few enough to keep memory small. */
const atOnce = 8;

/** Draws a social preview for every page (Open Graph, 1200 × 630): word-mark, title, description, the share ladder. */
export function socialImages(siteUrl: string): AstroIntegration {
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
				const inForce = readTermsInForce(root);
				const surroundings = {
					folder,
					cache,
					siteUrl,
					inForce,
					all: readAllTerms(root),
					tierOf: tiersByPicture(inForce),
				};
				const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
					file.endsWith("index.html"),
				);
				for (let at = 0; at < pages.length; at += atOnce) {
					await Promise.all(pages.slice(at, at + atOnce).map((page) => imageOf(page, surroundings)));
				}
				// Where nothing draws the picture of a scenario, on a static host, its address has the general one.
				copyFileSync(join(folder, "social/estimate.png"), join(folder, "estimate/card.png"));
			},
		},
	};
}

interface Surroundings {
	/** The built site. */
	folder: string;
	cache: string;
	inForce: Program;
	/** Every version of the terms. */
	all: readonly Program[];
	/** The tier that a picture is about, by its name. */
	tierOf: ReadonlyMap<string, TierKey>;
	siteUrl: string;
}

/** Draws the image that a page's own metadata names; a page that names none has none. */
async function imageOf(page: string, { folder, cache, inForce, all, tierOf, siteUrl }: Surroundings): Promise<void> {
	const html = readFileSync(join(folder, page), "utf8");
	const title = metaOf(html, "og:image:alt");
	const image = metaOf(html, "og:image");
	const images = siteAddress("/social/", siteUrl);
	if (!title || !image?.startsWith(images)) return;
	const name = decodeURI(image.slice(images.length));
	const target = join(folder, "social", name);
	mkdirSync(dirname(target), { recursive: true });
	// What several pages share says what none of them says alone.
	const isShared = /^group-\d+\.png$/.test(name);
	const description = isShared ? "Partnership Program Guide" : metaOf(html, "og:description");
	const estimate = /<script type="application\/json" id="estimate-card">([^<]*)<\/script>/.exec(html)?.[1];
	// The page of a version shows that version's terms, every other one those in force.
	const version = /^program\/([^/]+)\/index\.html$/.exec(page.replaceAll("\\", "/"))?.[1];
	const { tiers, terms } = all.find((program) => program.terms.version === version) ?? inForce;
	const drawing =
		estimate === undefined
			? socialDrawing({ title, description: description ?? "" }, shareLadder(tiers), terms, tierOf.get(name))
			: estimateDrawing(estimateCardSchema.parse(JSON.parse(estimate)));
	writeFileSync(target, await cached(cache, drawing));
}

/** The pictures of the tiers' pages and of the wizard's outcomes. */
function tiersByPicture({ tiers, selection }: Pick<Program, "tiers" | "selection">): ReadonlyMap<string, TierKey> {
	return new Map([
		...tiers.map(({ slug, key }) => [`guide/tiers/${slug}.png`, key] as const),
		...everyState(selection).flatMap((state) =>
			state.kind === "outcome"
				? [[`find-your-tier/${answersToPath(state.answers).replace(/\/$/, "")}.png`, state.tier] as const]
				: [],
		),
	]);
}

async function cached(cache: string, drawing: Box): Promise<Buffer> {
	const key = createHash("sha256").update(JSON.stringify(drawing)).digest("hex").slice(0, 24);
	const file = join(cache, `${key}.png`);
	if (existsSync(file)) return readFileSync(file);
	const drawn = underWay.get(file) ?? draw(drawing);
	underWay.set(file, drawn);
	const picture = await drawn;
	writeFileSync(file, picture);
	underWay.delete(file);
	return picture;
}

/** Pictures that are being drawn, by their file: pages that share one wait for it. */
const underWay = new Map<string, Promise<Buffer>>();

function metaOf(html: string, property: string): string | undefined {
	return new RegExp(`<meta property="${property}" content="([^"]*)"`)
		.exec(html)?.[1]
		?.replaceAll("&quot;", '"')
		.replaceAll("&#39;", "'")
		.replaceAll("&amp;", "&");
}

/** What a page's picture shows; `terms` are those of the ladder. Where it is about a tier, the share of that one is marked. */
export function socialDrawing(
	{ title, description }: { title: string; description: string },
	ladder: Ladder,
	terms: Program["terms"],
	tier?: TierKey,
): Box {
	const percent = (share: number) => `${along(ladder, share)}%`;
	const scale = box(
		{
			position: "relative",
			height: 34,
			width: size.width - 2 * margin,
			flexShrink: 0,
			borderBottom: `2px solid ${color.line}`,
		},
		...ladder.segments.flatMap(({ key, low, high, label }) => [
			box({
				position: "absolute",
				left: percent(low),
				width: percent(high - low),
				height: 24,
				borderRadius: 5,
				background: tierColor[key],
				opacity: tier === undefined || tier === key ? 1 : 0.25,
			}),
			...(tier === key
				? [box({ position: "absolute", left: percent(low), top: -38, fontSize: 26 }, `${label} of revenue`)]
				: []),
		]),
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
		box(
			{ justifyContent: "space-between", alignItems: "center" },
			wordMark,
			box({ fontSize: 24, color: color.soft }, termsInWords(terms)),
		),
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

/** Version and date of terms: "Program terms 1.0, effective December 21, 2024". */
function termsInWords({ version, effective, standIn }: Program["terms"]): string {
	return `Program terms ${version}, ${standIn === undefined ? `effective ${longDate(effective)}` : "withdrawn"}`;
}

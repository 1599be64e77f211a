import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkitten";
import { readColors } from "#styles/colors.ts";

const colorOf = readColors(readFileSync(new URL("../../styles/tokens.css", import.meta.url), "utf8"));
/** The light theme's tokens, since a picture knows no CSS variables. */
export const color = {
	paper: colorOf("paper", "light"),
	ink: colorOf("ink", "light"),
	soft: colorOf("soft", "light"),
	line: colorOf("line", "light"),
	bad: colorOf("bad", "light"),
};
export const tierColor = {
	technology: colorOf("t1", "light"),
	integrator: colorOf("t2", "light"),
	reseller: colorOf("t3", "light"),
	strategic: colorOf("t4", "light"),
};

/** The size that previews have (Open Graph), in pixels, and the room that is left free at the sides. */
export const size = { width: 1200, height: 630 };
export const margin = 72;

/** What satori draws: a tree of boxes with styles. */
export interface Box {
	type: string;
	props: {
		style?: Record<string, string | number>;
		children?: (Box | string)[] | string;
		[attribute: string]: unknown;
	};
}

export const box = (style: Record<string, string | number>, ...children: (Box | string)[]): Box => ({
	type: "div",
	props: { style: { display: "flex", ...style }, children },
});

/** The word-mark as it is stored in public/, to be embedded in a picture. */
const wordMarkFile = readFileSync(new URL("../../../public/word-mark.svg", import.meta.url)).toString("base64");
export const wordMark: Box = {
	type: "img",
	props: { src: `data:image/svg+xml;base64,${wordMarkFile}`, width: 273, height: 48 },
};

const require = createRequire(import.meta.url);
const fileOf = (subset: string, weight: number) =>
	readFileSync(require.resolve(`@fontsource/hanken-grotesk/files/hanken-grotesk-${subset}-${weight}-normal.woff`));

/** The subsets of the typeface; satori looks for a character in one family after the other. */
const families = [
	["Hanken Grotesk", "latin"],
	["Hanken Grotesk Extended", "latin-ext"],
	["Hanken Grotesk Vietnamese", "vietnamese"],
	["Hanken Grotesk Cyrillic", "cyrillic-ext"],
] as const;
export const fontFamily = families.map(([name]) => name).join(", ");

const once = <Value>(make: () => Value): (() => Value) => {
	let made: { value: Value } | null = null;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
};
/** One array for every drawing: satori keeps the fonts that it has read by the array it was given. */
const fontsOf = (some: readonly (typeof families)[number][]) =>
	once(() =>
		some.flatMap(([name, subset]) =>
			([400, 600] as const).map((weight) => ({ name, weight, data: fileOf(subset, weight) })),
		),
	);
const allFonts = fontsOf(families);
/** Reading the others takes as long as several pictures, and most texts need none of them. */
const latinFonts = fontsOf(families.slice(0, 1));
/** What the latin subset surely has. */
const isLatin = /^[ -ÿ–—‘’“”…]*$/;

const written = once(
	() =>
		new Set(
			families.flatMap(([, subset]) => {
				const font = create(fileOf(subset, 600));
				return font.isCollection ? [] : font.characterSet;
			}),
		),
);

/** Whether the typeface has every character of a text. */
export function canWrite(text: string): boolean {
	return [...text].every((character) => written().has(character.codePointAt(0) ?? 0));
}

/** Draws a picture, as PNG. */
export async function draw(drawing: Box): Promise<Buffer> {
	// Loaded for the first picture that is drawn: a build that has all of its pictures kept needs neither.
	const [{ default: satori }, { default: sharp }] = await Promise.all([import("satori"), import("sharp")]);
	const fonts = isLatin.test(JSON.stringify(drawing)) ? latinFonts() : allFonts();
	// satori's type of a node is React's, though it takes any plain object of this form.
	const svg = await satori({ key: null, ...drawing }, { ...size, fonts });
	// It cuts each image twice, the second time by a mask that is as large as the picture and takes a third of its time.
	const cutOnce = svg.replaceAll(/(<image [^>]*?clip-path="[^"]*") mask="[^"]*"/g, "$1");
	// Another step would take a quarter off the file and three times as long; nobody waits for a preview.
	return sharp(Buffer.from(cutOnce)).png({ compressionLevel: 6 }).toBuffer();
}

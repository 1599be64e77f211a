import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { entireMetricsCollection } from "@capsizecss/metrics/entireMetricsCollection";
import { create } from "fontkitten";
import subsetFont from "subset-font";

/**
 * Makes the page font's file and its style sheet, src/styles/page-font/: the package's file with the weights that the
 * site uses (a third less to load), and fallback faces of the same width and height.
 * Run it after an update of the font's package: `node tests/tooling/page-font.ts`.
 */
const folder = new URL("../../src/styles/page-font/", import.meta.url);
const original = createRequire(import.meta.url).resolve(
	"@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2",
);

/** The weights that style sheets may ask for. */
export const weights = { min: 400, max: 750 } as const;

/** The font's file with every letter of the package's, in the weights of the site. */
export async function pageFontFile(): Promise<Buffer> {
	const bytes = readFileSync(original);
	const font = create(bytes);
	if (font.isCollection) throw new Error(`${original} holds several fonts. Name the file of one font.`);
	return subsetFont(bytes, String.fromCodePoint(...font.characterSet), {
		targetFormat: "woff2",
		variationAxes: { wght: { ...weights } },
	});
}

/** A font that is on many machines: its names, and the mean width of its letters in English text, in parts of its size. */
interface SystemFont {
	family: string;
	regular: { names: readonly string[]; width: number };
	bold: { names: readonly string[]; width: number };
}

const { hankenGrotesk, arial, roboto, segoeUI } = entireMetricsCollection;
const widthOf = ({ xWidthAvg, unitsPerEm }: { xWidthAvg: number; unitsPerEm: number }) => xWidthAvg / unitsPerEm;

/** Fonts in the order in which they are tried. Every Apple system has Arial; Liberation Sans has Arial's widths. */
const systemFonts: readonly SystemFont[] = [
	{
		family: "Hanken Arial",
		regular: { names: ["Arial", "ArialMT", "Liberation Sans"], width: widthOf(arial.variants.regular) },
		bold: { names: ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"], width: widthOf(arial.variants["700"]) },
	},
	{
		family: "Hanken Roboto",
		regular: { names: ["Roboto", "Roboto-Regular"], width: widthOf(roboto.variants.regular) },
		bold: { names: ["Roboto Bold", "Roboto-Bold"], width: widthOf(roboto.variants["700"]) },
	},
	{
		family: "Hanken Segoe",
		regular: { names: ["Segoe UI", "SegoeUI"], width: widthOf(segoeUI.variants.regular) },
		bold: { names: ["Segoe UI Bold", "SegoeUI-Bold"], width: widthOf(segoeUI.variants["700"]) },
	},
	{
		// Measured on DejaVu 2.37 as Capsize measures the others, which does not know it.
		family: "Hanken DejaVu",
		regular: { names: ["DejaVu Sans", "DejaVuSans"], width: 1041 / 2048 },
		bold: { names: ["DejaVu Sans Bold", "DejaVuSans-Bold"], width: 1176 / 2048 },
	},
];

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`;

/** One weight of a system's font, as wide and as high as the page font (CSS Fonts 5, metric overrides). */
function fallbackFace(family: string, range: string, { names, width }: SystemFont["bold"], own: typeof hankenGrotesk) {
	const scale = widthOf(own) / width;
	const { ascent, descent, unitsPerEm } = hankenGrotesk;
	return `@font-face {
	font-family: "${family}";
	font-weight: ${range};
	src: ${names.map((name) => `local("${name}")`).join(", ")};
	size-adjust: ${percent(scale)};
	ascent-override: ${percent(ascent / unitsPerEm / scale)};
	descent-override: ${percent(-descent / unitsPerEm / scale)};
	line-gap-override: 0%;
}`;
}

/** The style sheet of the page font: its face, and faces for the time until it is there. */
export function pageFontStyles(): string {
	const { regular, 600: bold } = hankenGrotesk.variants;
	const fallbacks = systemFonts.flatMap((font) => [
		fallbackFace(font.family, `${weights.min} 549`, font.regular, { ...hankenGrotesk, ...regular }),
		fallbackFace(font.family, `550 ${weights.max}`, font.bold, { ...hankenGrotesk, ...bold }),
	]);
	const system = `${systemFonts.map(({ family }) => `"${family}"`).join(", ")}, sans-serif`;
	return `/* Made by tests/tooling/page-font.ts, where the reasons are written. Change it there. */

/* A page that was painted before the font came keeps the system's, so that nothing moves; the next page has the font. */
@font-face {
	font-family: "Hanken Grotesk Variable";
	font-style: normal;
	font-weight: ${weights.min} ${weights.max};
	font-display: optional;
	src: url("./hanken-grotesk.woff2") format("woff2");
}

/* The system's font with the page font's width and height. */
${fallbacks.join("\n\n")}

@layer tokens {
	:root {
		--font: "Hanken Grotesk Variable", ${system};
	}

	/* The page by which a visitor comes: src/components/theme/PageFont.astro. */
	:root[data-font="later"] {
		--font: ${system};
	}
}
`;
}

if (process.argv[1] === import.meta.filename) {
	writeFileSync(new URL("hanken-grotesk.woff2", folder), await pageFontFile());
	writeFileSync(new URL("page-font.css", folder), pageFontStyles());
}

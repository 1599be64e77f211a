import { readFileSync } from "node:fs";
import { create, type Font } from "fontkitten";

/** Widths of text, from the advance widths of one font file. */
export interface FontMetrics {
	/** Width of a line in units of the font's size. Characters that the font lacks count with a safe guess. */
	width(text: string, weight: number): number;
	/** Whether every character of the text is in the font, so that its width is exact. */
	covers(text: string): boolean;
	/** Height above and below the base line, in units of the font's size. */
	readonly ascent: number;
	readonly descent: number;
}

/** How a variable font changes its advance widths with weight: the parts of OpenType's HVAR table that matter here. */
interface AdvanceVariations {
	advanceWidthMapping?: { mapData: readonly { outerIndex: number; innerIndex: number }[] };
	itemVariationStore: {
		variationRegionList: { variationRegions: readonly (readonly { peakCoord: number }[])[] };
		itemVariationData: readonly {
			regionIndexes: readonly number[];
			deltaSets: readonly { deltas: readonly number[] }[];
		}[];
	};
}

const hasAdvanceVariations = (font: Font): font is Font & { HVAR: AdvanceVariations } => "HVAR" in font && !!font.HVAR;

const zeroWidthJoiner = 0x200d;

/** Reads a font file (TTF, OTF, WOFF, WOFF2; one weight axis at most). */
export function readFontMetrics(file: string): FontMetrics {
	const font = create(readFileSync(file));
	if (font.isCollection) throw new Error(`${file} holds several fonts. Name the file of one font.`);
	const known = new Set(font.characterSet);
	const widths = new Map<number, { width: number; delta: number }>();
	const axis = font.variationAxes.wght;

	const glyphWidth = (codePoint: number) => {
		const found = widths.get(codePoint);
		if (found) return found;
		const glyph = known.has(codePoint) ? font.glyphForCodePoint(codePoint) : null;
		const fresh = glyph
			? {
					width: glyph.advanceWidth / font.unitsPerEm,
					delta: hasAdvanceVariations(font) ? heaviestDelta(font.HVAR, glyph.id) / font.unitsPerEm : 0,
				}
			: { width: guessedWidth(codePoint), delta: 0 };
		widths.set(codePoint, fresh);
		return fresh;
	};

	return {
		ascent: font.ascent / font.unitsPerEm,
		descent: -font.descent / font.unitsPerEm,
		covers: (text) => [...text].every((character) => known.has(character.codePointAt(0) ?? 0)),
		width(text, weight) {
			const heavier = axis ? Math.max(0, (Math.min(weight, axis.max) - axis.default) / (axis.max - axis.default)) : 0;
			let total = 0;
			let joined = false;
			for (const character of text) {
				const codePoint = character.codePointAt(0) ?? 0;
				const { width, delta } = glyphWidth(codePoint);
				// Emoji behind a zero width joiner are part of the picture before it.
				if (!joined) total += width + delta * heavier;
				joined = codePoint === zeroWidthJoiner;
			}
			return total;
		},
	};
}

/** How much wider a glyph is at the end of the weight axis, in font units. */
function heaviestDelta({ advanceWidthMapping, itemVariationStore }: AdvanceVariations, glyph: number): number {
	const { mapData } = advanceWidthMapping ?? {};
	const { outerIndex, innerIndex } = mapData?.[Math.min(glyph, mapData.length - 1)] ?? {
		outerIndex: 0,
		innerIndex: glyph,
	};
	const data = itemVariationStore.itemVariationData[outerIndex];
	const deltas = data?.deltaSets[innerIndex]?.deltas ?? [];
	const regions = itemVariationStore.variationRegionList.variationRegions;
	return deltas.reduce((sum, delta, at) => {
		const region = regions[data?.regionIndexes[at] ?? -1];
		return (region?.[0]?.peakCoord ?? 0) > 0 ? sum + delta : sum;
	}, 0);
}

/**
 * Width of a character that another font will draw, in units of the font's size, after the widths of the usual system
 * fonts: emoji 1.25 em, CJK 1 em, right-to-left scripts about half an em, Greek and Cyrillic as in Arial.
 */
function guessedWidth(codePoint: number): number {
	const character = String.fromCodePoint(codePoint);
	if (/^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u.test(character)) return 0;
	if (/^\p{Extended_Pictographic}$/u.test(character)) return 1.25;
	if (/^\p{Regional_Indicator}$/u.test(character)) return 0.65;
	if (/^[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\uff01-\uff60]$/u.test(character)) return 1;
	if (/^[\p{scx=Arab}\p{scx=Hebr}]$/u.test(character)) return 0.53;
	if (/^\p{Lu}$/u.test(character)) return 0.7;
	if (/^[ιίϊΐіїј]$/u.test(character)) return 0.28;
	return 0.51;
}

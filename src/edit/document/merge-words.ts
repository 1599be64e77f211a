import { isDeepStrictEqual } from "node:util";
import { diff3MergeRegions } from "node-diff3";

/** Words, runs of spaces, line ends and single signs of a text; together they are the text. */
function piecesOf(text: string): string[] {
	return text.match(/\r?\n|[^\S\n]+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
}

/** The change from `before` to `after`, made to `original` instead; null where both differ in the same words. */
export function mergeWords(original: string, before: string, after: string): string | null {
	const merged: string[] = [];
	for (const region of diff3MergeRegions(piecesOf(after), piecesOf(before), piecesOf(original))) {
		if (region.stable) merged.push(...region.bufferContent);
		else if (isDeepStrictEqual(region.aContent, region.oContent)) merged.push(...region.bContent);
		else if (isDeepStrictEqual(region.bContent, region.oContent)) merged.push(...region.aContent);
		else return null;
	}
	return merged.join("");
}

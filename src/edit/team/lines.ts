import { diffPatch } from "node-diff3";

/** A place where two texts differ: the lines that only the first has, and those that only the second has. */
export interface ChangedLines {
	removed: readonly string[];
	added: readonly string[];
}

const linesOf = (text: string) => (text === "" ? [] : text.split("\n"));

function placesOf(before: string, after: string) {
	return diffPatch(linesOf(before), linesOf(after));
}

/** Each place where two texts differ, in their order; empty lines are left out, they say nothing. */
export function changedLines(before: string, after: string): ChangedLines[] {
	const said = (lines: readonly string[]) => lines.map((line) => line.replace(/\r$/, "")).filter((line) => line.trim());
	return placesOf(before, after).map(({ buffer1, buffer2 }) => ({
		removed: said(buffer1.chunk),
		added: said(buffer2.chunk),
	}));
}

/** The second text with one of the places where the two differ as the first has it; null where there is no such place. */
export function withoutChange(before: string, after: string, number: number): string | null {
	const place = placesOf(before, after)[number];
	if (!place) return null;
	const lines = linesOf(after).toSpliced(place.buffer2.offset, place.buffer2.length, ...place.buffer1.chunk);
	return lines.join("\n");
}

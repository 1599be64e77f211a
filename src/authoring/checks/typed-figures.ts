import type { Fault } from "#authoring/faults/fault.ts";
import type { Check } from "./check.ts";

/** A range with a unit, a share, an amount: what pages take from the facts. */
const figure =
	/\$\d[\d,.]*[MKk]?\+?|\b\d[\d,.]*\s?(?:[–-]\s?\d[\d,.]*\s?)?(?:%|(?:percent|weeks?|days?|months?|years?|ms|TPS)\b)|\b\d[\d,]*\+/;

/** Pages take figures of the program from the facts; one that was typed by hand would differ from page to page one day. */
export const typedFigures: Check = {
	name: "Figures in prose",
	find: ({ list, read }) =>
		list("content")
			.filter((file) => /\.mdx?$/.test(file) && file !== "content/README.md")
			.flatMap((file) => figuresOf(file, read(file) ?? "")),
};

function figuresOf(file: string, text: string): Fault[] {
	return text.split("\n").flatMap((line, at): Fault[] => {
		// Blanks in place of tags, so that columns stay what they are.
		const found = figure.exec(line.replace(/<[^>]*>/g, (tag) => " ".repeat(tag.length)));
		if (!found) return [];
		return [{ file, line: at + 1, column: found.index + 1, problem: { kind: "typed figure", figure: found[0] } }];
	});
}

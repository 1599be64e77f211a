import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { fileOfPage, type PlacedNode, placeOfNode, type Report } from "./page-place.ts";

/**
 * Code between ``` whose end is missing: Markdown then takes all that follows for code, up to the next ``` or the end of the page.
 * Code that a page ends with may go without, as long as it looks like nothing else. `source` is the page's text, `root` the project's
 * folder.
 */
export function openFences(source: string, root: URL, report: Report): MdastPluginEntry {
	const lines = source.split(/\r?\n/);
	return ({ fileURL }) => {
		const file = fileOfPage(fileURL, root);
		return defineMdastPlugin({
			name: "open-fences",
			options: { position: true },
			code(node) {
				const place = placeOfNode(node);
				const fence = /^(?:`{3,}|~{3,})/.exec(lines[place.line - 1]?.slice(place.column - 1) ?? "")?.[0];
				if (fence === undefined) return;
				const takesMore = isClosed(node, lines, fence) ? opensAgain(node.value, fence) : holdsText(node.value);
				if (takesMore) report({ file, ...place, problem: { kind: "code not closed", fence } });
			},
		});
	};
}

/** A fence as Markdown has it: its sign, as often as it opens code at least. */
const signsOf = (fence: string) => `${fence[0]}{${fence.length},}`;

function isClosed(
	{ position }: PlacedNode & { position?: { end: { line: number; column: number } } | undefined },
	lines: string[],
	fence: string,
): boolean {
	if (!position) return true;
	const { start, end } = position;
	// Code that goes on to the end of its part of the page ends before the first sign of the next line.
	const last = end.column === 1 ? end.line - 1 : end.line;
	return last > start.line && new RegExp(`^[\\s>]*${signsOf(fence)}\\s*$`).test(lines[last - 1] ?? "");
}

/** Whether code has a line that opens code with a word behind it, as no end has: the end of the former one is missing. */
function opensAgain(code: string, fence: string): boolean {
	return new RegExp(`^[ \\t]*${signsOf(fence)}[ \\t]*[\\w{][^\`]*$`, "m").test(code);
}

/** Whether what stands in code that does not end is more than the last lines of a page: nothing, two paragraphs, or what makes a page. */
function holdsText(code: string): boolean {
	return /^\s*$|\n\s*\n\s*\S|^\s*(?:#{2,6} |\d{1,3}[.)] |[-*+] |<\/?[A-Z])|\[[^\]]+\]\([^)]+\)/m.test(code);
}

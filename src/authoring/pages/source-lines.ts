import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { fileOfPage, placeOfNode, type Report } from "./page-place.ts";

/**
 * What only the lines of a page's text show: a row of a table with more cells than it has columns, and a paragraph that the line of
 * hyphens below it makes a heading. `source` is the page's text, `root` the project's folder.
 */
export function sourceLines(source: string, root: URL, report: Report): MdastPluginEntry {
	const lines = source.split(/\r?\n/);
	return ({ fileURL }) => {
		const file = fileOfPage(fileURL, root);
		return defineMdastPlugin({
			name: "source-lines",
			options: { position: true },
			table(node) {
				const columns = node.children[0]?.children.length ?? 0;
				for (const row of node.children) {
					const place = placeOfNode(row);
					const cells = cellsOf(lines[place.line - 1] ?? "");
					if (cells > columns) report({ file, ...place, problem: { kind: "cells not shown", cells, columns } });
				}
			},
			heading(node) {
				const { start, end } = node.position ?? {};
				if (node.depth !== 2 || !start || !end) return;
				const written = lines.slice(start.line - 1, end.line);
				const underline = written.pop() ?? "";
				// A heading of one line may be written so; sentences are none.
				const isText = written.length > 1 || /[.,:;]\s*$/.test(written[0] ?? "");
				if (isText && /^[\s>]*-+\s*$/.test(underline)) {
					report({ file, ...placeOfNode(node), problem: { kind: "heading of a paragraph" } });
				}
			},
		});
	};
}

/** How many cells a row of a table is written with. */
function cellsOf(row: string): number {
	const inner = row.replace(/^[\s>]*\|?/, "").replace(/(?<!\\)\|\s*$/, "");
	return inner.split(/(?<!\\)\|/).length;
}

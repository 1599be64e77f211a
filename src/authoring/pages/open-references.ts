import {
	defineMdastPlugin,
	type MdastNode,
	type MdastPluginEntry,
	type MdastTarget,
	type MdastVisitorContext,
} from "satteri";
import { fileOfPage, type Report } from "./page-place.ts";

/** What holds words. */
interface Block {
	position?: { start: { line: number; column: number }; end: { line: number } } | undefined;
	children: readonly MdastNode[];
}

/** What stands for code, in which brackets are signs, and for a link, which is in no other one. */
const [code, other] = ["\ue000", "\ue001"];

/**
 * `[words][label]`, whose words may be code. Neither an index, as in `a[i][j]`, nor what may be left out, as in `f(a[, b][, c])`, nor a
 * row of marks, as in `[a][b][c]`.
 */
const reference = /(?<![\w\])])\[(?!\s*,)([^[\]\ue001]+)\]\[(?![,^\s])([^[\]\ue000\ue001]*)\](?!\[)/g;

/** One mark or two before an entry of a list of changes: [grid][ui] Add a field. */
const marks = /^\[([a-z]+)\](\[[a-z]+\])?(?= \p{Lu})/u;

/**
 * A link by a label that no line of the page explains: Markdown shows it as it is written. `source` is the page's text, `root` the
 * project's folder.
 */
export function openReferences(source: string, root: URL, report: Report): MdastPluginEntry {
	const lines = source.split(/\r?\n/);
	return ({ fileURL }) => {
		const file = fileOfPage(fileURL, root);
		const look = (node: Block, text = textOf(node.children)) => {
			if (!node.position || !text.includes("][")) return;
			const { start, end } = node.position;
			const written = lines.slice(start.line - 1, end.line).join("\n");
			const found = new Map([...text.matchAll(reference)].map(([, words = "", label = ""]) => [label, words]));
			for (const [label, words] of found) {
				const at = placeIn(written, `][${label}]`);
				// Marks of sources are numbers: [1][2].
				if (at < 0 || !/[\p{L}\ue000]/u.test(words)) continue;
				const before = written.slice(0, at).split("\n");
				const column = before.length > 1 ? 1 : start.column;
				const problem = { kind: "link by no label", label: label || words.replaceAll(code, "…") } as const;
				report({ file, line: start.line + before.length - 1, column, problem });
			}
		};
		return defineMdastPlugin({
			name: "open-references",
			options: { position: true },
			paragraph(node, context) {
				const text = textOf(node.children);
				look(node, isOfChanges(text, node, context) ? text.replace(marks, "") : text);
			},
			heading: (node) => look(node),
			tableCell: (node) => look(node),
		});
	};
}

/** Whether a paragraph begins an entry of a list of changes: another entry has its first mark, too, or one mark alone. */
function isOfChanges(text: string, paragraph: MdastTarget, context: MdastVisitorContext): boolean {
	const [, first] = marks.exec(text) ?? [];
	const entry = context.parent(paragraph);
	if (!first || entry?.type !== "listItem" || context.indexOf(paragraph) !== 0) return false;
	const list = context.parent(entry);
	const own = context.indexOf(entry);
	return (list?.children ?? []).some((other: MdastNode, at) => {
		const [begin, mark, second] = at === own ? [] : (marks.exec(textOf([other])) ?? []);
		return begin !== undefined && (mark === first || second === undefined);
	});
}

function textOf(nodes: readonly MdastNode[]): string {
	return nodes
		.map((node) => {
			if (node.type === "text") return node.value;
			if (node.type === "inlineCode") return code;
			return "children" in node && !/^link/.test(node.type) ? textOf(node.children) : other;
		})
		.join("");
}

/** Where brackets stand in what is written that are no mere signs; -1 where each has a backslash before it. */
function placeIn(written: string, middle: string): number {
	for (let at = written.indexOf(middle); at >= 0; at = written.indexOf(middle, at + 1)) {
		const opening = written.lastIndexOf("[", at);
		if (written[at - 1] !== "\\" && opening >= 0 && written[opening - 1] !== "\\") return opening;
	}
	return -1;
}

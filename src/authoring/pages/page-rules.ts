import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { stop } from "#authoring/faults/content-error.ts";
import type { Problem } from "#authoring/faults/problems.ts";
import { fileOfPage, type PlacedNode, placeOfNode, type Report } from "./page-place.ts";

/**
 * What Markdown takes without a word and readers would stumble over: a picture without words, a link without an address,
 * a second main heading, a brace. `root` is the project's folder.
 */
export function pageRules(root: URL, report: Report = stop): MdastPluginEntry {
	return ({ fileURL }) => {
		const file = fileOfPage(fileURL, root);
		const refuse = (node: PlacedNode, problem: Problem) => report({ file, ...placeOfNode(node), problem });
		const refuseBrace = (node: PlacedNode & { value: string }) => {
			// Comments, and strings such as {" "}, are what MDX has braces for.
			if (/^\s*(\/\*[\s\S]*\*\/|"[^"]*"|'[^']*')\s*$/.test(node.value)) return;
			refuse(node, { kind: "braces in text", written: node.value });
		};
		return defineMdastPlugin({
			name: "page-rules",
			options: { position: true },
			heading(node) {
				if (node.depth === 1) refuse(node, { kind: "second main heading" });
				else if (node.children.length === 0) refuse(node, { kind: "heading without words" });
			},
			code(node) {
				const word = node.lang ?? "";
				if (word !== "mermaid" && /^\{?mermaid\}?$/i.test(word)) refuse(node, { kind: "diagram as text" });
			},
			// WCAG 2.2, 1.1.1: a picture has words for those who do not see it.
			image(node) {
				if (saysNothing(node.alt ?? "", node.url)) refuse(node, { kind: "picture without words", url: node.url });
			},
			link(node, context) {
				if (node.url === "") refuse(node, { kind: "link without address" });
				const hasPicture = node.children.some(({ type }) => type !== "text");
				if (!hasPicture && !context.textContent(node).trim())
					refuse(node, { kind: "link without words", url: node.url });
			},
			list(node, context) {
				const { start, children } = node;
				// A list may begin with 13, as clauses do that stand apart, and a list of months with 1.
				const isDay = start && start > 1 && children.length === 1 && beginsWithMonth.test(context.textContent(node));
				if (start && (start >= 1000 || isDay)) refuse(node, { kind: "number begins a list", number: start });
			},
			mdxjsEsm(node) {
				refuse(node, { kind: "word of programs" });
			},
			text(node) {
				for (const { at, problem } of slipsIn(node.value)) {
					const before = node.value.slice(0, at).split("\n");
					const { line, column } = placeOfNode(node);
					report({ file, line: line + before.length - 1, column: before.length > 1 ? 1 : column, problem });
				}
			},
			mdxTextExpression: refuseBrace,
			mdxFlowExpression: refuseBrace,
		});
	};
}

const beginsWithMonth =
	/^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** Whether the words for a picture are none, or its file's name, as programs put it there. */
function saysNothing(words: string, url: string): boolean {
	const name = url.replace(/^.*\//, "").replace(/\.\w+$/, "");
	return (
		/^\s*(?:(?:image|img|picture|photo|screenshot|untitled)[\s_-]*\d*)?\s*$/i.test(words) ||
		/\.(?:png|jpe?g|webp|avif|gif|svg|heic)\s*$/i.test(words) ||
		(words.trim() === name && /[\d_-]/.test(name))
	);
}

/** What was meant as a link, a heading, a table or a list, and is a text since a sign in it is another one or missing. */
function slipsIn(text: string): { at: number; problem: Problem }[] {
	const found: { at: number; problem: Problem }[] = [];
	const look = (slip: RegExp, problemOf: (written: string) => Problem) => {
		const match = slip.exec(text);
		if (match) found.push({ at: match.index, problem: problemOf(match[0]) });
	};
	look(/\[[^\]]+\]\s+\((?:\/|#|https?:|mailto:)[^)]*\)/, (written) => ({ kind: "link apart", written }));
	look(/!?\[[^\]]*\]\((?:\/|#|\.{1,2}\/)[^()]*[\s“”][^()]*\)/, (written) => ({ kind: "link not read", written }));
	look(/\*\*[^*\n]+\*\*/, (written) => ({ kind: "bold not read", written }));
	look(/^#{2,6}(?=[^#\s])/m, (sign) => ({ kind: "heading apart", sign }));
	look(/^(?:#{2,6}|[-*+]|\d{1,3}[.)])[\u00a0\u202f]/m, () => ({ kind: "unseen sign" }));
	look(/^(?:[•·‣▪]\s|o(?:\t| {2,})\S)/m, () => ({ kind: "other hyphen" }));
	look(/^:{3,}[ \t]*[a-z]+|^\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/m, (written) => ({
		kind: "box of other programs",
		written,
	}));
	look(/^[^\t\n]+\t[^\n]*\n[^\t\n]+\t/m, () => ({ kind: "table of tabs" }));
	look(/^\|.*\|[ \t]*\n\|.*\|[ \t]*$/m, () => ({ kind: "table without its line" }));
	return found;
}

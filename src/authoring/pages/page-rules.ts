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
			},
			// WCAG 2.2, 1.1.1: a picture has words for those who do not see it.
			image(node) {
				if (!node.alt?.trim()) refuse(node, { kind: "picture without words", url: node.url });
			},
			link(node) {
				if (node.url === "") refuse(node, { kind: "link without address" });
			},
			text(node) {
				const written = /\[[^\]]+\]\s+\((?:\/|#|https?:|mailto:)[^)]*\)/.exec(node.value)?.[0];
				if (written) refuse(node, { kind: "link apart", written });
			},
			mdxTextExpression: refuseBrace,
			mdxFlowExpression: refuseBrace,
		});
	};
}

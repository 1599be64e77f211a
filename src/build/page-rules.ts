import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";

/** A node of a page, as far as a refusal needs it. */
interface Placed {
	position?: { start: { line: number } } | undefined;
}

/**
 * What Markdown takes without a word and readers would stumble over: a picture without words, a link without an address,
 * a second main heading, a brace. Each stops the build with file (seen from `root`), line and what to write.
 */
export function pageRules(root: URL): MdastPluginEntry {
	return ({ fileURL }) => {
		const file = fileURL ? relative(fileURLToPath(root), fileURLToPath(fileURL)) : "this page";
		const refuse = ({ position }: Placed, sentence: string): never => {
			throw new Error(`${file}:${position?.start.line ?? 1}: ${sentence}`);
		};
		const refuseBrace = (node: Placed & { value: string }) => {
			// Comments, and strings such as {" "}, are what MDX has braces for.
			if (/^\s*(\/\*[\s\S]*\*\/|"[^"]*"|'[^']*')\s*$/.test(node.value)) return;
			refuse(
				node,
				`{${node.value}} is no text here. A brace that is only a sign is written \\{, and a figure is named by its component.`,
			);
		};
		return defineMdastPlugin({
			name: "page-rules",
			options: { position: true },
			heading(node) {
				if (node.depth === 1)
					refuse(node, "The title at the top of the page is its main heading. A section begins with ##.");
			},
			// WCAG 2.2, 1.1.1: a picture has words for those who do not see it.
			image(node) {
				if (!node.alt?.trim()) refuse(node, `Say in words what the picture shows: ![What it shows](${node.url}).`);
			},
			link(node) {
				if (node.url === "")
					refuse(node, "The link has no address. Write it between the round brackets: [words](/guide/contact/).");
			},
			text(node) {
				const apart = /\[[^\]]+\]\s+\((?:\/|#|https?:|mailto:)[^)]*\)/.exec(node.value)?.[0];
				if (apart) refuse(node, `${apart} is no link yet. Take out the space between its brackets.`);
			},
			mdxTextExpression: refuseBrace,
			mdxFlowExpression: refuseBrace,
		});
	};
}

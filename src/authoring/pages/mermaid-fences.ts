import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { stop } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { DiagramProblem, type Refusal } from "#diagrams/mermaid/problem.ts";
import { phoneWidth } from "#diagrams/mermaid/rows.ts";
import { fileOfPage, type PlacedNode, placeOfNode, type Report } from "./page-place.ts";

/**
 * Turns each ```mermaid fence of an .md or .mdx page into a finished picture. Title and description may be put on the
 * fence: ```mermaid title="How a referral travels" description="…" fit=none. `root` is the project's folder; a diagram that cannot be drawn is
 * reported at the line that is wrong.
 */
export function mermaidFences(root: URL, report: Report = stop): MdastPluginEntry {
	return ({ fileURL }) => {
		const file = fileOfPage(fileURL, root);
		const page = createHash("sha256").update(file).digest("hex").slice(0, 6);
		let count = 0;
		return defineMdastPlugin({
			name: "mermaid-fences",
			options: { position: true },
			async code(node) {
				if (node.lang !== "mermaid") return undefined;
				const id = `diagram-${page}-${++count}`;
				try {
					const diagram = await diagrams.draw(node.value, {
						title: wordOf("title", node.meta),
						description: wordOf("description", node.meta),
						...(/(?:^|\s)fit=none(?:\s|$)/.test(node.meta ?? "") ? {} : { fit: columnWidth, narrow: phoneWidth }),
					});
					return { raw: figureHtml(diagram, { id, source: node.value }), mdxExpressions: false };
				} catch (error) {
					if (!(error instanceof DiagramProblem)) throw error;
					report({ file, ...faultOfDiagram(error.refusal, node.value, node) });
					return undefined;
				}
			},
		});
	};
}

/**
 * The width of a page's column in px on a screen of 1280 px, where the page's contents are beside it; wider ones leave it 704 px. A picture
 * that is wider scrolls.
 */
const columnWidth = 42 * 16;

/** What is wrong with a diagram, at its line of the page; a diagram's first line is below its fence. */
function faultOfDiagram({ sentence, line, reason }: Refusal, source: string, fence: PlacedNode): Omit<Fault, "file"> {
	const text = line === null ? "" : (source.split("\n")[line - 1] ?? "");
	const { line: opens, column } = placeOfNode(fence);
	return {
		line: opens + (line ?? 1),
		column: column + (text.length - text.trimStart().length),
		problem: {
			kind: "diagram",
			refusal: sentence,
			line: line === null || text.trim() === "" ? null : { number: line, text: text.trim() },
			reason,
		},
	};
}

/** The value of `name="…"` behind a fence's language. */
function wordOf(name: string, meta: string | null | undefined): string | undefined {
	return new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`)
		.exec(meta ?? "")
		?.slice(1)
		.find((value) => value !== undefined);
}

/** Gives every page the few lines that wake the controls of its diagrams, if it has any; has a thread that draws from when the site is read until its pages are written. */
export function diagramControls(): AstroIntegration {
	return {
		name: "diagram-controls",
		hooks: {
			"astro:build:start": () => {
				diagrams.start();
				// The bundling of a large guide takes longer, and needs the memory.
				diagrams.endIdle(5_000);
			},
			// Every page is written. What follows takes the most memory, and a thread that draws holds much of it.
			"astro:build:generated": () => diagrams.stop(),
			"astro:config:setup": ({ injectScript, config }) => {
				const file = (path: string) => JSON.stringify(fileURLToPath(new URL(path, config.root)));
				const wake = `import(${file("./src/components/diagram/controls.ts")}).then((m) => m.wakeDiagrams())`;
				injectScript(
					"page",
					`import { afterPaint } from ${file("./src/browser/after-paint.ts")};\nif (document.querySelector("figure.diagram")) afterPaint(() => ${wake});`,
				);
			},
		},
	};
}

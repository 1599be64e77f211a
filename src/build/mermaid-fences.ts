import { createHash } from "node:crypto";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { figureHtml } from "#diagrams/figure.ts";
import { renderDiagram } from "#diagrams/render.ts";
import { guideColors } from "#program/flowcharts.ts";

/**
 * Turns each ```mermaid fence of an .md or .mdx page into a finished picture. Title and description may stand on the
 * fence: ```mermaid title="How a referral travels" description="…". A diagram that cannot be drawn stops the build with file and line.
 */
export function mermaidFences(root: URL): MdastPluginEntry {
	return ({ fileURL }) => {
		const file = fileURL ? relative(fileURLToPath(root), fileURLToPath(fileURL)) : "this page";
		const page = createHash("sha256").update(file).digest("hex").slice(0, 6);
		let count = 0;
		return defineMdastPlugin({
			name: "mermaid-fences",
			options: { position: true },
			async code(node) {
				if (node.lang !== "mermaid") return;
				const id = `diagram-${page}-${++count}`;
				const diagram = await renderDiagram(node.value, {
					title: wordOf("title", node.meta),
					description: wordOf("description", node.meta),
					palette: guideColors,
					place: { file, line: (node.position?.start.line ?? 0) + 1 },
				});
				return { raw: figureHtml(diagram, { id, source: node.value }), mdxExpressions: false };
			},
		});
	};
}

/** The value of `name="…"` behind a fence's language. */
function wordOf(name: string, meta: string | null | undefined): string | undefined {
	return new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|'([^']*)')`)
		.exec(meta ?? "")
		?.slice(1)
		.find((value) => value !== undefined);
}

/** Gives every page the few lines that wake the controls of its diagrams, if it has any. */
export function diagramControls(): AstroIntegration {
	return {
		name: "diagram-controls",
		hooks: {
			"astro:config:setup": ({ injectScript, config }) => {
				const file = fileURLToPath(new URL("./src/components/diagram/controls.ts", config.root));
				injectScript(
					"page",
					`if (document.querySelector("figure.diagram")) import(${JSON.stringify(file)}).then((m) => m.wakeDiagrams());`,
				);
			},
		},
	};
}

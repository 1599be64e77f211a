import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createDiagramRenderer, type DiagramRenderer } from "#diagrams/renderer.ts";
import { guideColors } from "#program/selection/flowcharts.ts";
import { diagramColors } from "./colors.ts";

const { resolve } = createRequire(import.meta.url);

/** The page's own font, whose widths every diagram is laid out with. */
export const pageFont = {
	file: resolve("@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2"),
	family: "Hanken Grotesk Variable",
	stack: "var(--font,Hanken Grotesk,Arial,sans-serif)",
};

// The configuration and the bundled pages have a copy of this module each, in one process: they share the threads.
const shared = Symbol.for("mamey.diagrams");

/** The renderer of this site's diagrams. */
export const diagrams: DiagramRenderer = known() ?? create();

function known(): DiagramRenderer | null {
	const found: DiagramRenderer | undefined = Reflect.get(globalThis, shared);
	return found ?? null;
}

function create(): DiagramRenderer {
	const renderer = createDiagramRenderer({
		font: pageFont,
		colors: diagramColors,
		palette: guideColors,
		cache: join(process.cwd(), "node_modules/.cache/diagrams"),
		// A page that was bundled lies elsewhere than the source; the name leads to it from both.
		worker: pathToFileURL(resolve("#diagrams/worker.ts")),
	});
	Object.defineProperty(globalThis, shared, { value: renderer });
	return renderer;
}

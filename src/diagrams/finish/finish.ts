import { type CustomPlugin, optimize, type XastElement, type XastRoot } from "svgo/browser";
import { crossingTexts, hiddenTexts } from "../checks/crossing-texts.ts";
import type { FontMetrics } from "../measure/font-metrics.ts";
import { edgeId, mermaidClasses, nodeId } from "../mermaid/internals.ts";
import { amend } from "./amend.ts";
import { readableByEar } from "./by-ear.ts";
import { fixText, textOf } from "./fix-text.ts";
import { frame } from "./frame.ts";
import { drawingId, idPlaceholder } from "./ids.ts";
import { illegibleTexts, makeLegible } from "./legible.ts";
import { type PaintOptions, paint } from "./paint.ts";
import { inlineSheet } from "./sheet/inline-sheet.ts";
import { withFittedSheet } from "./sheet/sheet.ts";

/** What a finished drawing needs besides Mermaid's. */
export interface FinishOptions extends PaintOptions {
	metrics: FontMetrics;
	font: { stack: string };
	title: string;
	description: string | null;
}

/** A drawing ready for a page. */
export interface FinishedDrawing {
	svg: string;
	/** In user units. */
	width: number;
	height: number;
	/** Size of the smallest text, in user units. */
	smallestText: number;
	/** Where its links lead, as a browser reads them. The caller judges them. */
	links: readonly string[];
	/** The text of each of its text elements. */
	texts: readonly string[];
	/** Words that have less than 4.5 : 1 against what lies behind them, in either theme. */
	illegible: readonly string[];
	/** How many pairs of texts lie on one another, and how many texts are hidden. */
	crossings: number;
}

/** Elements that a drawing may have. Everything else, such as foreignObject and script, is dropped. */
const allowed = new Set(
	"svg g a path rect circle ellipse line polygon polyline text tspan defs marker title desc clipPath linearGradient stop use symbol".split(
		" ",
	),
);

/** Attributes that stay. Presentation attributes take the place of style sheets. */
const kept = new Set(
	`id d x y dx dy x1 y1 x2 y2 cx cy r rx ry width height points transform viewBox refX refY markerWidth markerHeight markerUnits
	orient marker-start marker-end marker-mid href text-anchor dominant-baseline font-size font-weight font-style fill stroke
	stroke-width stroke-dasharray stroke-linecap stroke-linejoin fill-opacity stroke-opacity opacity text-decoration display
	visibility paint-order clip-path offset stop-color data-node data-edge textLength lengthAdjust xml:space direction`.split(
		/\s+/,
	),
);

/** Properties of CSS that are presentation attributes, out of `style`. */
const presentation = new Set(
	[...kept]
		.filter((name) => name.includes("-") && !name.startsWith("data-"))
		.concat("fill", "stroke", "opacity", "display", "visibility", "direction"),
);

/** Makes Mermaid's drawing small, safe and a citizen of the page: no style sheet, colors as variables, whole lines of text. */
export function finish(svg: string, options: FinishOptions): FinishedDrawing {
	const facts = {
		width: 0,
		height: 0,
		smallestText: 16,
		links: [] as string[],
		texts: [] as string[],
		illegible: [] as string[],
		crossings: 0,
	};
	const own: CustomPlugin = {
		name: "citizen-of-the-page",
		fn: (root) => {
			asWritten(root);
			inlineSheet(root);
			amend(root);
			clean(root, facts.links);
			paint(root, options);
			facts.smallestText = fixText(root, options.metrics);
			const scene = makeLegible(root, options.colors, options.metrics);
			facts.illegible = illegibleTexts(scene, options.colors);
			facts.crossings = crossingTexts(scene.lines) + hiddenTexts(scene);
			facts.texts = textsOf(root);
			Object.assign(facts, frame(root, { ...options, hasLinks: facts.links.length > 0, lines: scene.lines }));
			readableByEar(root);
			return null;
		},
	};
	const { data } = optimize(
		withFittedSheet(withLinkNamespace(svg), (property) => presentation.has(property)),
		{
			floatPrecision: 2,
			plugins: [
				own,
				{ name: "cleanupNumericValues", params: { floatPrecision: 2 } },
				{ name: "convertPathData", params: { floatPrecision: 1, noSpaceAfterFlags: false } },
				{ name: "convertTransform", params: { floatPrecision: 2 } },
				"removeEmptyContainers",
				"collapseGroups",
				"moveElemsAttrsToGroup",
				{ name: "cleanupIds", params: { minify: true, remove: true } },
				// After the ids that nothing names are gone: Mermaid brings symbols and arrowheads that a diagram may not use.
				"removeUselessDefs",
				{ name: "prefixIds", params: { prefix: idPlaceholder, delim: "-", prefixClassNames: false } },
			],
		},
	);
	// Added last: svgo knows no ids in aria-labelledby.
	const { title, description } = options;
	const named = [element("title", title), ...(description ? [element("desc", description)] : [])].join("");
	const labels = `aria-labelledby="${idPlaceholder}-title${description ? ` ${idPlaceholder}-desc` : ""}"`;
	return {
		svg: data
			.replaceAll(' data-href="#', ' href="#')
			.replace(/^<svg([^>]*)>/, (_, attributes: string) => `<svg${attributes} ${labels}>${named}`),
		...facts,
	};
}

/** linkedom, which Mermaid draws with, gives an element's attributes the last one first. */
function asWritten(parent: XastRoot | XastElement): void {
	for (const child of parent.children) {
		if (child.type !== "element") continue;
		child.attributes = Object.fromEntries(Object.entries(child.attributes).reverse());
		asWritten(child);
	}
}

/** Links of state diagrams have the prefix `xlink`, which Mermaid does not declare. */
const withLinkNamespace = (svg: string): string =>
	/^<svg[^>]*\sxmlns:xlink=/.test(svg) ? svg : svg.replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"');

function textsOf(parent: XastRoot | XastElement): string[] {
	return parent.children.flatMap((child) =>
		child.type !== "element" ? [] : child.name === "text" ? [textOf(child)] : textsOf(child),
	);
}

function element(name: "title" | "desc", text: string): string {
	const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
	return `<${name} id="${idPlaceholder}-${name}">${safe}</${name}>`;
}

function clean(parent: XastRoot | XastElement, links: string[]): void {
	parent.children = parent.children.flatMap((child) => {
		if (child.type === "text" || child.type === "cdata") return [child];
		if (child.type !== "element") return [];
		if (child.name === "switch") {
			// The last alternative of a switch is plain SVG text; the first is HTML.
			clean(child, links);
			return child.children;
		}
		if (!allowed.has(child.name) || child.name === "title" || child.name === "desc" || isEmpty(child)) return [];
		tidy(child);
		if (child.attributes.display === "none") return [];
		if (child.name === "a") {
			links.push(keepAddress(child));
			// Tickets of a Kanban board have the outline of their cards around their letters.
			delete child.attributes.stroke;
		}
		clean(child, links);
		return [child];
	});
}

/** Where a link leads; nowhere when Mermaid took its address away. A place on the page is no id of the drawing. */
function keepAddress({ attributes }: XastElement): string {
	const { href = "" } = attributes;
	if (href.startsWith("#")) {
		attributes["data-href"] = href;
		delete attributes.href;
	}
	return href;
}

/** A `rect` without a size draws nothing, nor does a `text` without words; Mermaid leaves both behind labels. */
function isEmpty(element: XastElement): boolean {
	const { name, attributes } = element;
	if (name === "text") return !textOf(element).trim();
	if (attributes.class?.split(/\s+/).includes(mermaidClasses.today)) return true;
	return (
		name === "rect" &&
		!(Number.parseFloat(attributes.width ?? "") > 0 && Number.parseFloat(attributes.height ?? "") > 0)
	);
}

function tidy(element: XastElement): void {
	const trimmed = Object.entries(element.attributes).map(([name, value]) => [name, value.trim()] as const);
	const attributes: Record<string, string> = Object.fromEntries(trimmed);
	const classes = (attributes.class ?? "").split(/\s+/);
	for (const declaration of (attributes.style ?? "").split(";")) {
		const colon = declaration.indexOf(":");
		const name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
		const value = declaration
			.slice(colon + 1)
			.replace(/!\s*important/i, "")
			.trim();
		if (presentation.has(name) && value) attributes[name] = value;
	}
	attributes.href ??= attributes["xlink:href"] ?? "";
	if (!attributes.href) delete attributes.href;
	if (classes.includes(mermaidClasses.node)) {
		const name = nodeName(attributes.id ?? "");
		if (name) attributes["data-node"] = name;
	}
	const edge = edgeId.exec(attributes["data-id"] ?? "")?.[1];
	delete attributes["data-edge"];
	if (edge) attributes["data-edge"] = edge.replace(/_/g, "-");
	// Dashes that Mermaid uses only to cut a line short of its arrow.
	if (/^0(?: 0 |$)/.test(attributes["stroke-dasharray"] ?? "")) attributes["stroke-dasharray"] = "none";
	for (const [name, value] of Object.entries(attributes))
		if (!kept.has(name) || leadsOut(value)) delete attributes[name];
	if (element.name !== "a" && !attributes.href?.startsWith("#")) delete attributes.href;
	for (const [name, value] of Object.entries(defaults)) if (attributes[name] === value) delete attributes[name];
	if (attributes["font-size"]) attributes["font-size"] = String(pixels(attributes["font-size"]));
	element.attributes = attributes;
}

/** A paint or marker that is not in the drawing itself: it would be fetched from elsewhere, or be missing. */
const leadsOut = (value: string): boolean => /url\(\s*["']?(?!\s*["']?#)|image-set|expression/i.test(value);

/** A font size in user units, 12 at least (a page's smallest text). `ex` is half the page's 16 px, as its x-height is. */
function pixels(size: string): number {
	const number = Number.parseFloat(size) || 16;
	const unit = /(?:rem|em)\s*$/.test(size) ? 16 : /ex\s*$/.test(size) ? 8 : /%\s*$/.test(size) ? 0.16 : 1;
	return Math.max(12, Math.round(number * unit * 100) / 100);
}

const defaults: Readonly<Record<string, string>> = {
	"stroke-dasharray": "none",
	"font-style": "normal",
	opacity: "1",
	"fill-opacity": "1",
	"stroke-opacity": "1",
	visibility: "visible",
	"text-decoration": "none",
};

/** The author's name of a node, out of the id that Mermaid gives it: `d1-flowchart-TECH-1` → `TECH`. */
function nodeName(id: string): string | null {
	return nodeId.exec(id)?.[1] ?? (id.replace(`${drawingId}-`, "") || null);
}

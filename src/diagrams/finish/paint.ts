import type { XastElement, XastRoot } from "svgo";
import {
	type ColorRole,
	type DiagramColors,
	hueOf,
	roleBehind,
	roleIn,
	textOn,
	themes,
	variableFor,
} from "../colors.ts";
import { builtInColor } from "../mermaid/theme.ts";
import { contrast, luminance, parseColor, type Rgba } from "./color-value.ts";

/** How colors become those of the page. */
export interface PaintOptions {
	/** The author's text: a color that is set in it is the author's own. */
	source: string;
	/** Colors of authors that mean a color of the page, such as `#3498db` → `tint-1`. Lower case. */
	palette: Readonly<Record<string, ColorRole>>;
	colors: DiagramColors;
}

const painted = ["fill", "stroke", "stop-color"] as const;

/** Turns every color into a variable of the page, except those that an author chose and the palette does not know. */
export function paint(root: XastRoot, options: PaintOptions): void {
	const { colors } = options;
	const chosen = colorsOfAuthor(options.source);
	const visit = (element: XastElement, inNode: boolean) => {
		for (const name of painted) {
			const value = element.attributes[name];
			if (value) element.attributes[name] = pageColor(value, chosen, options, name);
		}
		strengthenLine(element, colors);
		if (!inNode) strengthenPoint(element, colors);
		const isNode = inNode || element.attributes["data-node"] !== undefined;
		for (const child of element.children) if (child.type === "element") visit(child, isNode);
		if (element.attributes["data-node"]) dressNode(element, colors);
	};
	for (const child of root.children) if (child.type === "element") visit(child, false);
}

/** A line of Mermaid that sets colors. */
const setsColors =
	/^\s*(?:style|classDef|linkStyle|rect|box|Update\w+Style)\b|\b(?:fill|stroke|color|background|\w+Color)\s*[:=]/i;
const colorText = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)|\b[a-z]{3,20}\b/gi;

/** Every color that the author's text sets: its parts → as it is written. */
function colorsOfAuthor(source: string): ReadonlyMap<string, string> {
	const found = source
		.split("\n")
		.filter((line) => setsColors.test(line))
		.flatMap((line) => line.match(colorText) ?? [])
		.map((text) => [parseColor(text.toLowerCase())?.join() ?? null, text] as const);
	return new Map(found.flatMap(([color, text]) => (color ? [[color, text]] : [])));
}

function pageColor(
	value: string,
	chosen: ReadonlyMap<string, string>,
	{ palette, colors }: PaintOptions,
	attribute: (typeof painted)[number],
): string {
	const color = value.trim().toLowerCase();
	// The axes of a chart draw their lines in the current color.
	if (color === "currentcolor") return variableFor(colors, attribute === "stroke" ? "line" : "ink");
	if (color === "transparent") return "none";
	if (/^(none|inherit|context-|url\()/.test(color)) return color;
	const parts = parseColor(color)?.join();
	const meant = Object.keys(palette).find((one) => parts !== undefined && parseColor(one)?.join() === parts);
	const role = roleIn(color, colors) ?? roleBehind(color) ?? (meant && palette[meant]);
	if (role) return variableFor(colors, role);
	const own = parts && chosen.get(parts);
	if (own) return own;
	// Mermaid has mixed it out of one of the page's colors, which is then not to be known again.
	if (color.startsWith("hsl")) return variableFor(colors, attribute === "stroke" ? "edge" : "sunk");
	return variableFor(colors, builtInColor(color) ?? "ink");
}

/** Whether text of an author's color has 4.5:1 on its area in both themes (WCAG 1.4.3). */
function isReadable(text: string, area: ColorRole | null, own: Rgba | null, colors: DiagramColors): boolean {
	const color = parseColor(text);
	if (!color) return true;
	return themes.every((theme) => {
		const ground = own ?? (area && parseColor(colors[area][theme]));
		return !ground || contrast(color, ground) >= 4.5;
	});
}

/** Mind maps draw their lines in the tints of their areas, which are too pale for a line. */
function strengthenLine({ name, attributes }: XastElement, colors: DiagramColors): void {
	if (name !== "path" || (attributes.fill ?? "none") !== "none") return;
	const tint = roleIn(attributes.stroke, colors);
	const hue = tint && hueOf(tint);
	if (!hue) return;
	attributes.stroke = variableFor(colors, hue);
	attributes["stroke-width"] = String(Math.min(3, Number.parseFloat(attributes["stroke-width"] ?? "1")));
}

/** A point of a quadrant chart in the tint of an area would not be seen on the quadrants, which have those tints. */
function strengthenPoint({ name, attributes }: XastElement, colors: DiagramColors): void {
	if (name !== "circle") return;
	for (const paint of ["fill", "stroke"] as const) {
		const tint = roleIn(attributes[paint], colors);
		const hue = tint && hueOf(tint);
		if (hue) attributes[paint] = variableFor(colors, hue);
	}
}

/**
 * Text of a node can be read on its fill: on a color of the page by the page's pair, on an author's own color in black
 * or white, which then holds in every theme. A color of text that an author chose besides stays. A node that would
 * melt into the page gets an outline.
 */
function dressNode(node: XastElement, colors: DiagramColors): void {
	const shapes: XastElement[] = [];
	const texts: XastElement[] = [];
	const visit = (element: XastElement) => {
		if (element.name === "text" || element.name === "tspan") texts.push(element);
		else if (element.attributes.fill && element.attributes.fill !== "none") shapes.push(element);
		for (const child of element.children) if (child.type === "element") visit(child);
	};
	visit(node);
	const filled = shapes.find((shape) => !shape.attributes.fill?.startsWith("var(")) ?? shapes[0];
	const fill = filled?.attributes.fill ?? "";
	const area = roleIn(fill, colors);
	const own = area ? null : parseColor(fill);
	if (area === "raised" && filled && filled.name !== "g") filled.attributes.stroke ??= variableFor(colors, "edge");
	const readable = area
		? variableFor(colors, textOn(area))
		: own === null
			? null
			: luminance(own) > 0.18
				? "#1a1a1a"
				: "#fff";
	if (!readable) return;
	for (const { name, attributes } of texts) {
		const { fill: color } = attributes;
		if (color ? color.startsWith("var(") || !isReadable(color, area, own, colors) : name === "text" && !area)
			attributes.fill = readable;
	}
}

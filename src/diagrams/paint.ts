import type { XastElement, XastRoot } from "svgo";
import { builtInColor, type ColorName, hueOf, isColorName, standsFor, textOn, variable } from "./theme.ts";

/** How colors become those of the page. */
export interface PaintOptions {
	/** The author's text: a color that stands in it is the author's own. */
	source: string;
	/** Colors of authors that mean a color of the page, such as `#3498db` → `t1`. Lower case. */
	palette: Readonly<Record<string, ColorName>>;
}

const painted = ["fill", "stroke", "stop-color"] as const;

/** Turns every color into a variable of the page, except those that an author chose and the palette does not know. */
export function paint(root: XastRoot, { source, palette }: PaintOptions): void {
	const text = source.toLowerCase();
	const visit = (element: XastElement) => {
		for (const name of painted) {
			const value = element.attributes[name];
			if (value) element.attributes[name] = pageColor(value, text, palette, name);
		}
		strengthenLine(element);
		for (const child of element.children) if (child.type === "element") visit(child);
		if (element.attributes["data-node"]) dressNode(element);
	};
	for (const child of root.children) if (child.type === "element") visit(child);
}

function pageColor(
	value: string,
	source: string,
	palette: PaintOptions["palette"],
	attribute: (typeof painted)[number],
): string {
	const color = value.trim().toLowerCase();
	// The axes of a chart draw their lines in the current color.
	if (color === "currentcolor") return variable(attribute === "stroke" ? "line" : "ink");
	if (color === "transparent") return "none";
	if (/^(none|inherit|context-|url\()/.test(color)) return color;
	const named = nameIn(color);
	if (named) return variable(named);
	const stand = standsFor(color);
	if (stand) return variable(stand);
	const meant = palette[color];
	if (meant) return variable(meant);
	if (new RegExp(`(?<![\\w#])${RegExp.escape(color)}(?!\\w)`).test(source)) return color;
	return variable(builtInColor(color) ?? "ink");
}

/** Mind maps draw their lines in the tints of their areas, which are too pale for a line. */
function strengthenLine({ name, attributes }: XastElement): void {
	if (name !== "path" || (attributes.fill ?? "none") !== "none") return;
	const tint = nameIn(attributes.stroke);
	const hue = tint && hueOf(tint);
	if (!hue) return;
	attributes.stroke = variable(hue);
	attributes["stroke-width"] = String(Math.min(3, Number.parseFloat(attributes["stroke-width"] ?? "1")));
}

/** The name of the variable that an attribute paints with. */
function nameIn(value: string | undefined): ColorName | null {
	const name = /^var\(--([\w-]+)/.exec(value ?? "")?.[1];
	return isColorName(name) ? name : null;
}

/**
 * Text of a node can be read on its fill: on a color of the page by the page's pair, on an author's own color in black
 * or white, which then holds in every theme. A color of text that an author chose besides stays. A node that would
 * melt into the page gets an outline.
 */
function dressNode(node: XastElement): void {
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
	const area = nameIn(fill);
	const light = luminance(fill);
	if (area === "raised" && filled && filled.name !== "g") filled.attributes.stroke ??= variable("edge");
	const readable = area ? variable(textOn(area)) : light === null ? null : light > 0.18 ? "#1a1a1a" : "#fff";
	if (!readable) return;
	for (const { name, attributes } of texts) {
		const own = attributes.fill;
		if (own ? own.startsWith("var(") : name === "text" && !area) attributes.fill = readable;
	}
}

/** Relative luminance of a hex color (WCAG 2.2), 0–1; null for names and functions. */
function luminance(color: string): number | null {
	const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
	const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
	const parts = short?.slice(1).map((digit) => digit + digit) ?? long?.slice(1);
	if (!parts) return null;
	const [red = 0, green = 0, blue = 0] = parts.map((part) => {
		const value = Number.parseInt(part, 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

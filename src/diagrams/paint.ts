import type { XastElement, XastRoot } from "svgo";
import { builtInColor, type ColorName, standsFor, variable } from "./theme.ts";

/** How colors become those of the page. */
export interface PaintOptions {
	/** The author's text: a color that stands in it is the author's own. */
	source: string;
	/** Colors of authors that mean a color of the page, such as `#3498db` → `t1`. Lower case. */
	palette: Readonly<Record<string, ColorName>>;
}

const painted = ["fill", "stroke", "stop-color"] as const;

/** Turns every color into a variable of the page, except those that an author chose and the palette does not know. */
export function paint(root: XastRoot, options: PaintOptions): void {
	const source = options.source.toLowerCase();
	const visit = (element: XastElement) => {
		for (const name of painted) {
			const value = element.attributes[name];
			if (value) element.attributes[name] = pageColor(value, source, options.palette);
		}
		for (const child of element.children) if (child.type === "element") visit(child);
		if (element.attributes["data-node"]) keepContrast(element);
	};
	for (const child of root.children) if (child.type === "element") visit(child);
}

function pageColor(value: string, source: string, palette: PaintOptions["palette"]): string {
	const color = value.trim().toLowerCase();
	if (/^(none|transparent|currentcolor|inherit|context-|url\()/.test(color))
		return color === "currentcolor" ? variable("ink") : color;
	const stand = standsFor(color);
	if (stand) return variable(stand);
	const meant = palette[color];
	if (meant) return variable(meant);
	if (source.includes(color)) return color;
	return variable(builtInColor(color) ?? "ink");
}

/** A node filled by an author in a fixed color keeps a fixed text color that can be read on it in every theme. */
function keepContrast(node: XastElement): void {
	const shapes: XastElement[] = [];
	const texts: XastElement[] = [];
	const visit = (element: XastElement) => {
		if (element.name === "text" || element.name === "tspan") texts.push(element);
		else if (element.attributes.fill && element.attributes.fill !== "none") shapes.push(element);
		for (const child of element.children) if (child.type === "element") visit(child);
	};
	visit(node);
	const fill = shapes.find((shape) => !shape.attributes.fill?.startsWith("var("))?.attributes.fill;
	if (!fill) return;
	const light = luminance(fill);
	if (light === null) return;
	for (const text of texts) {
		if (text.name === "text" || text.attributes.fill) {
			if (!text.attributes.fill || text.attributes.fill.startsWith("var("))
				text.attributes.fill = light > 0.18 ? "#1a1a1a" : "#fff";
		}
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

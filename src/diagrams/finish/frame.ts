import type { XastElement, XastRoot } from "svgo";
import { type DiagramColors, variableFor } from "../colors.ts";
import { type Box, boxAround, union } from "../measure/geometry.ts";
import type { TextLine } from "./scene.ts";

/** How a finished drawing is framed. */
export interface FrameOptions {
	colors: DiagramColors;
	font: { stack: string };
	hasLinks: boolean;
	/** The lines of its text. */
	lines: readonly TextLine[];
}

/** Room around a text that Mermaid would have cut off, in user units. */
const margin = 8;

/**
 * Sets size and role of a drawing, and what it passes on to all its text. A picture with links is a group for assistive
 * technology: what is in an image cannot be reached. Gives its size in user units.
 */
export function frame(root: XastRoot, options: FrameOptions): { width: number; height: number } {
	const svg = root.children.find((child): child is XastElement => child.type === "element");
	if (!svg) throw new Error("The drawing is empty.");
	const { x, y, width, height } = boxWithTexts(svg.attributes.viewBox ?? "", options.lines);
	const round = (value: number) => Math.round(value * 100) / 100;
	svg.attributes = {
		viewBox: [x, y, width, height].map(round).join(" "),
		width: `${round(width / 16)}em`,
		height: `${round(height / 16)}em`,
		role: options.hasLinks ? "group" : "img",
		"font-family": options.font.stack,
		"font-size": "16",
		fill: variableFor(options.colors, "ink"),
	};
	dropUnusedMarkers(svg);
	return { width, height };
}

/** The box of a drawing, grown to each line of text that it would cut off, such as a title that is longer than its chart is wide. */
function boxWithTexts(viewBox: string, lines: readonly TextLine[]): Box {
	const [x = 0, y = 0, width = 0, height = 0] = viewBox.split(/[\s,]+/).map(Number);
	const box = { x, y, width, height };
	const isCut = (text: Box) =>
		text.x < x - 1 || text.y < y - 1 || text.x + text.width > x + width + 1 || text.y + text.height > y + height + 1;
	const cut = lines.map(({ points, size }) => grown(boxAround(points), 0, 0.62 * size)).filter(isCut);
	return cut.length === 0 ? box : union([box, ...cut.map((text) => grown(text, margin, margin))]);
}

const grown = ({ x, y, width, height }: Box, across: number, down: number): Box => ({
	x: x - across,
	y: y - down,
	width: width + 2 * across,
	height: height + 2 * down,
});

/** Mermaid brings every kind of arrowhead along; only those that an edge wears stay. */
function dropUnusedMarkers(svg: XastElement): void {
	const worn = new Set<string>();
	const collect = (from: XastElement) => {
		for (const name of ["marker-start", "marker-mid", "marker-end"]) {
			const id = /url\(["']?[^#]*#([^"')]+)/.exec(from.attributes[name] ?? "")?.[1];
			if (id) worn.add(id);
		}
		for (const child of from.children) if (child.type === "element") collect(child);
	};
	collect(svg);
	const drop = (from: XastElement) => {
		from.children = from.children.filter(
			(child) => child.type !== "element" || child.name !== "marker" || worn.has(child.attributes.id ?? ""),
		);
		for (const child of from.children) if (child.type === "element") drop(child);
	};
	drop(svg);
}

import { decodeEntities } from "../finish/entities.ts";
import type { FontMetrics } from "./font-metrics.ts";
import { type Box, union } from "./geometry.ts";

/** How an element's text is set. */
export interface TextStyle {
	/** In user units. */
	size: number;
	/** 100–900. */
	weight: number;
	anchor: "start" | "middle" | "end";
	baseline: string;
}

/** One run of characters on one line; `x` and `y` are its start on the base line. */
interface Run {
	text: string;
	style: TextStyle;
	width: number;
	y: number;
}

/** What a measurement needs to know of an element. */
export interface TextSource {
	metrics: FontMetrics;
	styleOf(element: Element): TextStyle;
}

/** Width of all the text of an element in a row, as `getComputedTextLength` gives it. */
export function textLength(element: Element, source: TextSource): number {
	let total = 0;
	for (const { text, style } of pieces(element, source)) total += source.metrics.width(text, style.weight) * style.size;
	return total;
}

/** The box around the lines of a `text` or `tspan` element, as `getBBox` gives it: full height of the font a line. */
export function textBox(element: Element, source: TextSource): Box | null {
	const chunks: { x: number; anchor: TextStyle["anchor"]; runs: Run[] }[] = [];
	let pen = { x: 0, y: 0 };
	const visit = (node: Element) => {
		const style = source.styleOf(node);
		const length = (name: string) => toUnits(node.getAttribute(name), style.size);
		const [x, y, dx, dy] = [length("x"), length("y"), length("dx"), length("dy")];
		const moves = x !== null || y !== null;
		pen = { x: (x ?? pen.x) + (dx ?? 0), y: (y ?? pen.y) + (dy ?? 0) };
		if (moves || chunks.length === 0) chunks.push({ x: pen.x, anchor: style.anchor, runs: [] });
		for (let child = node.firstChild; child; child = child.nextSibling) {
			if (child.nodeType === 3) {
				const text = collapse(child.textContent ?? "", node);
				if (!text) continue;
				const width = source.metrics.width(text, style.weight) * style.size;
				chunks.at(-1)?.runs.push({ text, style, width, y: pen.y + baselineShift(style, source.metrics) });
				pen = { x: pen.x + width, y: pen.y };
			} else if (isElement(child) && child.localName !== "title") visit(child);
		}
	};
	visit(element);
	const boxes = chunks.flatMap(({ x, anchor, runs }): Box[] => {
		const width = runs.reduce((sum, run) => sum + run.width, 0);
		let left = x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
		return runs.map((run) => {
			const box = {
				x: left,
				// Browsers round both to whole pixels.
				y: run.y - Math.round(source.metrics.ascent * run.style.size),
				width: run.width,
				height:
					Math.round(source.metrics.ascent * run.style.size) + Math.round(source.metrics.descent * run.style.size),
			};
			left += run.width;
			return box;
		});
	});
	return boxes.length > 0 ? union(boxes) : null;
}

function* pieces(element: Element, source: TextSource): Generator<{ text: string; style: TextStyle }> {
	for (let child = element.firstChild; child; child = child.nextSibling) {
		if (child.nodeType === 3) {
			yield { text: collapse(child.textContent ?? "", element), style: source.styleOf(element) };
		} else if (isElement(child) && child.localName !== "title") yield* pieces(child, source);
	}
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** White space as SVG collapses it, unless the element keeps it. */
function collapse(raw: string, element: Element): string {
	const text = decodeEntities(raw);
	return element.getAttribute("xml:space") === "preserve" ? text : text.replace(/[\t\n\r ]+/g, " ");
}

/** How far the base line lies below the given position, after `dominant-baseline`. */
function baselineShift({ baseline, size }: TextStyle, { ascent, descent }: FontMetrics): number {
	if (baseline === "middle") return 0.25 * size;
	if (baseline === "central") return ((ascent - descent) / 2) * size;
	if (baseline === "hanging" || baseline === "text-before-edge") return ascent * size;
	return 0;
}

/** A length as SVG writes it: a number, `px`, `em`; the first of a list. Null when there is none. */
export function toUnits(value: string | null, fontSize: number): number | null {
	if (value === null) return null;
	const number = Number.parseFloat(value);
	if (Number.isNaN(number)) return null;
	if (/ex\s*$/.test(value)) return number * fontSize * 0.5;
	return /em\s*$/.test(value) ? number * fontSize : number;
}

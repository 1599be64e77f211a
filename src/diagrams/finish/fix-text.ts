import type { XastElement, XastRoot, XastText } from "svgo";
import type { FontMetrics } from "../measure/font-metrics.ts";
import { decodeEntities } from "./entities.ts";

/**
 * Joins the words of each line of text, and fixes its length to what was measured: a line then keeps to its box when the
 * font is blocked, letters are spaced (WCAG 1.4.12), or another font draws characters that the page's font lacks.
 * Gives the size of the smallest text in user units.
 */
export function fixText(root: XastRoot, metrics: FontMetrics): number {
	let smallest = 16;
	const visit = (element: XastElement, size: number, weight: number) => {
		const ownSize = Number.parseFloat(element.attributes["font-size"] ?? "") || size;
		const ownWeight = weightOf(element.attributes["font-weight"]) ?? weight;
		if (element.name === "text" || element.name === "tspan") {
			collapseSpace(element);
			joinWords(element);
			if (element.children.some((child) => child.type === "text" && child.value.trim()))
				smallest = Math.min(smallest, ownSize);
			if (isLine(element)) fixLength(element, metrics, ownSize, ownWeight);
		}
		for (const child of element.children) if (child.type === "element") visit(child, ownSize, ownWeight);
	};
	decodeTexts(root);
	for (const child of root.children) if (child.type === "element") visit(child, 16, 400);
	return smallest;
}

function decodeTexts(parent: XastRoot | XastElement): void {
	for (const child of parent.children) {
		if (child.type === "text") child.value = decodeEntities(child.value);
		else if (child.type === "element") decodeTexts(child);
	}
}

/** White space as SVG shows it: one space for many, none at the ends of a line that is all one text. */
function collapseSpace(element: XastElement): void {
	const [only] = element.children;
	for (const child of element.children) if (child.type === "text") child.value = child.value.replace(/\s+/g, " ");
	const starts = ["x", "y", "dy"].some((name) => element.attributes[name] !== undefined) || element.name === "text";
	if (element.children.length === 1 && only?.type === "text" && starts) only.value = only.value.trim();
}

/** Words that differ in nothing become one text. */
function joinWords(line: XastElement): void {
	const words = line.children.filter(
		(child): child is XastElement => child.type === "element" && child.name === "tspan",
	);
	if (words.length === 0 || words.length !== line.children.length) return;
	const dress = (word: XastElement) =>
		JSON.stringify({ ...word.attributes, "font-weight": weightOf(word.attributes["font-weight"]) ?? 400 });
	const [first] = words;
	const placed = ["x", "y", "dx", "dy"].some((name) => first?.attributes[name] !== undefined);
	if (!first || placed || words.some((word) => dress(word) !== dress(first))) return;
	const plain = words.every((word) => word.children.every((child) => child.type === "text"));
	if (!plain) return;
	const text = words.map(textOf).join("");
	if (dress(first) === JSON.stringify({ "font-weight": 400 })) line.children = [{ type: "text", value: text }];
	else line.children = [{ ...first, children: [{ type: "text", value: text }] }];
}

/** A line is the innermost element that is placed on its own: it has text, and nothing in it starts elsewhere. */
function isLine(element: XastElement): boolean {
	if (!textOf(element).trim()) return false;
	const starts = (child: XastElement): boolean =>
		["x", "y", "dy"].some((name) => child.attributes[name] !== undefined) || elements(child).some(starts);
	if (elements(element).some(starts)) return false;
	return element.name === "text" || ["x", "y", "dy"].some((name) => element.attributes[name] !== undefined);
}

function fixLength(line: XastElement, metrics: FontMetrics, size: number, weight: number): void {
	const text = textOf(line);
	if (text.trim().length < 2) return;
	const widthOf = (element: XastElement, heavy: number): number =>
		element.children.reduce((sum, child) => {
			if (child.type === "text") return sum + metrics.width(child.value, heavy) * size;
			if (child.type !== "element") return sum;
			return sum + widthOf(child, weightOf(child.attributes["font-weight"]) ?? heavy);
		}, 0);
	line.attributes.textLength = String(Math.round(widthOf(line, weight) * 10) / 10);
	line.attributes.lengthAdjust = "spacingAndGlyphs";
}

const elements = ({ children }: XastElement): XastElement[] =>
	children.filter((child): child is XastElement => child.type === "element");

/** All the text inside an element. */
export function textOf({ children }: XastElement): string {
	return children
		.map((child): string =>
			child.type === "text" ? (child as XastText).value : child.type === "element" ? textOf(child) : "",
		)
		.join("");
}

function weightOf(value: string | undefined): number | null {
	if (!value) return null;
	if (value === "bold" || value === "bolder") return 700;
	if (value === "normal") return 400;
	return Number.parseInt(value, 10) || null;
}

import { parseHTML } from "linkedom/worker";
import { parseColor } from "../finish/color-value.ts";
import type { FontMetrics } from "./font-metrics.ts";
import {
	type Box,
	boxAround,
	compose,
	identity,
	type Matrix,
	noBox,
	numbersOf,
	type Point,
	parseTransform,
	pathPoints,
	transformBox,
	union,
} from "./geometry.ts";
import { type TextSource, textBox, textLength } from "./text-layout.ts";
import { textStyles } from "./text-style.ts";

/** Width that diagrams without a width of their own (Gantt, timeline) are laid out for, in user units. */
const pageWidth = 1200;

/**
 * A DOM without a browser in which text and shapes have a size: text by the advance widths of the page's font.
 * Its window becomes this thread's global one, because Mermaid draws into the global document. Call it once a thread.
 */
export function installDocument(metrics: FontMetrics): Document {
	const window = parseHTML("<!doctype html><html><head></head><body></body></html>");
	const styles = textStyles();
	measureElements(window, () => ({ metrics, styleOf: styles() }));
	findPlainlyFirst(window);
	takeSizesWithUnits(window);
	const { document, navigator, Element, HTMLElement, SVGElement, Node, Text, Comment, DocumentFragment } = window;
	const known = { document, navigator, Element, HTMLElement, SVGElement, Node, Text, Comment, DocumentFragment };
	for (const [name, value] of Object.entries({ ...known, CSSStyleSheet: RuleList, window, self: window })) {
		Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
	}
	Object.assign(window, {
		// Mermaid asks it whether the first word behind `box` is a color.
		CSS: { supports: (_: string, value: string) => parseColor(value.toLowerCase()) !== null },
		// A picture has no next frame: a mind map's layout would ask for one for ever.
		requestAnimationFrame: () => 0,
	});
	return document;
}

type Window = ReturnType<typeof parseHTML>;

/** A style sheet as Mermaid uses one: to put rules together. What they mean is read from the drawing (inline-sheet.ts). */
class RuleList {
	cssRules: { cssText: string }[] = [];

	insertRule(cssText: string, at = 0): number {
		this.cssRules.splice(at, 0, { cssText });
		return at;
	}

	replaceSync(cssText: string): void {
		this.cssRules = [{ cssText }];
	}
}

/** No browser takes a size of letters without a unit (CSS Values 4, section 6); Mermaid's journey asks for one. */
function takeSizesWithUnits({ document }: Window): void {
	const prototype: unknown = Object.getPrototypeOf(document.body.style);
	const set = document.body.style.setProperty;
	const value = function (this: CSSStyleDeclaration, name: string, text: string | null) {
		if (name !== "font-size" || !/^[\d.]*[1-9]$/.test(String(text))) set.call(this, name, text);
	};
	if (typeof prototype === "object" && prototype) Object.defineProperty(prototype, "setProperty", { value });
}

/** Mermaid looks mostly for an id or for elements of one name, for which a walk is faster than an engine of selectors. */
function findPlainlyFirst({ Document, Element }: Window): void {
	for (const { prototype } of [Document, Element]) {
		const find = prototype.querySelector;
		const value = function (this: Document | Element, selector: string): Element | null {
			const [, id, name] = /^(?:#([a-z][\w-]*)|([a-z]+))$/.exec(selector) ?? [];
			if (id !== undefined) return firstBelow(this, (element) => element.id === id);
			return name === undefined ? find.call(this, selector) : firstBelow(this, ({ localName }) => localName === name);
		};
		Object.defineProperty(prototype, "querySelector", { value, configurable: true, writable: true });
	}
}

/** The first element in a node, in the order of the document, of which that is true. */
function firstBelow(node: Document | Element, isSought: (element: Element) => boolean): Element | null {
	for (let child = node.firstElementChild; child; child = child.nextElementSibling) {
		const found = isSought(child) ? child : firstBelow(child, isSought);
		if (found) return found;
	}
	return null;
}

/** `begin` gives what one measurement needs. */
function measureElements(window: Window, begin: () => TextSource): void {
	const define = (prototype: object, methods: Record<string, unknown>) => {
		for (const [name, value] of Object.entries(methods)) {
			Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
		}
	};
	define(window.SVGElement.prototype, {
		getBBox(this: Element): Box {
			return boxOf(this, begin()) ?? noBox;
		},
		getComputedTextLength(this: Element): number {
			return textLength(this, begin());
		},
		getTotalLength(this: Element): number {
			return lengthOf(pathPoints(this.getAttribute("d") ?? ""));
		},
		getPointAtLength(this: Element, distance: number) {
			const [x, y] = pointAt(pathPoints(this.getAttribute("d") ?? ""), distance);
			return { x, y };
		},
		getScreenCTM(this: Element) {
			const [a, b, c, d, e, f] = toScreen(this);
			return { a, b, c, d, e, f };
		},
	});
	define(window.Element.prototype, {
		getBoundingClientRect(this: Element) {
			const box = boxOf(this, begin());
			const { x, y, width, height } = box ? transformBox(box, toScreen(this)) : { ...noBox, width: 0 };
			return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
		},
	});
	for (const name of ["offsetWidth", "clientWidth"]) {
		Object.defineProperty(window.HTMLElement.prototype, name, { get: () => pageWidth, configurable: true });
	}
	for (const name of ["offsetHeight", "clientHeight"]) {
		Object.defineProperty(window.HTMLElement.prototype, name, { get: () => 0, configurable: true });
	}
	// The mind map's layout asks for a canvas that it never shows.
	define(window.HTMLCanvasElement.prototype, {
		getContext: () => new Proxy({}, { get: () => () => ({ width: 0 }), set: () => true }),
	});
	// The only style that Mermaid asks for is the size of the body's text.
	define(window, {
		getComputedStyle: () => ({ fontSize: "16px", fontFamily: "sans-serif", getPropertyValue: () => "0px" }),
	});
}

const invisible = new Set([
	"defs",
	"marker",
	"style",
	"title",
	"desc",
	"metadata",
	"clipPath",
	"mask",
	"linearGradient",
	"script",
	"filter",
	"pattern",
	"symbol",
]);

/** The box of an element in its own coordinates; null when it draws nothing. */
function boxOf(element: Element, source: TextSource): Box | null {
	const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? "") || 0;
	switch (element.localName) {
		case "rect":
		case "image":
		case "foreignObject":
			// Mermaid leaves rects without a size behind its labels; they draw nothing and stretch nothing.
			if (number("width") === 0 && number("height") === 0) return null;
			return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
		case "circle":
		case "ellipse": {
			const rx = number(element.localName === "circle" ? "r" : "rx");
			const ry = number(element.localName === "circle" ? "r" : "ry");
			return { x: number("cx") - rx, y: number("cy") - ry, width: 2 * rx, height: 2 * ry };
		}
		case "line":
			return boxAround([
				[number("x1"), number("y1")],
				[number("x2"), number("y2")],
			]);
		case "polygon":
		case "polyline":
			return boxAround(pairs(numbersOf(element.getAttribute("points") ?? "")));
		case "path": {
			const points = pathPoints(element.getAttribute("d") ?? "");
			return points.length > 0 ? boxAround(points) : null;
		}
		case "text":
		case "tspan":
			return textBox(element, source);
		default:
			return invisible.has(element.localName) ? null : boxOfChildren(element, source);
	}
}

function boxOfChildren(element: Element, source: TextSource): Box | null {
	const boxes: Box[] = [];
	// From one to the next: a list of `children` would be made anew for each look.
	for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
		if (child.getAttribute("display") === "none" || /display:\s*none/.test(child.getAttribute("style") ?? "")) continue;
		const box = boxOf(child, source);
		if (box) boxes.push(transformBox(box, transformOf(child)));
	}
	return boxes.length > 0 ? union(boxes) : null;
}

function transformOf(element: Element): Matrix {
	const own = parseTransform(element.getAttribute("transform"));
	if (element.localName !== "svg") return own;
	const x = Number.parseFloat(element.getAttribute("x") ?? "") || 0;
	const y = Number.parseFloat(element.getAttribute("y") ?? "") || 0;
	return compose(own, [1, 0, 0, 1, x, y]);
}

/** From an element's own coordinates to those of the outermost drawing. */
function toScreen(element: Element): Matrix {
	let matrix = identity;
	for (
		let at: Element | null = element;
		at && at.namespaceURI === "http://www.w3.org/2000/svg";
		at = at.parentElement
	) {
		matrix = compose(transformOf(at), matrix);
	}
	return matrix;
}

function pairs(numbers: readonly number[]): Point[] {
	return Array.from({ length: Math.floor(numbers.length / 2) }, (_, at) => [
		numbers[2 * at] ?? 0,
		numbers[2 * at + 1] ?? 0,
	]);
}

function lengthOf(points: readonly Point[]): number {
	return points
		.slice(1)
		.reduce((sum, [x, y], at) => sum + Math.hypot(x - (points[at]?.[0] ?? x), y - (points[at]?.[1] ?? y)), 0);
}

function pointAt(points: readonly Point[], distance: number): Point {
	let left = distance;
	for (const [at, to] of points.entries()) {
		const from = points[at - 1];
		if (!from) continue;
		const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
		if (length > 0 && left <= length) {
			const part = Math.max(0, left) / length;
			return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
		}
		left -= length;
	}
	return points.at(-1) ?? [0, 0];
}

import type { XastElement, XastRoot } from "svgo";
import type { FontMetrics } from "../measure/font-metrics.ts";
import {
	type Box,
	boxAround,
	compose,
	identity,
	type Matrix,
	numbersOf,
	type Point,
	parseTransform,
	pathPoints,
} from "../measure/geometry.ts";

/** An area of a drawing that hides what lies behind it. */
export interface Area {
	element: XastElement;
	paint: string;
	/** 0–1. */
	opacity: number;
	/** Its outline, in units of the whole drawing. */
	outline: readonly Point[];
	box: Box;
}

/** A line of text, in units of the whole drawing. */
export interface TextLine {
	element: XastElement;
	/** The `text` that it belongs to. */
	text: XastElement;
	words: string;
	paint: string;
	/** The color of the rim around its letters; null without one. */
	rim: string | null;
	/** In units of its text. */
	size: number;
	/** Points along its middle, from its first letter to its last. */
	points: readonly Point[];
	/** How many areas of the scene lie behind it. */
	behind: number;
}

/** A line that is drawn and not filled. */
export interface Stroke {
	element: XastElement;
	paint: string;
	points: readonly Point[];
	behind: number;
}

/** What a drawing shows, in the order in which it is painted. */
export interface Scene {
	areas: readonly Area[];
	lines: readonly TextLine[];
	strokes: readonly Stroke[];
}

interface Dress {
	fill: string;
	stroke: string;
	opacity: number;
	fillOpacity: number;
	size: number;
	weight: number;
	anchor: string;
	baseline: string;
}

const unseen = new Set(["defs", "marker", "title", "desc", "clipPath", "symbol", "style", "linearGradient"]);

/** Reads a drawing whose style is in presentation attributes alone. */
export function sceneOf(root: XastRoot, metrics: FontMetrics): Scene {
	const areas: Area[] = [];
	const lines: TextLine[] = [];
	const strokes: Stroke[] = [];
	const markers = markersIn(root);
	const visit = (element: XastElement, outer: Matrix, inherited: Dress) => {
		if (unseen.has(element.name) || element.attributes.display === "none" || element.attributes.visibility === "hidden")
			return;
		const dress = dressOf(element, inherited);
		const matrix = compose(outer, parseTransform(element.attributes.transform ?? null));
		if (element.name === "text") lines.push(...linesOf(element, dress, matrix, metrics, areas.length));
		else {
			const points = outlineOf(element).map((point) => placed(point, matrix));
			const isFilled = dress.fill !== "none" && element.name !== "line";
			const opacity = dress.opacity * dress.fillOpacity;
			if (points.length > 2 && isFilled && opacity > 0.02) {
				areas.push({ element, paint: dress.fill, opacity, outline: points, box: boxAround(points) });
			}
			const disc = discAt(element, markers, matrix);
			if (disc) areas.push(disc);
			if (points.length > 1 && dress.stroke !== "none" && !isFilled) {
				strokes.push({ element, paint: dress.stroke, points: pointsAlong(points), behind: areas.length });
			}
			for (const child of element.children) if (child.type === "element") visit(child, matrix, dress);
		}
	};
	const initial: Dress = {
		fill: "#000",
		stroke: "none",
		opacity: 1,
		fillOpacity: 1,
		size: 16,
		weight: 400,
		anchor: "start",
		baseline: "auto",
	};
	for (const child of root.children) if (child.type === "element") visit(child, identity, initial);
	return { areas, lines, strokes };
}

function markersIn(parent: XastRoot | XastElement): ReadonlyMap<string, XastElement> {
	const found = parent.children.flatMap((child): [string, XastElement][] => {
		if (child.type !== "element") return [];
		return child.name === "marker" ? [[child.attributes.id ?? "", child]] : [...markersIn(child)];
	});
	return new Map(found);
}

/** The disc behind the number of a message, which is a marker of a line without a length. */
function discAt(line: XastElement, markers: ReadonlyMap<string, XastElement>, matrix: Matrix): Area | null {
	const { x1, y1, x2, y2, "marker-start": start } = line.attributes;
	if (line.name !== "line" || x1 !== x2 || y1 !== y2) return null;
	const marker = markers.get(/^url\(["']?#([^"')]+)/.exec(start ?? "")?.[1] ?? "");
	const circle = marker?.children.find(
		(child): child is XastElement => child.type === "element" && child.name === "circle",
	);
	if (!marker || !circle) return null;
	const scale =
		marker.attributes.markerUnits === "userSpaceOnUse" ? 1 : Number.parseFloat(line.attributes["stroke-width"] ?? "1");
	const radius = scale * Number.parseFloat(circle.attributes.r ?? "0");
	const round: XastElement = { ...circle, attributes: { cx: x1 ?? "0", cy: y1 ?? "0", r: String(radius) } };
	const outline = outlineOf(round).map((point) => placed(point, matrix));
	const paint = circle.attributes.fill ?? marker.attributes.fill ?? "#000";
	return { element: circle, paint, opacity: 1, outline, box: boxAround(outline) };
}

/** Whether a point lies in an area, by the even-odd rule. */
export function isInside([x, y]: Point, { outline, box }: Area): boolean {
	if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height) return false;
	let inside = false;
	let [fromX, fromY] = outline.at(-1) ?? [0, 0];
	for (const [toX, toY] of outline) {
		if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside;
		[fromX, fromY] = [toX, toY];
	}
	return inside;
}

function dressOf({ attributes }: XastElement, inherited: Dress): Dress {
	const number = (name: string, otherwise: number) =>
		Number.parseFloat(attributes[name] ?? "") || (attributes[name] === "0" ? 0 : otherwise);
	const weight = attributes["font-weight"];
	return {
		fill: attributes.fill && attributes.fill !== "inherit" ? attributes.fill : inherited.fill,
		stroke: attributes.stroke && attributes.stroke !== "inherit" ? attributes.stroke : inherited.stroke,
		opacity: inherited.opacity * number("opacity", 1),
		fillOpacity: number("fill-opacity", inherited.fillOpacity),
		size: number("font-size", inherited.size),
		weight:
			weight === "bold" || weight === "bolder"
				? 700
				: weight === "normal"
					? 400
					: number("font-weight", inherited.weight),
		anchor: attributes["text-anchor"] ?? inherited.anchor,
		baseline: attributes["dominant-baseline"] ?? inherited.baseline,
	};
}

function outlineOf({ name, attributes }: XastElement): Point[] {
	const number = (key: string) => Number.parseFloat(attributes[key] ?? "") || 0;
	if (name === "rect") {
		const [x, y, right, bottom] = [
			number("x"),
			number("y"),
			number("x") + number("width"),
			number("y") + number("height"),
		];
		return [
			[x, y],
			[right, y],
			[right, bottom],
			[x, bottom],
		];
	}
	if (name === "circle" || name === "ellipse") {
		const [rx, ry] = name === "circle" ? [number("r"), number("r")] : [number("rx"), number("ry")];
		return Array.from({ length: 36 }, (_, at): Point => {
			const angle = (at * Math.PI) / 18;
			return [number("cx") + rx * Math.cos(angle), number("cy") + ry * Math.sin(angle)];
		});
	}
	if (name === "polygon" || name === "polyline") {
		const values = numbersOf(attributes.points ?? "");
		return Array.from(
			{ length: Math.floor(values.length / 2) },
			(_, at): Point => [values[2 * at] ?? 0, values[2 * at + 1] ?? 0],
		);
	}
	if (name === "line")
		return [
			[number("x1"), number("y1")],
			[number("x2"), number("y2")],
		];
	return name === "path" ? pathPoints(attributes.d ?? "") : [];
}

function linesOf(text: XastElement, dress: Dress, matrix: Matrix, metrics: FontMetrics, behind: number): TextLine[] {
	interface Run {
		element: XastElement;
		words: string;
		paint: string;
		width: number;
		size: number;
		baseline: string;
	}
	const chunks: { x: number; y: number; anchor: string; runs: Run[] }[] = [];
	let pen = { x: 0, y: 0 };
	const visit = (element: XastElement, own: Dress) => {
		const length = (name: string) => {
			const value = element.attributes[name];
			return value === undefined ? null : (Number.parseFloat(value) || 0) * (/em\s*$/.test(value) ? own.size : 1);
		};
		const [x, y, dx, dy] = [length("x"), length("y"), length("dx"), length("dy")];
		pen = { x: (x ?? pen.x) + (dx ?? 0), y: (y ?? pen.y) + (dy ?? 0) };
		if (x !== null || y !== null || dy !== null || chunks.length === 0)
			chunks.push({ ...pen, anchor: own.anchor, runs: [] });
		for (const child of element.children) {
			if (child.type === "text" && child.value.trim()) {
				const width = metrics.width(child.value, own.weight) * own.size;
				chunks
					.at(-1)
					?.runs.push({ element, words: child.value, paint: own.fill, width, size: own.size, baseline: own.baseline });
				pen = { ...pen, x: pen.x + width };
			} else if (child.type === "element") visit(child, dressOf(child, own));
		}
	};
	visit(text, dress);
	const rim = text.attributes["paint-order"] === "stroke" ? (text.attributes.stroke ?? null) : null;
	return chunks.flatMap(({ x, y, anchor, runs }): TextLine[] => {
		const width = runs.reduce((sum, run) => sum + run.width, 0);
		let left = x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
		return runs.map(({ element, words, paint, width: own, size, baseline }) => {
			const middle =
				y +
				size *
					(baseline === "middle" || baseline === "central" ? 0 : /hanging|before-edge/.test(baseline) ? 0.55 : -0.3);
			const steps = Math.max(2, Math.ceil(own / 8));
			const from = left + Math.min(1, own / 4);
			const reach = own - 2 * Math.min(1, own / 4);
			left += own;
			const points = Array.from({ length: steps + 1 }, (_, at) =>
				placed([from + (reach * at) / steps, middle], matrix),
			);
			return { element, text, words, paint, rim, size, points, behind };
		});
	});
}

/** The points of a path, and what lies between them at most 12 units apart. */
function pointsAlong(points: readonly Point[]): Point[] {
	return points.flatMap(([x, y], at): Point[] => {
		const [fromX, fromY] = points[at - 1] ?? [x, y];
		const steps = Math.min(200, Math.ceil(Math.hypot(x - fromX, y - fromY) / 12));
		return steps === 0
			? [[x, y]]
			: Array.from({ length: steps }, (_, step): Point => {
					const part = (step + 1) / steps;
					return [fromX + (x - fromX) * part, fromY + (y - fromY) * part];
				});
	});
}

const placed = ([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point => [a * x + c * y + e, b * x + d * y + f];

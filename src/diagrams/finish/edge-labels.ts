import type { XastElement } from "svgo";
import { type Box, boxAround, type Point, parseTransform, pathPoints, transformBox } from "../measure/geometry.ts";
import { mermaidClasses } from "../mermaid/internals.ts";

/** Room between a label and a node, in user units. */
const gap = 2;

/** Room around the letters of a label on both sides of two labels that touch. */
const room = 4;

interface Label {
	element: XastElement;
	/** Relative to its place. */
	box: Box;
	place: Point;
	path: string | null;
}

/**
 * Moves the label of an edge that lies on a node or on the label of another edge along its edge to the nearest place, on the edge or just
 * above or below it, where it is clear of nodes and other labels. (ELK places the labels of edges both ways side by side as if one were above the other.)
 */
export function clearEdgeLabels(
	nodes: readonly XastElement[],
	edges: readonly XastElement[],
	labels: readonly XastElement[],
): void {
	const boxes = nodes.flatMap(boxOfNode);
	const paths = new Map(edges.map(({ attributes }) => [attributes["data-id"] ?? "", attributes.d ?? ""]));
	const placed = labels.flatMap((label) => readLabel(label, paths));
	for (const label of placed) {
		const others = placed.filter((other) => other !== label).map((other) => movedTo(other.box, other.place));
		const covers = (place: Point, obstacles: readonly Box[]) =>
			obstacles.some((box) => overlap(movedTo(label.box, place), box));
		const own = movedTo(label.box, label.place);
		if (!label.path || !(covers(label.place, boxes) || others.some((other) => hides(own, other)))) continue;
		const distance = ([x, y]: Point) => Math.hypot(x - label.place[0], y - label.place[1]);
		const beside = [0, -1, 1].map((side) => side * (label.box.height / 2 + gap));
		const clear = between(pathPoints(label.path))
			.flatMap(([x, y]) => beside.map((offset): Point => [x, y + offset]))
			.filter((place) => !covers(place, boxes) && !covers(place, others))
			.toSorted((a, b) => distance(a) - distance(b))[0];
		if (!clear) continue;
		label.place = clear;
		label.element.attributes.transform = `translate(${clear[0]}, ${clear[1]})`;
	}
}

function readLabel(element: XastElement, paths: ReadonlyMap<string, string>): Label[] {
	const ground = find(
		element,
		({ name, attributes }) => name === "rect" && classed(attributes.class, mermaidClasses.ground),
	);
	const inner = find(element, ({ attributes }) => attributes["data-id"] !== undefined);
	const own = ground && boxOfRect(ground);
	if (!own || !inner || own.height < 12) return [];
	const [, , , , x, y] = parseTransform(element.attributes.transform ?? null);
	const box = transformBox(own, parseTransform(inner.attributes.transform ?? null));
	return [{ element, box, place: [x, y], path: paths.get(inner.attributes["data-id"] ?? "") ?? null }];
}

function boxOfNode(node: XastElement): Box[] {
	const shape = find(node, ({ attributes }) => classed(attributes.class, mermaidClasses.shape));
	const box = shape && boxOfShape(shape);
	if (!box) return [];
	return [
		transformBox(
			transformBox(box, parseTransform(shape.attributes.transform ?? null)),
			parseTransform(node.attributes.transform ?? null),
		),
	];
}

function boxOfShape(shape: XastElement): Box | null {
	const number = (name: string) => Number.parseFloat(shape.attributes[name] ?? "") || 0;
	if (shape.name === "rect") return boxOfRect(shape);
	if (shape.name === "circle")
		return {
			x: number("cx") - number("r"),
			y: number("cy") - number("r"),
			width: 2 * number("r"),
			height: 2 * number("r"),
		};
	if (shape.name === "polygon") {
		const values = (shape.attributes.points ?? "").split(/[\s,]+/).map(Number);
		return boxAround(
			Array.from(
				{ length: Math.floor(values.length / 2) },
				(_, at): Point => [values[2 * at] ?? 0, values[2 * at + 1] ?? 0],
			),
		);
	}
	const path = find(shape, ({ name }) => name === "path");
	return path?.attributes.d ? boxAround(pathPoints(path.attributes.d)) : null;
}

function boxOfRect({ attributes }: XastElement): Box {
	const number = (name: string) => Number.parseFloat(attributes[name] ?? "") || 0;
	return { x: number("x"), y: number("y"), width: number("width"), height: number("height") };
}

/** Points of a path at most four units apart. */
function between(points: readonly Point[]): Point[] {
	return points.flatMap(([x, y], at): Point[] => {
		const [fromX, fromY] = points[at - 1] ?? [x, y];
		const steps = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / 4));
		return Array.from(
			{ length: steps },
			(_, step): Point => [fromX + ((x - fromX) * (step + 1)) / steps, fromY + ((y - fromY) * (step + 1)) / steps],
		);
	});
}

const movedTo = ({ x, y, width, height }: Box, [dx, dy]: Point): Box => ({ x: x + dx, y: y + dy, width, height });
const overlap = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether one label hides letters of another: around its letters each has some room. */
const hides = (a: Box, b: Box): boolean =>
	a.x + room < b.x + b.width &&
	b.x + room < a.x + a.width &&
	a.y + room < b.y + b.height &&
	b.y + room < a.y + a.height;

const classed = (classes: string | undefined, name: string): boolean => (classes ?? "").split(/\s+/).includes(name);

/** The first element that fits, the given one included. */
function find(element: XastElement, fits: (element: XastElement) => boolean): XastElement | null {
	if (fits(element)) return element;
	for (const child of element.children) {
		const found = child.type === "element" ? find(child, fits) : null;
		if (found) return found;
	}
	return null;
}

import type { XastElement, XastRoot } from "svgo";
import { sentinelFor } from "../colors.ts";
import { parseTransform, pathPoints } from "../measure/geometry.ts";
import { interfaceId, mermaidClasses } from "../mermaid/internals.ts";
import { mendEdgeEnds } from "./edge-ends.ts";
import { clearEdgeLabels } from "./edge-labels.ts";
import { textOf } from "./fix-text.ts";

/**
 * Mends what Mermaid draws badly when labels are SVG text: it was made for HTML labels. Nodes and edges stay where the
 * layout put them. Works on Mermaid's own classes, so it comes before they are dropped.
 */
export function amend(root: XastRoot): void {
	const visit = (element: XastElement) => {
		const classes = classesOf(element);
		if (classes.has(mermaidClasses.root)) {
			liftTitles(element);
			mendEdgeEnds(inside(element, mermaidClasses.nodes), inside(element, mermaidClasses.edges));
			for (const node of inside(element, mermaidClasses.nodes).filter(hasNoSize))
				joinLines(node, inside(element, mermaidClasses.edges));
			clearEdgeLabels(
				inside(element, mermaidClasses.nodes),
				inside(element, mermaidClasses.edges),
				inside(element, mermaidClasses.edgeLabels),
			);
		}
		if (classes.has(mermaidClasses.state) && classes.has(mermaidClasses.node)) centerLabel(element);
		if (interfaceId.test(element.attributes.id ?? "")) centerLabel(element);
		if (classes.has(mermaidClasses.edgeLabel) && !textOf(element).trim()) element.children = [];
		if (classes.has(mermaidClasses.milestone)) turnMilestone(element);
		if (classes.has(mermaidClasses.compositeState)) lowerTitle(element);
		if (element.name === "rect") roundCorners(element, classes);
		if (classes.has(mermaidClasses.ground)) ground(element);
		if (element.name === "switch")
			for (const text of named(element, "text")) setStyle(text, "fill", sentinelFor("ink"));
		for (const child of childElements(element)) visit(child);
	};
	for (const child of root.children) if (child.type === "element") visit(child);
}

/** The elements of one of Mermaid's layers: nodes, edges, groups. */
function inside(root: XastElement, layer: string): XastElement[] {
	const found = childElements(root).find((child) => classesOf(child).has(layer));
	return found ? childElements(found) : [];
}

/** Titles of groups are drawn in front of the lines that pass them, on a rim of the group's own color. */
function liftTitles(root: XastElement): void {
	const titles = inside(root, mermaidClasses.groups).flatMap((group) => {
		const frame = childElements(group).find(({ name }) => name === "rect");
		if (frame) frame.attributes.rx ??= "6";
		const own = childElements(group).filter((child) => classesOf(child).has(mermaidClasses.groupTitle));
		if (group.attributes.transform || own.length === 0) return [];
		group.children = group.children.filter((child) => child.type !== "element" || !own.includes(child));
		const fill = styleOf(frame).get("fill");
		for (const text of own.flatMap((title) => named(title, "text"))) {
			if (fill) Object.assign(text.attributes, { stroke: fill, "stroke-width": "6", "stroke-linejoin": "round" });
			text.attributes["paint-order"] = "stroke";
		}
		return own;
	});
	const nodes = root.children.findIndex(
		(child) => child.type === "element" && classesOf(child).has(mermaidClasses.nodes),
	);
	root.children.splice(nodes < 0 ? root.children.length : nodes, 0, ...titles);
}

/** The name of a state, or of an interface at a lollipop, begins at the left edge of its box or at its middle; with HTML it would be in the middle. */
function centerLabel(node: XastElement): void {
	const label = childElements(node).find((child) => classesOf(child).has(mermaidClasses.label));
	if (!label || !childElements(node).some(({ name }) => name === "rect")) return;
	label.attributes.transform = (label.attributes.transform ?? "").replace(/translate\([^,)]*/, "translate(0");
	for (const text of named(label, "text")) {
		setStyle(text, "text-anchor", "middle");
		for (const line of childElements(text)) line.attributes.x = "0";
	}
}

/** A milestone is a diamond, which Mermaid's style sheet makes of a square. */
function turnMilestone(square: XastElement): void {
	const { attributes } = square;
	const [x = 0, y = 0, size = 0] = [attributes.x, attributes.y, attributes.width].map(Number);
	const [middleX, middleY, half] = [x + size / 2, y + size / 2, size * 0.4];
	Object.assign(attributes, {
		x: String(middleX - half),
		y: String(middleY - half),
		width: String(2 * half),
		height: String(2 * half),
	});
	attributes.transform = `rotate(45 ${middleX} ${middleY})`;
}

/** In the place of a node without a size, its lines meet. */
function joinLines(node: XastElement, edges: readonly XastElement[]): void {
	const [, , , , x, y] = parseTransform(node.attributes.transform ?? null);
	const box = childElements(node).find((child) => classesOf(child).has(mermaidClasses.shape))?.attributes;
	const [reachX, reachY] = [box?.width, box?.height].map((size) => (Number(size) || 0) / 2 + 8);
	const ends = edges.flatMap(({ attributes }) => {
		const points = pathPoints(attributes.d ?? "");
		return [points.at(0), points.at(-1)].filter((point) => point !== undefined);
	});
	const near = ends.filter(([toX, toY]) => Math.abs(toX - x) <= (reachX ?? 0) && Math.abs(toY - y) <= (reachY ?? 0));
	const d = near.map(([toX, toY]) => `M0 0L${toX - x} ${toY - y}`).join("");
	const attributes = { d, fill: "none", stroke: sentinelFor("soft"), "stroke-width": "1" };
	node.children = [{ type: "element", name: "path", attributes, children: [] }];
}

/** An author hides a node by giving it no size, to join lines in it. */
function hasNoSize(node: XastElement): boolean {
	const shape = childElements(node).find((child) => classesOf(child).has(mermaidClasses.shape));
	const style = styleOf(shape);
	return ["width", "height"].some((name) => /^0+(?:\.0+)?(?:px|em|rem)?$/.test(style.get(name) ?? ""));
}

/** The name of a composite state is on the border above it. */
function lowerTitle(group: XastElement): void {
	for (const title of childElements(group).filter((child) => classesOf(child).has(mermaidClasses.groupTitle))) {
		title.attributes.transform = (title.attributes.transform ?? "").replace(
			/translate\(([^,)]+),\s*([^)]+)\)/,
			(_, x: string, y: string) => `translate(${x}, ${Number(y) + 3})`,
		);
	}
}

/** The ground of a label hides the line that it lies on, and no arrowhead beside it. */
function ground(label: XastElement): void {
	const { attributes } = label;
	const [y, height] = [Number(attributes.y), Number(attributes.height)];
	if (!(height > 12)) return;
	// The ground of a whole chart has no place of its own.
	if (Number.isFinite(y)) Object.assign(attributes, { y: String(y + 3), height: String(height - 6) });
	setStyle(label, "opacity", "1");
	setStyle(label, "fill", sentinelFor("paper"));
}

/** Corners as the page's own controls have them; what an author wrote as rounded is rounder still. */
function roundCorners({ attributes }: XastElement, classes: ReadonlySet<string>): void {
	if (!classes.has(mermaidClasses.shape)) return;
	const rounder = Number(attributes.rx) > 0;
	attributes.rx = attributes.ry = rounder ? String(Math.max(12, Number(attributes.rx))) : "4";
}

function setStyle(element: XastElement, name: string, value: string): void {
	element.attributes.style = `${element.attributes.style ?? ""};${name}:${value}`;
}

function styleOf(element: XastElement | undefined): Map<string, string> {
	const declarations = (element?.attributes.style ?? "").split(";").map((declaration) => declaration.split(":"));
	return new Map(
		declarations.map(([name = "", value = ""]) => [name.trim(), value.replace(/!\s*important/, "").trim()]),
	);
}

const classesOf = ({ attributes }: XastElement): ReadonlySet<string> => new Set((attributes.class ?? "").split(/\s+/));

const childElements = ({ children }: XastElement): XastElement[] =>
	children.filter((child): child is XastElement => child.type === "element");

/** Every element of that name inside, at any depth. */
function named(element: XastElement, name: string): XastElement[] {
	return childElements(element).flatMap((child) => [...(child.name === name ? [child] : []), ...named(child, name)]);
}

import type { XastElement, XastRoot } from "svgo";
import { mendEdgeEnds } from "./edge-ends.ts";
import { variable } from "./theme.ts";

/**
 * Mends what Mermaid draws badly when labels are SVG text: it was made for HTML labels. Nodes and edges stay where the
 * layout put them. Works on Mermaid's own classes, so it comes before they are dropped.
 */
export function amend(root: XastRoot): void {
	const visit = (element: XastElement) => {
		const classes = classesOf(element);
		if (classes.has("root")) {
			liftTitles(element);
			mendEdgeEnds(inside(element, "nodes"), inside(element, "edgePaths"));
		}
		if (classes.has("statediagram-state") && classes.has("node")) centerState(element);
		if (classes.has("statediagram-cluster")) lowerTitle(element);
		if (element.name === "rect") roundCorners(element, classes);
		if (classes.has("background")) ground(element);
		if (element.name === "switch") for (const text of named(element, "text")) setStyle(text, "fill", variable("ink"));
		for (const child of childElements(element)) visit(child);
	};
	for (const child of root.children) if (child.type === "element") visit(child);
}

/** The elements of one of Mermaid's layers: nodes, edges, groups. */
function inside(root: XastElement, layer: string): XastElement[] {
	const found = childElements(root).find((child) => classesOf(child).has(layer));
	return found ? childElements(found) : [];
}

/** Titles of groups stand before the lines that pass them, on a rim of the group's own color. */
function liftTitles(root: XastElement): void {
	const titles = inside(root, "clusters").flatMap((group) => {
		const frame = childElements(group).find(({ name }) => name === "rect");
		if (frame) frame.attributes.rx ??= "6";
		const own = childElements(group).filter((child) => classesOf(child).has("cluster-label"));
		if (group.attributes.transform || own.length === 0) return [];
		group.children = group.children.filter((child) => child.type !== "element" || !own.includes(child));
		const fill = styleOf(frame).get("fill");
		for (const text of own.flatMap((title) => named(title, "text"))) {
			if (fill) Object.assign(text.attributes, { stroke: fill, "stroke-width": "6", "stroke-linejoin": "round" });
			text.attributes["paint-order"] = "stroke";
		}
		return own;
	});
	const nodes = root.children.findIndex((child) => child.type === "element" && classesOf(child).has("nodes"));
	root.children.splice(nodes < 0 ? root.children.length : nodes, 0, ...titles);
}

/** A state's name begins at the left edge of its box; with HTML it would stand in the middle. */
function centerState(state: XastElement): void {
	const label = childElements(state).find((child) => classesOf(child).has("label"));
	if (!label || !childElements(state).some(({ name }) => name === "rect")) return;
	label.attributes.transform = (label.attributes.transform ?? "").replace(/translate\([^,)]*/, "translate(0");
	for (const text of named(label, "text")) setStyle(text, "text-anchor", "middle");
}

/** The name of a composite state stands on the border above it. */
function lowerTitle(group: XastElement): void {
	for (const title of childElements(group).filter((child) => classesOf(child).has("cluster-label"))) {
		title.attributes.transform = (title.attributes.transform ?? "").replace(
			/translate\(([^,)]+),\s*([^)]+)\)/,
			(_, x: string, y: string) => `translate(${x}, ${Number(y) + 3})`,
		);
	}
}

/** The ground of a label hides the line that it stands on, and no arrowhead beside it. */
function ground(label: XastElement): void {
	const { attributes } = label;
	const [y, height] = [Number(attributes.y), Number(attributes.height)];
	if (!(height > 12)) return;
	Object.assign(attributes, { y: String(y + 3), height: String(height - 6) });
	setStyle(label, "opacity", "1");
	setStyle(label, "fill", variable("paper"));
}

/** Corners as the page's own controls have them; what an author wrote as rounded is rounder still. */
function roundCorners({ attributes }: XastElement, classes: ReadonlySet<string>): void {
	if (!classes.has("label-container")) return;
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

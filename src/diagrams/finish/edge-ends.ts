import type { XastElement } from "svgo";
import { parseTransform } from "../measure/geometry.ts";

interface Side {
	/** Height of an upper or lower border, and where it begins and ends. */
	y: number;
	left: number;
	right: number;
}

/** How far before a border Mermaid ends a line, for the arrowhead to reach it. */
const arrow = 4;

/** A way down or up, a rounded corner, and the way to the end. */
const lastCorner = /L([-\d.]+),([-\d.]+)Q([-\d.]+),([-\d.]+) [-\d.]+,[-\d.]+L([-\d.]+),([-\d.]+)$/;

/**
 * A line that has come down on a node's border sometimes runs on along it (Mermaid 12, ELK: it looks for the crossing
 * with a border that the line already lies on), and its arrowhead lies on its side. It ends where it comes down.
 */
export function mendEdgeEnds(nodes: readonly XastElement[], edges: readonly XastElement[]): void {
	const sides = nodes.flatMap(sidesOf);
	for (const { attributes } of edges) {
		const corner = lastCorner.exec(attributes.d ?? "");
		if (!corner) continue;
		const [fromX = 0, fromY = 0, x = 0, y = 0, toX = 0, toY = 0] = numbers(corner.slice(1));
		if (fromX !== x || Math.abs(toY - y) > 1) continue;
		const runsAlong = sides.some(
			(side) => Math.abs(side.y - y) < 1 && [x, toX].every((at) => at >= side.left && at <= side.right),
		);
		const end = attributes["marker-end"] ? y - Math.sign(y - fromY) * arrow : y;
		if (runsAlong) attributes.d = `${attributes.d?.slice(0, corner.index)}L${x},${end}`;
	}
}

function sidesOf(node: XastElement): Side[] {
	const [, , , , dx, dy] = parseTransform(node.attributes.transform ?? null);
	// The shapes of a node that is a link are inside the link, which has the node's position.
	const shapes =
		node.name === "a"
			? node.children.flatMap((child) => (child.type === "element" ? child.children : []))
			: node.children;
	const box = shapes.find((child): child is XastElement => child.type === "element" && child.name === "rect");
	if (!box) return [];
	const { attributes } = box;
	const [x = 0, y = 0, width = 0, height = 0] = numbers([
		attributes.x,
		attributes.y,
		attributes.width,
		attributes.height,
	]);
	return [y, y + height].map((side) => ({ y: side + dy, left: x + dx, right: x + dx + width }));
}

const numbers = (texts: readonly (string | undefined)[]): number[] =>
	texts.map((text) => Number.parseFloat(text ?? ""));

import type { Graph } from "./outline/outline.ts";
import { leastText } from "./turned.ts";

/** What ELK is asked for beyond Mermaid's settings: to break its layers into rows (patches/). */
export type Rows = {
	/** Edges that part two rows are drawn around them, or with places for their labels. */
	"elk.layered.wrapping.strategy": "SINGLE_EDGE" | "MULTI_EDGE";
	/** Width to height of the whole. */
	"elk.aspectRatio": string;
};

/** The height in px from which a chain of steps in one column is too long to be read at a glance. */
export const tallColumn = 1_000;

/** What a phone of 360 px leaves for a picture, in px. */
export const phoneWidth = 328;

/** What a row takes below its nodes: the line that leads to the next one. Beside them it takes what the space behind the last one leaves. */
const below = 46;

/** Whether every node leads to one other, from the first to the last: such a chain can be broken anywhere. */
export function isChain({ nodes, edges }: Graph): boolean {
	const isOnce = (ends: string[]) => new Set(ends).size === edges.length;
	return (
		nodes.every(({ isGroup }) => !isGroup) &&
		nodes.length > 2 &&
		edges.length === nodes.length - 1 &&
		isOnce(edges.map(({ from }) => from)) &&
		isOnce(edges.map(({ to }) => to)) &&
		// One that comes back to its first node leaves another alone.
		nodes.filter(({ id }) => edges.every(({ to }) => to !== id)).length === 1
	);
}

/** Ways to break a chain that is drawn in one row into several of at most `room` px, the fewest rows first; each has two steps at least. */
export function rowsFor(
	{ nodes, edges }: Graph,
	{ width, height, smallestText }: { width: number; height: number; smallestText: number },
	room: number,
): Rows[] {
	const least = Math.ceil(width / ((room * smallestText) / leastText));
	return [least, least + 1, least + 2]
		.filter((count) => count <= Math.ceil(nodes.length / 2))
		.map((count) => ({
			"elk.layered.wrapping.strategy": edges.some(({ label }) => label) ? "MULTI_EDGE" : "SINGLE_EDGE",
			"elk.aspectRatio": String(width / count / (count * (height + below))),
		}));
}

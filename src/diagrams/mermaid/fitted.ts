import type { Drawing } from "./draw.ts";
import { type Alternative, alternativesFor, closestSources, type LayoutOptions, ownWay } from "./fit.ts";
import { isChain, phoneWidth, rowsFor, tallColumn } from "./rows.ts";
import { leastWidth } from "./turned.ts";

/** Draws a diagram's text in another way; null where it cannot be drawn so. */
export type DrawInAnotherWay = (source: string, layout?: LayoutOptions) => Promise<Drawing | null>;

/** What is drawn, how it looks as it is written, and how wide it should be at most, in px. */
interface Wanted {
	source: string;
	written: Drawing;
	fit: number;
	/** The text as its author has set it up for that width; null where ways are looked for. */
	own: string | null;
}

/** Up to how many nodes a wide diagram is drawn in more ways than two, and for a phone at all: each takes its time again. */
const fewNodes = 150;

/** The same with each way drawn once, however many widths ask for it. */
export function eachOnce(draw: DrawInAnotherWay): DrawInAnotherWay {
	const drawn = new Map<string, Promise<Drawing | null>>();
	return (source, layout) => {
		const way = JSON.stringify([source, layout]);
		const known = drawn.get(way) ?? draw(source, layout);
		drawn.set(way, known);
		return known;
	};
}

/** A diagram in the way in which it fits, or at least is little more than half as wide as `shown`; null where `shown` is as good. */
export async function fitted(wanted: Wanted, shown: Drawing, draw: DrawInAnotherWay): Promise<Drawing | null> {
	const { source, written, fit } = wanted;
	if (leastWidth(shown.diagram) <= fit) return null;
	const widths = new Map([[source, leastWidth(written.diagram)]]);
	const widthWithout = ({ closer }: Alternative) => (closer ? (widths.get(closer.of) ?? Number.POSITIVE_INFINITY) : 0);
	let best: Drawing | null = null;
	let least = 0.6 * leastWidth(shown.diagram);
	const left = waysTo(wanted);
	while (left.length > 0) {
		// On a phone little fits, so what is narrowest comes first; on the page, what changes least.
		if (fit <= phoneWidth) left.sort((a, b) => widthWithout(a) - widthWithout(b));
		const way = left.shift();
		if (!way || (way.closer?.leaves && way.closer.leaves * widthWithout(way) > Math.max(fit, least))) continue;
		const other = await draw(way.source, way.layout);
		if (!other) continue;
		const width = leastWidth(other.diagram);
		widths.set(way.source, width);
		if (other.crossings > written.crossings) continue;
		const turned = { ...other, diagram: { ...other.diagram, turned: way.turn } };
		if (width <= fit) return (await inRows(wanted, turned, draw)) ?? turned;
		if (width > least) continue;
		best = turned;
		least = width;
	}
	return best;
}

/** The ways that are worth their time. */
function waysTo({ source, written, fit, own }: Wanted): Alternative[] {
	const ways = own === null ? alternativesFor(source, written.kind, fit) : [ownWay(own)];
	if (written.diagram.graph.nodes.length <= fewNodes) return ways;
	return fit <= phoneWidth ? [] : ways.slice(0, 1);
}

/** A long chain in rows, where they are much less high than its one column and keep to the same screens; null where they are not. */
async function inRows(
	{ source, written, fit }: Wanted,
	{ diagram: column }: Drawing,
	draw: DrawInAnotherWay,
): Promise<Drawing | null> {
	if (column.turned !== "down" || column.height < tallColumn || !isChain(written.diagram.graph)) return null;
	const room = leastWidth(column) <= phoneWidth ? phoneWidth : fit;
	for (const text of [source, ...closestSources(source, written.kind)]) {
		for (const rows of rowsFor(written.diagram.graph, written.diagram, room)) {
			const other = await draw(text, rows);
			if (!other || other.crossings > 0 || other.diagram.height > 0.7 * column.height) continue;
			if (leastWidth(other.diagram) <= room) return { ...other, diagram: { ...other.diagram, turned: "rows" } };
		}
	}
	return null;
}

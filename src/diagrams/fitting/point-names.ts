import { type Box, overlap, union } from "../measure/geometry.ts";

/** A text of a quadrant chart, as Mermaid keeps it: its middle, and the top or the middle of its line. */
interface ChartText {
	text: string;
	x: number;
	y: number;
	verticalPos: string;
	horizontalPos: string;
	fontSize: number;
}

/** What Mermaid draws a quadrant chart from. */
interface QuadrantData {
	points: readonly { x: number; y: number; radius: number; text: ChartText }[];
	quadrants: readonly (Box & { text: ChartText })[];
	axisLabels: readonly (ChartText & { rotation: number })[];
}

/** Moves the name of a point to another side of it where it would lie on another text or point. Mermaid writes each below its point. */
export function settlePointNames(
	{ points, quadrants, axisLabels }: QuadrantData,
	widthOf: (text: ChartText) => number,
): void {
	const level = axisLabels.filter(({ rotation }) => rotation === 0);
	const names = [...quadrants.map(({ text }) => text), ...level].map((text) => boxOf(text, widthOf(text)));
	const chart = union([...quadrants]);
	for (const point of points) {
		const width = widthOf(point.text);
		const others = points.filter((other) => other !== point).map((other) => around(other, other.radius));
		const cost = (place: ChartText, rank: number) => {
			const box = boxOf(place, width);
			const hidden = [...names, ...others].reduce((sum, other) => sum + overlap(box, other), 0);
			// A name close to another point would be read as that one's.
			const strange = points.filter((other) => other !== point && overlap(box, around(other, other.radius + 4)) > 0);
			return 4 * hidden + (box.width * box.height - overlap(box, chart)) / 4 + 60 * strange.length + 40 * rank;
		};
		const best = placesOf(point, width)
			.map((place, rank) => ({ place, cost: cost(place, rank) }))
			.reduce((least, other) => (other.cost < least.cost ? other : least));
		Object.assign(point.text, best.place);
		names.push(boxOf(point.text, width));
	}
}

/** Where a name may be written, the usual place first: below its point, above, to the right, to the left, and further off. */
function placesOf({ x, y, radius, text }: QuadrantData["points"][number], width: number): ChartText[] {
	const line = 1.2 * text.fontSize;
	const room = Math.max(text.y - y, radius);
	const aside = radius + 4 + width / 2;
	const above = (rows: number) => ({ ...text, y: y - room - rows * line });
	const level = { ...text, y: y - 0.6 * text.fontSize };
	return [
		text,
		above(1),
		{ ...level, x: x + aside },
		{ ...level, x: x - aside },
		...[1, 2, 3].flatMap((rows) => [{ ...text, y: text.y + rows * line }, above(rows + 1)]),
	];
}

const around = ({ x, y }: { x: number; y: number }, reach: number): Box => ({
	x: x - reach,
	y: y - reach,
	width: 2 * reach,
	height: 2 * reach,
});

/** The letters of a text, without the room above and below them. */
function boxOf({ x, y, fontSize, horizontalPos, verticalPos }: ChartText, width: number): Box {
	const top = horizontalPos === "top" ? y + 0.15 * fontSize : y - 0.5 * fontSize;
	return { x: verticalPos === "left" ? x : x - width / 2, y: top, width, height: fontSize };
}

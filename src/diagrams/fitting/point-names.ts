import { type Box, overlap, union } from "../measure/geometry.ts";
import { linesBetweenWords } from "./chart-texts.ts";

/** A text of a quadrant chart, as Mermaid keeps it: its middle, and the top or the middle of its line. */
interface ChartText {
	text: string;
	x: number;
	y: number;
	verticalPos: string;
	horizontalPos: string;
	fontSize: number;
	/** The lines of a quadrant's name. */
	lines?: readonly string[];
}

/** What Mermaid draws a quadrant chart from. */
interface QuadrantData {
	points: readonly { x: number; y: number; radius: number; text: ChartText }[];
	quadrants: readonly (Box & { text: ChartText })[];
	axisLabels: readonly (ChartText & { rotation: number })[];
}

/** Gives the name of each quadrant the lines that its width has room for. */
export function breakQuadrantNames(
	{ quadrants }: Pick<QuadrantData, "quadrants">,
	widthOf: (text: ChartText, words: string) => number,
): void {
	for (const { width, text } of quadrants) {
		text.lines = linesBetweenWords(text.text, (words) => widthOf(text, words) <= width - 12);
	}
}

/** Moves the name of a point to another side of it where it would lie on another text or point. Mermaid writes each below its point. */
export function settlePointNames(
	{ points, quadrants, axisLabels }: QuadrantData,
	widthOf: (text: ChartText, words: string) => number,
): void {
	const level = axisLabels.filter(({ rotation }) => rotation === 0);
	const names = [...quadrants.map(({ text }) => text), ...level].map((text) => {
		const lines = text.lines ?? [text.text];
		return boxOf(text, Math.max(...lines.map((line) => widthOf(text, line))), lines.length);
	});
	const chart = union([...quadrants]);
	for (const point of points) {
		const width = widthOf(point.text, point.text.text);
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
function boxOf({ x, y, fontSize, horizontalPos, verticalPos }: ChartText, width: number, lines = 1): Box {
	const height = (1 + 1.1 * (lines - 1)) * fontSize;
	const top = horizontalPos === "top" ? y + 0.15 * fontSize : y - 0.5 * height;
	return { x: verticalPos === "left" ? x : x - width / 2, y: top, width, height };
}

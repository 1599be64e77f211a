import { type Area, isInside, type Scene, type TextLine } from "../finish/scene.ts";

/** How many pairs of level lines of different texts lie on one another: where a layout is too narrow for its words. */
export function crossingTexts(lines: readonly TextLine[]): number {
	const level = lines
		.map(({ text, points, size }) => {
			const [first = [0, 0], last = first] = [points.at(0), points.at(-1)];
			return { text, left: first[0], right: last[0], y: first[1], size, isLevel: Math.abs(first[1] - last[1]) < 1 };
		})
		.filter(({ isLevel }) => isLevel)
		.toSorted((a, b) => a.y - b.y);
	let count = 0;
	for (const [at, line] of level.entries()) {
		for (let next = at + 1; next < level.length; next++) {
			const other = level[next];
			if (!other || other.y - line.y > 0.7 * Math.max(line.size, 12)) break;
			if (other.text !== line.text && other.left < line.right - 1 && line.left < other.right - 1) count++;
		}
	}
	return count;
}

/** How many lines of text are hidden, wholly or in part, by what is painted over them: a group's title below a node. */
export const hiddenTexts = ({ lines, areas }: Scene): number =>
	lines.filter((line) => areas.slice(line.behind).some((area) => hides(area, line))).length;

function hides(area: Area, { points, size }: TextLine): boolean {
	const { box, opacity } = area;
	if (opacity < 0.3) return false;
	return points.some(([x, y]) => {
		if (x < box.x || x > box.x + box.width || y < box.y - size || y > box.y + box.height + size) return false;
		return [0, -0.3, 0.3].some((part) => isInside([x, y + part * size], area));
	});
}

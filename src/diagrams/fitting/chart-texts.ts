import { type Box, type Matrix, overlap, transformBox } from "../measure/geometry.ts";

// How the texts of charts fit: Mermaid gives each its place without a look at the others. These are called by its mended code.

/** Which texts of an axis stay, from its beginning on, so that none touches another. `places` are their middles and widths. */
export function keptOfAxis(places: readonly { middle: number; width: number }[]): boolean[] {
	const room = 5;
	let end = Number.NEGATIVE_INFINITY;
	return places.map(({ middle, width }) => {
		const stays = middle - width / 2 >= end + room;
		if (stays) end = middle + width / 2;
		return stays;
	});
}

/** How a name is written in an area: its lines, whether it is turned, and the height that it takes. */
export interface FieldName {
	lines: readonly string[];
	turned: boolean;
	height: number;
}

/** Breaks a name that is wider than its field of a packet between its words; where a word alone is wider, the name is turned. */
export function fieldName(name: string, width: number, widthOf: (words: string) => number): FieldName {
	const fits = (words: string) => widthOf(words) <= width;
	if (fits(name)) return { lines: [name], turned: false, height: lineHeight };
	const lines = linesBetweenWords(name, fits);
	if (lines.length <= 4 && lines.every(fits)) return { lines, turned: false, height: lines.length * lineHeight + 8 };
	return { lines: [name], turned: true, height: widthOf(name) + 12 };
}

/** The height of a line of the smallest text. */
const lineHeight = 14;
const smallest = 12;

/** A name in lines that part it between its words, and behind the signs that join words. */
export function linesBetweenWords(name: string, fits: (words: string) => boolean): string[] {
	const lines: string[] = [];
	for (const word of name.split(/(?<=\s)|(?<=[,/_-])(?=\S)/)) {
		const longer = (lines.at(-1) ?? "") + word;
		if (lines.length > 0 && fits(longer.trimEnd())) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines.map((line) => line.trim());
}

/** How the name of a leaf of a treemap is written. */
export interface LeafName extends FieldName {
	size: number;
}

type WidthOf = (words: string, size: number, weight?: number) => number;

/** The largest way to write a name in an area: with room for its value below, alone, in lines, turned; null where none fits. */
export function leafName(name: string, area: Box, largest: number, widthOf: WidthOf): LeafName | null {
	const [width, height] = [area.width - 6, area.height - 3];
	const sizes = Array.from({ length: Math.max(largest - smallest + 1, 1) }, (_, at) => largest - at);
	const fitting = (across: number, down: number, value: (size: number) => number) =>
		sizes.find((size) => size + value(size) <= down && widthOf(name, size) <= across);
	const size = fitting(width, height, (own) => 2 + Math.max(smallest, 0.6 * own)) ?? fitting(width, height, () => 0);
	if (size !== undefined) return { lines: [name], turned: false, height: size, size };
	const fits = (words: string) => widthOf(words, smallest) <= width;
	const lines = linesBetweenWords(name, fits);
	if (lines.every(fits) && lines.length * lineHeight <= height)
		return { lines, turned: false, height: lines.length * lineHeight, size: smallest };
	const turned = fitting(height, width, () => 0);
	return turned === undefined ? null : { lines: [name], turned: true, height: turned, size: turned };
}

/** A part of a treemap as Mermaid's layout gives it. */
interface TreemapArea {
	data: { name: string };
	children?: unknown;
	depth: number;
	x0: number;
	x1: number;
	y0: number;
	y1: number;
}

/** Whether every name of a treemap can be written in its area. */
export function everyNameFits(areas: readonly TreemapArea[], widthOf: WidthOf): boolean {
	return areas.every(({ data: { name }, children, depth, ...area }) => {
		if (depth === 0) return true;
		const [width, height] = [area.x1 - area.x0, area.y1 - area.y0];
		if (children) return widthOf(name, smallest, 700) <= width - 8;
		return leafName(name, { x: area.x0, y: area.y0, width, height }, smallest, widthOf) !== null;
	});
}

/** Where a radar chart's legend begins from the left: where Mermaid has it, or behind the names of axes that it would lie on. */
export function besideNames(left: number, top: number, height: number, names: readonly Box[]): number {
	const level = names.filter(({ y, height: own }) => y < top + height && y + own > top - 6);
	const hidden = level.some(({ x, width }) => x + width > left - 4);
	return hidden ? Math.max(left, ...level.map(({ x, width }) => x + width + 16)) : left;
}

const tagsOf = new WeakMap<object, Box[]>();

/**
 * How far up the tags of a commit move, so that they lie on none of those that were drawn before in the same picture. Names of commits
 * move down in the same way, turned upside down.
 */
export function raiseOfTags(drawing: object, box: Box): number {
	const before = tagsOf.get(drawing) ?? [];
	tagsOf.set(drawing, before);
	let raise = 0;
	while (raise < 400 && before.some((other) => overlap({ ...box, y: box.y - raise }, other) > 0)) raise += 20;
	before.push({ ...box, y: box.y - raise });
	return raise;
}

/** How far the names of all branches move to the left, so that no name of a commit, which is turned, lies on one. */
export function shiftOfBranches(branches: readonly Box[], commits: readonly { box: Box; matrix: Matrix }[]): number {
	// The box around all of a turned name would hold much that it does not lie on.
	const pieces = commits.flatMap(({ box, matrix }) => {
		const count = Math.max(1, Math.ceil(box.width / box.height));
		const width = box.width / count;
		return Array.from({ length: count }, (_, at) => transformBox({ ...box, x: box.x + at * width, width }, matrix));
	});
	const isOnOne = (piece: Box) => branches.some((branch) => overlap(branch, piece) > 24);
	if (!pieces.some(isOnOne)) return 0;
	const needed = branches.flatMap(({ x, y, width, height }) =>
		pieces
			.filter((piece) => piece.y < y + height && piece.y + piece.height > y)
			.map((piece) => x + width + 4 - piece.x),
	);
	return Math.ceil(Math.max(0, ...needed));
}

/** A text at a commit: how long it is, and how far down its commit lies. */
interface CommitText {
	length: number;
	at: number;
}

/**
 * How far two branches that go down lie from one another, so that the names of the right one's commits, to their left, neither reach the
 * left one nor cross the tags of its commits, to their right. Both fall at 45 degrees; names that are not turned are level.
 */
export function wayBetweenBranches(
	tags: readonly CommitText[],
	names: readonly CommitText[],
	isTurned: boolean,
): number {
	const reach = ({ length }: CommitText) => length * Math.SQRT1_2;
	const lengths = names.map((name) => (isTurned ? reach(name) : name.length));
	if (!isTurned) return Math.max(0, ...lengths);
	// One ends before the other begins; half of a tag's height and half of a line lie between their middles.
	const apart = 24;
	const crossings = tags.flatMap((tag) =>
		names.map((name) => {
			const down = name.at - tag.at;
			return apart + Math.min(2 * reach(tag) - down, 2 * reach(name) + down);
		}),
	);
	return Math.max(0, ...lengths, ...crossings);
}

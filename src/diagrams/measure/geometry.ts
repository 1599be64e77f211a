/** A rectangle in user units. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** An affine transform as SVG's `matrix(a b c d e f)`. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** The transform that leaves everything where it is. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The box of what draws nothing. */
export const noBox: Box = { x: 0, y: 0, width: 0, height: 0 };

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	const [g, h, i, j, k, l] = inner;
	return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Reads a `transform` attribute; what it does not know counts as no transform. */
export function parseTransform(text: string | null): Matrix {
	let matrix = identity;
	for (const [, name = "", list = ""] of (text ?? "").matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
		matrix = compose(matrix, primitive(name, numbersOf(list)));
	}
	return matrix;
}

function primitive(name: string, values: readonly number[]): Matrix {
	const [p = 0, q, r = 0, s = 0, t = 0, u = 0] = values;
	if (name === "translate") return [1, 0, 0, 1, p, q ?? 0];
	if (name === "scale") return [p, 0, 0, q ?? p, 0, 0];
	if (name === "matrix") return [p, q ?? 0, r, s, t, u];
	if (name === "rotate") {
		const angle = (p * Math.PI) / 180;
		const turn: Matrix = [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
		return compose(compose([1, 0, 0, 1, q ?? 0, r], turn), [1, 0, 0, 1, -(q ?? 0), -r]);
	}
	if (name === "skewX") return [1, 0, Math.tan((p * Math.PI) / 180), 1, 0, 0];
	if (name === "skewY") return [1, Math.tan((p * Math.PI) / 180), 0, 1, 0, 0];
	return identity;
}

/** The smallest upright box around a transformed box. */
export function transformBox({ x, y, width, height }: Box, [a, b, c, d, e, f]: Matrix): Box {
	const corners = [
		[x, y],
		[x + width, y],
		[x, y + height],
		[x + width, y + height],
	] as const;
	return boxAround(corners.map(([p, q]) => [a * p + c * q + e, b * p + d * q + f]));
}

/** The smallest box around points; an empty box at the origin when there are none. */
export function boxAround(points: readonly (readonly [number, number])[]): Box {
	if (points.length === 0) return noBox;
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [x, y] of points) {
		left = Math.min(left, x);
		right = Math.max(right, x);
		top = Math.min(top, y);
		bottom = Math.max(bottom, y);
	}
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The smallest box around boxes. */
export function union(boxes: readonly Box[]): Box {
	return boxAround(boxes.flatMap(({ x, y, width, height }) => [[x, y] as const, [x + width, y + height] as const]));
}

/** The area that two boxes share. */
export function overlap(a: Box, b: Box): number {
	const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
	const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return across > 0 && down > 0 ? across * down : 0;
}

/** Every number of a list such as `points` or the arguments of a path command. */
export function numbersOf(list: string): number[] {
	return (list.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
}

/** A point of a path's outline. */
export type Point = readonly [number, number];

const samples = 64;

/** Walks a path's `d` as points: ends of lines, and curves at small steps. Sub-paths are joined in order. */
export function pathPoints(d: string): Point[] {
	const points: Point[] = [];
	let [x, y, startX, startY, controlX, controlY] = [0, 0, 0, 0, 0, 0];
	let before = "";
	for (const [, command = "", list = ""] of d.matchAll(/([a-df-z])([^a-df-z]*)/gi)) {
		const values = command.toUpperCase() === "A" ? arcNumbers(list) : numbersOf(list);
		const kind = command.toUpperCase();
		const relative = command !== kind;
		const size = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 }[kind] ?? 0;
		if (kind === "Z") {
			[x, y] = [startX, startY];
			points.push([x, y]);
			before = kind;
			continue;
		}
		for (let at = 0; size > 0 && at + size <= values.length; at += size) {
			const [ox, oy] = relative ? [x, y] : [0, 0];
			const v = values.slice(at, at + size);
			const coordinate = (index: number) => (v[index] ?? 0) + (index % 2 === 0 ? ox : oy);
			const from: Point = [x, y];
			if (kind === "H") x = (v[0] ?? 0) + ox;
			else if (kind === "V") y = (v[0] ?? 0) + oy;
			else if (kind === "A") [x, y] = [(v[5] ?? 0) + ox, (v[6] ?? 0) + oy];
			else [x, y] = [coordinate(size - 2), coordinate(size - 1)];
			const to: Point = [x, y];
			if (kind === "C" || kind === "S" || kind === "Q" || kind === "T") {
				// A smooth curve mirrors only a curve of its own kind (SVG 1.1, 8.3.6 and 8.3.7).
				const isSmooth = (kind === "S" ? ["C", "S"] : ["Q", "T"]).includes(before);
				const mirrored: Point = isSmooth ? [2 * from[0] - controlX, 2 * from[1] - controlY] : from;
				const first: Point = kind === "C" || kind === "Q" ? [coordinate(0), coordinate(1)] : mirrored;
				const second: Point =
					kind === "C" ? [coordinate(2), coordinate(3)] : kind === "S" ? [coordinate(0), coordinate(1)] : first;
				points.push(...curve(from, first, second, to, kind === "Q" || kind === "T"));
				[controlX, controlY] = second;
			} else if (kind === "A") points.push(...arc(from, v, to));
			else points.push(to);
			if (kind === "M" && at === 0) [startX, startY] = to;
			before = kind;
		}
	}
	return points;
}

/** Flags of an arc may be written without a space after them: `a5,5 0 015,5`. */
function arcNumbers(list: string): number[] {
	const number = "[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?";
	const gap = "[\\s,]*";
	const pattern = new RegExp(
		`(${number})${gap}(${number})${gap}(${number})${gap}([01])${gap}([01])${gap}(${number})${gap}(${number})`,
		"gi",
	);
	return [...list.matchAll(pattern)].flatMap(([, ...values]) => values.map(Number));
}

function curve(from: Point, first: Point, second: Point, to: Point, quadratic: boolean): Point[] {
	return Array.from({ length: samples }, (_, step) => {
		const t = (step + 1) / samples;
		const s = 1 - t;
		const at = (index: 0 | 1) =>
			quadratic
				? s * s * from[index] + 2 * s * t * first[index] + t * t * to[index]
				: s ** 3 * from[index] + 3 * s * s * t * first[index] + 3 * s * t * t * second[index] + t ** 3 * to[index];
		return [at(0), at(1)] as const;
	});
}

/** An elliptical arc by centre parameters (SVG 1.1, appendix F.6.5). */
function arc(from: Point, values: readonly number[], to: Point): Point[] {
	const [rawX = 0, rawY = 0, rotation = 0, large = 0, sweep = 0] = values;
	let [rx, ry] = [Math.abs(rawX), Math.abs(rawY)];
	if (rx === 0 || ry === 0 || (from[0] === to[0] && from[1] === to[1])) return [to];
	const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)];
	const [dx, dy] = [(from[0] - to[0]) / 2, (from[1] - to[1]) / 2];
	const [px, py] = [cos * dx + sin * dy, -sin * dx + cos * dy];
	const tooSmall = (px / rx) ** 2 + (py / ry) ** 2;
	if (tooSmall > 1) [rx, ry] = [rx * Math.sqrt(tooSmall), ry * Math.sqrt(tooSmall)];
	const denominator = (rx * py) ** 2 + (ry * px) ** 2;
	const root = Math.sqrt(Math.max(0, ((rx * ry) ** 2 - denominator) / denominator)) * (large === sweep ? -1 : 1);
	const [cx, cy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
	const center: Point = [cos * cx - sin * cy + (from[0] + to[0]) / 2, sin * cx + cos * cy + (from[1] + to[1]) / 2];
	const start = Math.atan2((py - cy) / ry, (px - cx) / rx);
	let turn = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - start;
	if (sweep && turn < 0) turn += 2 * Math.PI;
	if (!sweep && turn > 0) turn -= 2 * Math.PI;
	return Array.from({ length: samples }, (_, step) => {
		const angle = start + (turn * (step + 1)) / samples;
		const [ex, ey] = [rx * Math.cos(angle), ry * Math.sin(angle)];
		return [cos * ex - sin * ey + center[0], sin * ex + cos * ey + center[1]] as const;
	});
}

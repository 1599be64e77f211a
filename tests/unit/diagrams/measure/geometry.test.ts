import { describe, expect, test } from "vitest";
import {
	boxAround,
	compose,
	noBox,
	numbersOf,
	parseTransform,
	pathPoints,
	transformBox,
	union,
} from "#diagrams/measure/geometry.ts";

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

describe("a transform is read as SVG 1.1, 7.6 says, the last one applied first", () => {
	test.each([
		[null, [1, 0, 0, 1, 0, 0]],
		["translate(7)", [1, 0, 0, 1, 7, 0]],
		["scale(3)", [3, 0, 0, 3, 0, 0]],
		["translate(10,20) scale(2)", [2, 0, 0, 2, 10, 20]],
		["scale(2) translate(10 20)", [2, 0, 0, 2, 20, 40]],
		["rotate(90)", [0, 1, -1, 0, 0, 0]],
		["rotate(90 10 10)", [0, 1, -1, 0, 20, 0]],
		["skewX(45)", [1, 0, 1, 1, 0, 0]],
		["skewY(45)", [1, 1, 0, 1, 0, 0]],
		["matrix(1 2 3 4 5 6)", [1, 2, 3, 4, 5, 6]],
		["perspective(5)", [1, 0, 0, 1, 0, 0]],
	])("%s", (text, matrix) => expect(parseTransform(text)).toEqual(near(matrix)));

	test("and transforms are composed the inner first", () =>
		expect(compose([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 3, 4])).toEqual([2, 0, 0, 2, 6, 8]));
});

test("boxes go around what they hold", () => {
	const box = { x: 0, y: 0, width: 10, height: 20 };
	expect(transformBox(box, [0, 1, -1, 0, 0, 0])).toEqual({ x: -20, y: 0, width: 20, height: 10 });
	expect(boxAround([[1, 5] as const, [4, 2] as const])).toEqual({ x: 1, y: 2, width: 3, height: 3 });
	expect(boxAround([])).toEqual(noBox);
	expect(union([box, { x: 5, y: -5, width: 10, height: 1 }])).toEqual({ x: 0, y: -5, width: 15, height: 25 });
});

test("numbers may touch one another", () => expect(numbersOf("10-5.5.5,1e2 +3")).toEqual([10, -5.5, 0.5, 100, 3]));

test("a path is walked by its lines, absolute and relative, and begins anew where it was closed", () =>
	expect(pathPoints("M1 1 3 1h2v2l-1-1zl1 1H9V4").map(String)).toEqual([
		"1,1",
		"3,1",
		"5,1",
		"5,3",
		"4,2",
		"1,1",
		"2,2",
		"9,2",
		"9,4",
	]));

// The middle of a cubic curve is (P0 + 3 P1 + 3 P2 + P3) / 8, of a quadratic one (P0 + 2 P1 + P2) / 4.
describe("the last curve of a path goes through its middle", () => {
	test.each([
		["a quadratic curve", "M0 0Q5 10 10 0", [5, 5]],
		["a cubic curve", "M0 0C0 10 10 10 10 0", [5, 7.5]],
		["a relative one", "M10 10c0 10 10 10 10 0", [15, 17.5]],
		["a smooth cubic curve mirrors the one before", "M0 0C0 10 10 10 10 0S20-10 20 0", [15, -7.5]],
		["a smooth quadratic curve mirrors the one before", "M0 0Q5 10 10 0T20 0", [15, -5]],
		["a smooth curve after a line has nothing to mirror", "M0 0L10 0T20 0", [12.5, 0]],
		["nor has a quadratic one after a cubic one (SVG 1.1, 8.3.7)", "M0 0C0 10 10 10 10 0T20 0", [12.5, 0]],
		["nor a cubic one after a quadratic one (8.3.6)", "M0 0Q5 10 10 0S20 10 20 0", [15, 3.75]],
		["nor one after a closed path", "M0 0C0 10 10 10 10 0ZS10 8 10 0", [5, 3]],
		["an arc that turns right", "M0 0A5 5 0 0 1 10 0", [5, -5]],
		["flags without spaces", "M0 0a5,5 0 0010,0", [5, 5]],
		["an arc too small for its ends grows", "M0 0A1 1 0 0 1 10 0", [5, -5]],
	])("%s", (_, d, middle) => expect(pathPoints(d).at(-33)).toEqual(near(middle)));
});

test("a large arc goes the long way round", () => {
	const { x, y, width, height } = boxAround(pathPoints("M0 0A5 5 0 1 1 5 5"));
	expect([x, y, width, height]).toEqual([0, -5, 10, 10].map((value) => expect.closeTo(value, 1)));
});

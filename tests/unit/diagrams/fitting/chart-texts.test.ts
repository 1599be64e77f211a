import { describe, expect, test } from "vitest";
import { fieldName, keptOfAxis, leafName, raiseOfTags } from "#diagrams/fitting/chart-texts.ts";
import { settlePointNames } from "#diagrams/fitting/point-names.ts";

/** Every letter is six units wide at the smallest size. */
const widthOf = (words: string, size = 12) => (words.length * size) / 2;

describe("texts of an axis", () => {
	const axis = (step: number) => [0, 1, 2, 3, 4].map((at) => ({ middle: at * step, width: 60 }));

	test("stay where none touches another", () => expect(keptOfAxis(axis(70))).toEqual([true, true, true, true, true]));
	test("are left out one in two where they would", () =>
		expect(keptOfAxis(axis(40))).toEqual([true, false, true, false, true]));
	test("of which the last alone touches another stay but for it", () =>
		expect(keptOfAxis([...axis(70), { middle: 300, width: 60 }])).toEqual([true, true, true, true, true, false]));
	test("leave the first where there is room for one alone", () =>
		expect(keptOfAxis(axis(1))).toEqual([true, false, false, false, false]));
});

describe("the name of a field of a packet", () => {
	test("is one line where it fits", () =>
		expect(fieldName("Length", 40, widthOf)).toEqual({ lines: ["Length"], turned: false, height: 14 }));
	test("is broken between its words", () =>
		expect(fieldName("Header length", 40, widthOf)).toMatchObject({ lines: ["Header", "length"], turned: false }));
	test("is broken behind the signs that join words", () =>
		expect(fieldName("Flags (A,B,C,D)", 40, widthOf).lines).toEqual(["Flags", "(A,B,", "C,D)"]));
	test("is turned where a word alone is wider", () =>
		expect(fieldName("URG", 14, widthOf)).toEqual({ lines: ["URG"], turned: true, height: 30 }));
});

describe("the name of a leaf of a treemap", () => {
	const area = (width: number, height: number) => ({ x: 0, y: 0, width, height });

	test("is as large as its area, with room for its value", () =>
		expect(leafName("Wheat", area(200, 100), 38, widthOf)).toMatchObject({ lines: ["Wheat"], size: 38 }));
	test("has the smallest size, or lines of it", () =>
		expect(leafName("Rye and wheat", area(60, 60), 38, widthOf)).toMatchObject({
			lines: ["Rye and", "wheat"],
			size: 12,
		}));
	test("is turned in an area that is high", () =>
		expect(leafName("Pumpernickel", area(30, 120), 38, widthOf)).toMatchObject({ turned: true }));
	test("is told where none of that fits", () => expect(leafName("Pumpernickel", area(30, 30), 38, widthOf)).toBeNull());
});

test("tags move up until they lie on none before, each picture by itself", () => {
	const [one, other] = [{}, {}];
	const box = { x: 0, y: 0, width: 80, height: 16 };
	expect(raiseOfTags(one, box)).toBe(0);
	expect(raiseOfTags(one, { ...box, x: 50 })).toBe(20);
	expect(raiseOfTags(one, { ...box, x: 200 })).toBe(0);
	expect(raiseOfTags(other, box)).toBe(0);
});

describe("the name of a point of a quadrant chart", () => {
	const text = (words: string, x: number, y: number) => ({
		text: words,
		x,
		y,
		verticalPos: "center",
		horizontalPos: "top",
		fontSize: 12,
	});
	const point = (words: string, x: number, y: number) => ({ x, y, radius: 5, text: text(words, x, y + 5) });
	const quadrants = [{ x: 0, y: 0, width: 400, height: 400, text: text("To do", 200, 4) }];
	const axisLabels = [{ ...text("Much of it", 200, 404), rotation: 0 }];
	const settled = (...points: ReturnType<typeof point>[]) => {
		settlePointNames({ points, quadrants, axisLabels }, (one) => widthOf(one.text));
		return points.map((one) => ({ across: one.text.x - one.x, down: one.text.y - one.y }));
	};

	test("stays below it", () => expect(settled(point("Kiln", 100, 100))).toEqual([{ across: 0, down: 5 }]));
	test("is above it where another point lies below", () =>
		expect(settled(point("Kiln", 100, 100), point("Oven", 100, 114))[0]?.down).toBeLessThan(-10));
	test("is not written on the name of another at the same place", () => {
		const [first, second] = settled(point("Kiln", 100, 100), point("Oven", 100, 100));
		expect(first).not.toEqual(second);
	});
	test("is not written on the name of an axis", () => {
		const [only] = settled(point("Kiln", 200, 398));
		expect(only?.down).toBeLessThan(0);
	});
	test("is not written on the name of its quadrant", () => {
		const [only] = settled(point("Kiln", 200, 1));
		expect(only).not.toEqual({ across: 0, down: 5 });
	});
});

import { expect, test } from "vitest";
import { readNumber } from "#edit/client/facts/read-number.ts";

test.each([
	["12", 12],
	["24,356", 24_356],
	["1 000", 1_000],
	["$5000", 5_000],
	["20 %", 20],
	["5.9", 5.9],
	["5.905", 5.905],
	["", undefined],
	["5,9", undefined],
	["about 5", undefined],
	// A thousand to some, one to others.
	["1.000", undefined],
	["10.500", undefined],
])("%s is %s", (typed, number) => {
	expect(readNumber(typed, { whole: false, nullable: false })).toBe(number);
});

test("what may be empty is not known when it is empty, and a whole number has no decimals", () => {
	expect(readNumber(" ", { whole: false, nullable: true })).toBeNull();
	expect(readNumber("5.9", { whole: true, nullable: false })).toBeUndefined();
});

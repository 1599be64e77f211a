import { expect, test } from "vitest";
import { readNumber } from "../../src/program/number-input.ts";

test.each([
	["1000", "1000"],
	["1,000", "1000"],
	["1,000.50", "1000.5"],
	["1.000,50", "1000.5"],
	["1 000", "1000"],
	["1’000", "1000"],
	["$1,000", "1000"],
	["12.5%", "12.5"],
	["1k", "1000"],
	["2.5m", "2500000"],
	["1,234,567", "1234567"],
	["12,34,567", "1234567"],
	["1.234.567,8", "1234567.8"],
	["1234.50", "1234.5"],
	["1,5", "1.5"],
	["2,5m", "2500000"],
	["3bn", "3000000000"],
	["KES 1,000", "1000"],
	["1,000usd", "1000"],
	["₦5k", "5000"],
	["A$ 1,000.00", "1000"],
	["US$1,000", "1000"],
	["１，０００", "1000"],
	["007", "7"],
	["+4", "4"],
	["\u22124", "-4"],
	["1.", "1"],
	["0,500", "0.5"],
	["-3", "-3"],
	[".5", "0.5"],
])("%s is read as %s", (typed, value) => expect(readNumber(typed, ".")).toEqual({ value }));

test("a single separator before three digits is what the locale says", () => {
	expect(readNumber("1,000", ".")).toEqual({ value: "1000" });
	expect(readNumber("1,000", ",")).toEqual({ value: "1" });
	expect(readNumber("1.000", ",")).toEqual({ value: "1000" });
});

test.each([
	["", "Enter a number"],
	["ten", "Enter a number, such as 1,000 or 2.5m"],
	["k", "Enter a number, such as 1,000 or 2.5m"],
	[".", "Enter a number, such as 1,000 or 2.5m"],
	["1e3", "Enter a number, such as 1,000 or 2.5m"],
	["XYZ 5", "Enter a number, such as 1,000 or 2.5m"],
	["5 6k7", "Enter a number, such as 1,000 or 2.5m"],
	[",000,000", "Commas and points do not fit together. Write it as 1,000.50"],
	["1,,000", "Commas and points do not fit together. Write it as 1,000.50"],
	["1,000.5,0", "Commas and points do not fit together. Write it as 1,000.50"],
	["1,00,0", "Commas and points do not fit together. Write it as 1,000.50"],
	["1.2.3,4", "Commas and points do not fit together. Write it as 1,000.50"],
])("“%s” is answered with what to do", (typed, problem) => expect(readNumber(typed, ".")).toEqual({ problem }));

test("the advice is written as the locale has it, and is read as it is meant", () => {
	expect(readNumber("ten", ",")).toEqual({ problem: "Enter a number, such as 1.000 or 2,5m" });
	expect(readNumber("1,,000", ",")).toEqual({
		problem: "Commas and points do not fit together. Write it as 1.000,50",
	});
	expect(["1.000", "2,5m", "1.000,50"].map((example) => readNumber(example, ","))).toEqual([
		{ value: "1000" },
		{ value: "2500000" },
		{ value: "1000.5" },
	]);
});

import { expect, test } from "vitest";
import { type NumberSigns, readNumber } from "#program/estimate/number-input.ts";

const american: NumberSigns = { decimal: ".", group: "," };
const german: NumberSigns = { decimal: ",", group: "." };
const french: NumberSigns = { decimal: ",", group: "\u202f" };
const swiss: NumberSigns = { decimal: ".", group: "’" };

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
])("%s is read as %s", (typed, value) => expect(readNumber(typed, american)).toEqual({ value }));

test("a single sign before three digits groups where the reader's numbers are written so", () => {
	expect(readNumber("1,000", american)).toEqual({ value: "1000" });
	expect(readNumber("12.345", german)).toEqual({ value: "12345" });
	expect(readNumber("12.500k", german)).toEqual({ value: "12500000" });
});

test.each([
	["12.500", american, ["12500", "12.5"]],
	["1,0000", american, ["10000", "1"]],
	["12.5000", german, ["125000", "12.5"]],
	["12.345", american, ["12345", "12.345"]],
	["$12.500k", american, ["12500000", "12500"]],
	["-1.000", american, ["-1000", "-1"]],
	["१.०००", american, ["1000", "1"]],
	["12,500", german, ["12500", "12.5"]],
	["12,345", german, ["12345", "12.345"]],
	["12.500", french, ["12500", "12.5"]],
	["12,345", french, ["12345", "12.345"]],
	["12.500", swiss, ["12500", "12.5"]],
	["12,345", swiss, ["12345", "12.345"]],
])("%s can be read in two ways where nothing tells them apart, and none is guessed", (typed, signs, readings) => {
	expect(readNumber(typed, signs)).toEqual({ readings });
});

test.each([
	["0.500", "0.5"],
	[".500", "0.5"],
	["1234.500", "1234.5"],
	["12.5000", "12.5"],
	["1,234.567", "1234.567"],
	["12,50", "12.5"],
])("%s can be read in one way only", (typed, value) => expect(readNumber(typed, american)).toEqual({ value }));

test.each([
	["\u202d1000\u202c", "1000"],
	["\u200e1000", "1000"],
	["1000\u200b", "1000"],
	["1\u2060000\ufeff", "1000"],
	["1\u00a0000", "1000"],
	["1\u202f000\u2009000", "1000000"],
	["1\u3000000", "1000"],
	["1\u2800000", "1000"],
	["１，０００．５", "1000.5"],
	["￥1,000", "1000"],
	["２．５ｍ", "2500000"],
	["١٠٠٠", "1000"],
	["۱۰۰۰", "1000"],
	["१०००", "1000"],
	["१२,३४,५६७", "1234567"],
	["١٬٠٠٠", "1000"],
	["١٬٢٣٤٬٥٦٧٫٨", "1234567.8"],
	["١٫٥", "1.5"],
	["١٫٥٠٠", "1.5"],
	["٥٪", "5"],
	["–5", "-5"],
	["－5", "-5"],
	["‑5", "-5"],
])("“%s” is %s, whatever program or keyboard it comes from", (typed, value) => {
	expect(readNumber(typed, american)).toEqual({ value });
});

test.each(["10²", "1₀0", "½", "①", "Ⅻ", "1⁄2", "١٫٥٫٥", "١٬٠٬٠٠٠"])(
	"“%s” is no number, and no other either",
	(typed) => {
		expect(readNumber(typed, american)).toHaveProperty("problem");
	},
);

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
])("“%s” is answered with what to do", (typed, problem) => expect(readNumber(typed, american)).toEqual({ problem }));

test("the advice is written as the reader's numbers are, and is read as it is meant", () => {
	expect(readNumber("ten", french)).toEqual({ problem: "Enter a number, such as 1\u202f000 or 2,5m" });
	expect(readNumber("1\u202f000", french)).toEqual({ value: "1000" });
	expect(readNumber("ten", german)).toEqual({ problem: "Enter a number, such as 1.000 or 2,5m" });
	expect(readNumber("1,,000", german)).toEqual({
		problem: "Commas and points do not fit together. Write it as 1.000,50",
	});
	expect(["1.000", "2,5m", "1.000,50"].map((example) => readNumber(example, german))).toEqual([
		{ value: "1000" },
		{ value: "2500000" },
		{ value: "1000.5" },
	]);
});

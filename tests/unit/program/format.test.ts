import { describe, expect, test } from "vitest";
import {
	count,
	durationRange,
	fillIn,
	listed,
	longDate,
	percentRange,
	shortDollars,
	UnknownPlaceholder,
} from "#program/format.ts";

describe("ranges", () => {
	test("take an en dash and no spaces", () => {
		expect(percentRange({ low: 20, high: 30 })).toBe("20–30%");
		expect(durationRange({ low: 30, high: 90 }, "day")).toBe("30–90 days");
	});

	test("of one value are that value, in the singular where it is one", () => {
		expect(percentRange({ low: 25, high: 25 })).toBe("25%");
		expect(durationRange({ low: 1, high: 1 }, "week")).toBe("1 week");
	});
});

test("items are listed as the guide writes them", () => {
	expect(listed(["a"])).toBe("a");
	expect(listed(["a", "b"])).toBe("a and b");
	expect(listed(["a", "b", "c"], "or")).toBe("a, b, or c");
	expect(listed([])).toBe("");
});

test("amounts are short from a million on, where the short form is exact", () => {
	expect(shortDollars(1_250_000)).toBe("$1.25M");
	expect(shortDollars(1_255_000)).toBe("$1,255,000");
	expect(shortDollars(1_001_111)).toBe("$1,001,111");
	expect(shortDollars(1_000_000)).toBe("$1M");
	expect(shortDollars(2_500_000)).toBe("$2.5M");
	expect(shortDollars(2_500)).toBe("$2,500");
});

test("counts have thousands separators and keep their decimals", () => {
	expect(count(24356)).toBe("24,356");
	expect(count(5.9)).toBe("5.9");
});

test("a date is the same day in every time zone", () => {
	expect(longDate("2024-12-21")).toBe("December 21, 2024");
});

describe("a text with placeholders", () => {
	test("gets their values", () => {
		expect(fillIn("Revenue sharing ({share})", { share: "20–30%" })).toBe("Revenue sharing (20–30%)");
	});

	test("is refused when it names a value that does not exist", () => {
		expect(() => fillIn("{shore} of sales", { share: "20–30%" })).toThrow(UnknownPlaceholder);
		expect(() => fillIn("{shore} of sales", { share: "20–30%" }, ["tiers", 0])).toThrow(
			expect.objectContaining({
				placeholder: { text: "{shore} of sales", written: "{shore}", known: ["{share}"], at: ["tiers", 0] },
			}),
		);
	});
});

import { expect, test } from "vitest";
import { smallestThatReaches } from "#program/estimate/goal-seek.ts";
import { decimal } from "#program/money.ts";
import { fixtureTerms, valuesOf, type Written } from "./scenarios.ts";

const terms = fixtureTerms("1.0");
const seek = (values: Written, input: "pu.customers" | "im.projects" | "rf.referrals", target: string) =>
	smallestThatReaches({ terms: "1.0", values: valuesOf(values) }, terms, input, decimal(target));

test("the smallest number of customers reaches the target, one fewer does not", () => {
	// One customer of 100 a month brings 300 in a year.
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "3000")).toBe(10);
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "3000.01")).toBe(11);
});

test("projects and referrals are sought alike", () => {
	expect(seek({ "im.fee": "1000" }, "im.projects", "1600")).toBe(4);
	expect(seek({ "rf.value": "10000" }, "rf.referrals", "1500")).toBe(2);
});

test("nothing is needed for nothing, and nothing reaches what is out of reach", () => {
	expect(seek({ "pu.revenue": "100" }, "pu.customers", "0")).toBe(0);
	expect(seek({}, "pu.customers", "1")).toBeNull();
});

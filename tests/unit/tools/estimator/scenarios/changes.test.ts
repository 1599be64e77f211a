import { expect, test } from "vitest";
import { fixtureTerms, valuesOf, type Written } from "#tests/unit/program/estimate/scenarios.ts";
import { changesBetween } from "#tools/estimator/scenarios/changes.ts";

const terms = fixtureTerms("1.0");
const changes = (before: Written, after: Written) =>
	changesBetween(
		{ terms: "1.0", values: valuesOf(before) },
		{ terms: "1.0", values: valuesOf(after) },
		{ before: terms, after: terms },
	).map(({ what, was, is }) => `${what}: ${was} → ${is}`);

test("inputs that differ are named in words, with units", () => {
	const before: Written = { tier: "reseller", "pu.customers": "1000", "pu.churn": "1.5", "pu.revenue": "1000" };
	const after: Written = { ...before, tier: "strategic", months: "24", "pu.customers": "2000", "pu.churn": "2" };
	expect(changes(before, { ...after, "pu.revenue": "1250.5", start: "2027-01", position: "75" })).toEqual([
		"Tier: Reseller → Strategic Partner",
		"Months: 12 → 24",
		"First month: not said → January 2027",
		"Place in the range: 50% → 75%",
		"Customers at the start: 1,000 → 2,000",
		"Lost each month: 1.5% → 2%",
		"Revenue of one, monthly: $1,000 → $1,250.50",
	]);
});

test("a model that was switched on or off is named, not each of its inputs", () => {
	expect(changes({ "im.projects": "4", "im.fee": "100" }, { "jg.revenue": "10000" })).toEqual([
		"Implementation Services: on, projects a year 4 → off",
		"Joint Go-to-Market: off → on, joint revenue in month 1 $10,000",
	]);
});

test("scenarios that say the same differ in nothing, whatever their names", () => {
	expect(changes({ name: "Lagos" }, { name: "Abuja", months: "12" })).toEqual([]);
});

test("other terms are a difference", () => {
	const [change] = changesBetween(
		{ terms: "1.0", values: valuesOf({}) },
		{ terms: "1.1", values: valuesOf({}) },
		{ before: terms, after: terms },
	);
	expect(change).toEqual({ what: "Program terms", was: "1.0", is: "1.1" });
});

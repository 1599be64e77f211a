import { expect, test } from "vitest";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { fixtureTerms, valuesOf, type Written } from "#tests/unit/program/estimate/scenarios.ts";
import { sayCommitment, sayMonth, sayPeriod, sayUnfinished } from "#tools/estimator/words/wording.ts";

const terms = fixtureTerms("1.0");
const scheduleWith = (values: Written) => scheduleOf({ terms: "1.0", values: valuesOf(values) }, terms);

test("projects that complete too late are counted in words, with separators and in the singular", () => {
	const late = (values: Written) =>
		sayUnfinished(scheduleWith({ tier: "integrator", "im.fee": "100", ...values })).join();
	expect(late({ "im.projects": "1", "im.duration": "24" })).toBe(
		"1 project completes after the last month and is not paid within this scenario.",
	);
	expect(late({ "im.projects": "1000", months: "36", "im.duration": "36" })).toBe(
		"2,916 projects complete after the last month and are not paid within this scenario.",
	);
});

test("the commitment is said by year, and not where a scenario cannot tell", () => {
	const reseller: Written = { tier: "reseller", months: "36", "pu.customers": "1", "pu.revenue": "10000" };
	expect(sayCommitment(scheduleWith(reseller))).toBe("not met in years 1, 2, and 3.");
	expect(sayCommitment(scheduleWith({ ...reseller, "pu.new": "1" }))).toBe("not met in year 1, met in years 2 and 3.");
	expect(sayCommitment(scheduleWith({ ...reseller, currency: "EUR" }))).toBeNull();
});

test("every month that a link can begin with, or reach from there, has its name", () => {
	const { months } = scheduleWith({ months: "36", start: "9999-12", "pu.customers": "1" });
	expect(months.slice(0, 3).map((month) => sayMonth(month, "long"))).toEqual([
		"December 9999",
		"January 10000",
		"February 10000",
	]);
	expect(["2027-01", "0001-12", "0000-05"].map((month) => sayPeriod(month, "short"))).toEqual([
		"Jan 2027",
		"Dec 1",
		"May 0",
	]);
});

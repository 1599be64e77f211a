import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readAllTerms, readProgram } from "#authoring/read-program.ts";
import { readLink, writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { findTerms, type ScheduleTerms, scheduleTerms } from "#program/estimate/terms.ts";
import { plainAmount } from "#program/money.ts";

const root = new URL("../../../../..", import.meta.url).pathname;
const published = readAllTerms(root).map(scheduleTerms);
const newer = scheduleTerms(readProgram(root, "tests/fixtures/terms-1.1"));
const sent = readFileSync(new URL("../../../../fixtures/sent-links.txt", import.meta.url), "utf8")
	.split("\n")
	.filter((line) => line && !line.startsWith("#"))
	.map((line) => line.split(" | "))
	.map(([current = "", query = "", ...totals]) => ({ current, query, totals }));

/** What is read from a link when `all` versions are known: totals, what was ignored, whether it is whole, and the link copied again. */
function opened(query: string, current: string, all: readonly ScheduleTerms[]) {
	const inForce = findTerms(all, current) ?? { version: current, models: [] };
	const { scenarios, ignored, intact } = readLink(query, [inForce, ...all]);
	const totals = scenarios.map((scenario) => {
		const terms = findTerms(all, scenario.terms);
		if (!terms) throw new Error(`Terms ${scenario.terms} are gone; links that name them must keep their numbers.`);
		const { low, expected, high } = scheduleOf(scenario, terms).total;
		return [low, expected, high].map(plainAmount).join(" ");
	});
	return { totals, ignored, isWhole: intact ?? true, copied: writeCheckedLink(scenarios) };
}

test.each(sent)("$query", ({ current, query, totals }) => {
	const { copied, ...first } = opened(query, current, published);
	expect(first).toEqual({ totals, ignored: [], isWhole: true });
	// Opened and copied again, the link means the same and names its terms: it no longer depends on what is current.
	expect(opened(copied, "none", published)).toEqual({ totals, ignored: [], isWhole: true, copied });
});

describe("when newer terms hold", () => {
	test.each(sent.filter(({ query }) => query.includes("terms=1.0")))("$query", ({ query, totals }) => {
		expect(opened(query, newer.version, [newer, ...published])).toMatchObject({ totals, ignored: [], isWhole: true });
	});

	test("a link that names no terms has those that are current", () => {
		const link = "tier=reseller&pu.customers=1&pu.revenue=100";
		expect(opened(link, newer.version, [newer, ...published]).totals).toEqual(["510.00 570.00 630.00"]);
	});
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { byDay } from "#program/facts/versions.ts";
import { fixtureTerms, scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import { nextTermsOf, otherTermsFor } from "#tools/estimator/facts/other-terms.ts";

const terms = (version: string, effective: string, standIn?: string): ScheduleTerms => ({
	...fixtureTerms("1.0"),
	version,
	effective,
	...(standIn === undefined ? {} : { standIn }),
});
const [older, current, march, june] = [
	terms("0.9", "2020-01-01"),
	terms("1.0", "2024-12-21"),
	terms("1.1", "2027-03-01"),
	terms("1.2", "2027-06-15"),
];
const withdrawn = terms("1.3", "2027-01-01", "1.0");
const replaced = terms("1.4", "2027-02-01", "1.2");
const facts: EstimatorFacts = { terms: [current, march, older, june, withdrawn, replaced], presets: [] };

function offered(version: string, start: string | null): [string, string][] {
	const { values } = scenarioOf(start === null ? "tier=reseller" : `tier=reseller&start=${start}`);
	return otherTermsFor({ terms: version, values }, facts).map(({ terms, because }) => [terms.version, because]);
}

describe("which other terms a scenario is offered", () => {
	test.each([
		["no start, terms in force", "1.0", null, []],
		["a start before they are announced for", "1.0", "2027-02", []],
		["a start in the month of their first day", "1.0", "2027-03", [["1.1", "hold at its start"]]],
		["a start in the month within which the next ones begin", "1.0", "2027-06", [["1.1", "hold at its start"]]],
		["a start after both", "1.0", "2027-07", [["1.2", "hold at its start"]]],
		["a start in the past, under older terms", "1.0", "2021-01", []],
		["superseded terms", "0.9", null, [["1.0", "newer hold"]]],
		[
			"superseded terms and a late start",
			"0.9",
			"2028-01",
			[
				["1.0", "newer hold"],
				["1.2", "hold at its start"],
			],
		],
		["announced terms", "1.1", null, [["1.0", "not yet"]]],
		["announced terms that hold at the start", "1.1", "2027-03", [["1.0", "not yet"]]],
		["withdrawn terms", "1.3", null, [["1.0", "withdrawn"]]],
		["withdrawn terms whose place announced ones take", "1.4", null, [["1.2", "withdrawn"]]],
		["the same, which is not offered twice", "1.4", "2028-01", [["1.2", "withdrawn"]]],
	] as const)("%s", (_, version, start, expected) => {
		expect(offered(version, start)).toEqual(expected);
	});

	test("the soonest announced terms follow those in force, and no others", () => {
		expect(nextTermsOf(current, facts)?.version).toBe("1.1");
		expect(nextTermsOf(march, facts)).toBeUndefined();
		expect(nextTermsOf(current, { ...facts, terms: [current, older, withdrawn] })).toBeUndefined();
	});
});

const day = fc
	.integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2030, 0, 1) / 86_400_000 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

test("over any history, what is offered is another version that is in force or announced, each once", () => {
	const one = fixtureTerms("1.0");
	fc.assert(
		fc.property(
			fc.uniqueArray(day, { minLength: 1, maxLength: 6 }),
			fc.nat(),
			fc.nat(),
			fc.option(day),
			fc.nat(63),
			(days, at, own, start, lost) => {
				const versions = days.toSorted().map((effective, place): ScheduleTerms => {
					const isWithdrawn = place > 0 && place !== at % days.length && (lost >> place) % 2 === 1;
					return { ...one, version: `1.${place}`, effective, ...(isWithdrawn ? { standIn: "1.0" } : {}) };
				});
				const inForce = versions[at % days.length] ?? one;
				const all: EstimatorFacts = { terms: [inForce, ...versions.filter((other) => other !== inForce)], presets: [] };
				const mine = versions[own % days.length] ?? one;
				const { values } = scenarioOf(start === null ? "" : `start=${start.slice(0, 7)}`);
				const offers = otherTermsFor({ terms: mine.version, values }, all);
				expect(new Set(offers.map(({ terms }) => terms.version)).size).toBe(offers.length);
				for (const { terms, because } of offers) {
					expect(terms).not.toBe(mine);
					expect(terms.standIn).toBeUndefined();
					expect(byDay(terms, inForce)).toBeGreaterThanOrEqual(0);
					if (because === "hold at its start") expect(terms.effective <= `${values.start}-01`).toBe(true);
				}
				if (mine === inForce && start === null) expect(offers).toEqual([]);
			},
		),
	);
});

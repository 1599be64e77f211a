import { describe, expect, test } from "vitest";
import { auditedLinks } from "#program/estimate/audit/audit.ts";
import { soughtIn } from "#program/estimate/goal-seek.ts";
import { linkRulesUnder } from "#program/estimate/link/link-rules.ts";
import { readLink, writeCheckedLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import { expectedTotalOf, type Schedule, scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleCsv } from "#program/estimate/schedule-csv.ts";
import { differences, type ScheduleTerms } from "#program/estimate/terms.ts";
import { ofEachTier } from "#program/facts/keys.ts";
import { plainAmount } from "#program/money.ts";
import { fixtureTerms, scenarioOf, writtenOf } from "./scenarios.ts";

// Terms that came with a fourth model are those of the fixture; earlier ones that had three are the same without it.
const whole = fixtureTerms("1.0");
const without = (key: string, version: string, effective: string): ScheduleTerms => ({
	...whole,
	version,
	effective,
	models: whole.models.filter((model) => model.key !== key),
});
const three = without("joint", "0.9", "2024-01-01");
const noSales = without("platform", "0.8", "2023-01-01");

const query = "tier=reseller&start=2027-01&pu.customers=1&pu.revenue=100&jg.revenue=1000";
const readUnder = (terms: ScheduleTerms, link: string) => readLink(`terms=${terms.version}&${link}`, [whole, three]);
const onlyScenario = (terms: ScheduleTerms, link: string): Scenario =>
	readUnder(terms, link).scenarios[0] ?? expect.unreachable();
const scheduleUnder = (terms: ScheduleTerms): Schedule => scheduleOf(onlyScenario(terms, query), terms);
const headerOf = (csv: string) => csv.split("\r\n")[0];

describe("a model that only later terms have", () => {
	test("pays nothing under earlier ones, and is on no schedule of theirs", () => {
		const schedule = scheduleOf({ ...scenarioOf(query), terms: "0.9" }, three);
		expect(schedule.models.map(({ key }) => key)).toEqual(["platform", "implementation", "referral"]);
		expect(schedule.taking.map(({ key }) => key)).toEqual(["platform"]);
		expect(plainAmount(schedule.total.expected)).toBe("540.00");
		expect(plainAmount(expectedTotalOf({ ...scenarioOf(query), terms: "0.9" }, three))).toBe("540.00");
		expect(plainAmount(scheduleOf(scenarioOf(query), whole).total.expected)).toBe("6540.00");
	});

	test("adds no column to a file of earlier terms", () => {
		const file = scheduleCsv([scheduleUnder(three)]);
		expect(headerOf(file)).toBe(
			"scenario,month,period,platform_low,platform_expected,platform_high,implementation_low,implementation_expected,implementation_high,referral_low,referral_expected,referral_high,total_low,total_expected,total_high",
		);
		expect(file.split("\r\n")[1]).toBe("a,1,2027-01,40.00,45.00,50.00,0.00,0.00,0.00,0.00,0.00,0.00,40.00,45.00,50.00");
		expect(scheduleCsv([scheduleUnder(three), scheduleUnder(three)]).startsWith(file.slice(0, -2))).toBe(true);
	});

	test("has columns in a file of both, with zeros where the terms do not have it", () => {
		const [file, rows] = [
			scheduleCsv([scheduleUnder(three), scheduleUnder(whole)]),
			scheduleUnder(whole).months.length,
		];
		expect(headerOf(file)).toBe(headerOf(scheduleCsv([scheduleUnder(whole)])));
		const lines = file.split("\r\n");
		expect(lines[1]).toMatch(/,0\.00,0\.00,0\.00,40\.00,45\.00,50\.00$/);
		expect(lines[1 + rows + 1]).toMatch(/^b,1,.*,400\.00,500\.00,600\.00,440\.00,545\.00,650\.00$/);
	});

	test("is not sought for a goal", () => {
		expect(soughtIn(three).map(({ model }) => model.name)).toEqual(soughtIn(whole).map(({ model }) => model.name));
		expect(soughtIn(noSales).map(({ model }) => model.key)).toEqual(["implementation", "referral"]);
	});

	test("is not among the rules of links under earlier terms", () => {
		const rules = linkRulesUnder(three);
		expect(rules.models.map(({ key }) => key)).toEqual(["platform", "implementation", "referral"]);
		expect(rules.parameters.filter(({ name }) => name.startsWith("jg."))).toEqual([]);
		const { parameters, ...others } = linkRulesUnder(whole);
		expect(parameters.slice(0, rules.parameters.length)).toEqual(rules.parameters);
		expect(others.models.slice(0, 3)).toEqual(rules.models);
	});
});

describe("a link with inputs of a model that its terms do not have", () => {
	test("says which they are, whose they are and why they are left out", () => {
		const { scenarios, ignored } = readUnder(three, `${query}&jg.growth=2`);
		expect(ignored).toEqual([
			{
				parameter: "jg.revenue",
				sentence:
					"jg.revenue and jg.growth are inputs of Joint Go-to-Market, a revenue model of terms 1.0; terms 0.9 do not have it, so they were left out.",
			},
		]);
		expect(scenarios.map(({ values }) => writtenOf(values))).toEqual([
			{ tier: "reseller", start: "2027-01", "pu.customers": "1", "pu.revenue": "100" },
		]);
	});

	test("says so of a scenario beside the first, of one input, and of one that could not be read anyway", () => {
		const { ignored } = readLink("terms=1.0&tier=reseller&b.terms=0.9&b.jg.growth=lots", [whole, three]);
		expect(ignored.map(({ sentence }) => sentence)).toEqual([
			"b.jg.growth is an input of Joint Go-to-Market, a revenue model of terms 1.0; terms 0.9 do not have it, so it was left out.",
		]);
	});

	test("says that no terms have the model, where none do", () => {
		const { ignored } = readLink("jg.revenue=5", [three]);
		expect(ignored.map(({ sentence }) => sentence)).toEqual([
			"jg.revenue is an input of a revenue model that no terms have; terms 0.9 do not have it, so it was left out.",
		]);
	});

	test("is not written, so that what was copied is read whole", () => {
		const scenario = onlyScenario(three, query);
		expect(writeLink([scenario])).not.toContain("jg.");
		expect(readLink(writeCheckedLink([scenario]), [whole, three])).toMatchObject({ intact: true, ignored: [] });
	});
});

describe("terms of which one has a model more", () => {
	test("differ in it, whichever is told first", () => {
		expect(differences(three, whole)).toEqual(["Joint Go-to-Market: new in terms 1.0, 40–60%, paid monthly"]);
		expect(differences(whole, three)).toEqual(["Joint Go-to-Market: not yet in terms 0.9"]);
		const later = { ...three, version: "1.1", effective: "2027-01-01" };
		expect(differences(whole, later)).toEqual(["Joint Go-to-Market: no longer in terms 1.1"]);
		expect(differences(later, whole)).toEqual([
			"Joint Go-to-Market: in terms 1.0, 40–60%, paid monthly; no longer in terms 1.1",
		]);
	});

	test("give a list of links a replacement without it, which says so", () => {
		const inForce = { ...three, version: "1.1", effective: "2027-01-01" };
		const [found] = auditedLinks(`/estimate/?terms=1.0&${query}`, [whole, inForce], inForce);
		expect(found?.lost).toEqual([
			"Terms 1.1 do not have Joint Go-to-Market: the link that replaces this one leaves it out.",
		]);
		const replacement = found?.replacement?.split("?")[1] ?? "";
		expect(readLink(replacement, [inForce, whole])).toMatchObject({ intact: true, ignored: [] });
		expect(found?.scenarios.map(({ totalThen, totalNow }) => [totalThen, totalNow].map(plainAmount))).toEqual([
			["6540.00", "540.00"],
		]);
	});

	test("tell no commitment in sales where they pay no share of them", () => {
		const { years, commitmentNote } = scheduleOf(scenarioOf(query), noSales);
		expect(years.map(({ commitment }) => commitment)).toEqual([null]);
		expect(commitmentNote).toBe(
			"Terms 0.8 pay no share of platform revenue, so a scenario does not say what you sell.",
		);
		const notes = ofEachTier((tier) => scheduleOf(scenarioOf(`tier=${tier}`), three).commitmentNote);
		expect(notes).toEqual(ofEachTier((tier) => scheduleOf(scenarioOf(`tier=${tier}`), whole).commitmentNote));
	});
});

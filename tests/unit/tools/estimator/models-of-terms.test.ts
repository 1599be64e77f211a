import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { isOn, type Scenario } from "#program/estimate/scenario.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { fixtureTerms, scenarioOf, writtenOf } from "#tests/unit/program/estimate/scenarios.ts";
import { type EstimatorFacts, openAddress, termsOf } from "#tools/estimator/address/state.ts";
import { scenariosOf, switched, underTerms, workspaceOf } from "#tools/estimator/address/workspace.ts";
import { Estimator } from "#tools/estimator/Estimator.tsx";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { changesBetween } from "#tools/estimator/scenarios/changes.ts";
import { workbookSheets } from "#tools/estimator/take-away/workbook-sheets.ts";
import { estimatesOf } from "#tools/estimator/words/assumptions.ts";

// Newer terms have a model more than older ones, and the newest have it no more.
const newer = fixtureTerms("1.0");
const three = newer.models.filter(({ key }) => key !== "joint");
const older: ScheduleTerms = { ...newer, version: "0.9", effective: "2024-01-01", models: three };
const newest: ScheduleTerms = { ...newer, version: "1.1", effective: "2027-01-01", models: three };
const facts: EstimatorFacts = { terms: [newer, older, newest], presets: [] };

const query = "tier=reseller&pu.customers=10&pu.revenue=1000";
const sent: Scenario = { ...scenarioOf(query), terms: "0.9" };
const withJoint = scenarioOf(`${query}&jg.revenue=5000&jg.growth=2`);
const estimatesIn = (scenarios: readonly Scenario[]) =>
	estimatesOf(
		scenarios,
		scenarios.map((scenario) => scheduleFor(scenario, facts)),
		(scenario) => termsOf(scenario, facts),
	);

/** The cells of the sheets of a workbook, by the name of the sheet. */
const sheetsOf = (scenarios: readonly Scenario[]): Record<string, unknown[][]> =>
	Object.fromEntries(
		workbookSheets(estimatesIn(scenarios), { link: "", date: "" }).map((sheet) => [
			sheet.sheet,
			"data" in sheet
				? sheet.data.map((row) =>
						row.map((cell) => (cell && typeof cell === "object" && "value" in cell ? cell.value : cell)),
					)
				: [],
		]),
	);
const rowsOf = (sheet: unknown[][] | undefined, label: string) =>
	sheet?.filter(([first]) => typeof first === "string" && first.startsWith(label)) ?? [];

/** The page of a link, as the server draws it. */
const pageOf = (search: string) =>
	renderToStaticMarkup(
		createElement(Estimator, { facts, ladder: { max: 60, ticks: [], segments: [] }, query: `?${search}` }),
	);

describe("the workbook", () => {
	test("of terms without a model has neither its columns nor its rows", () => {
		const { Estimate, ...months } = sheetsOf([sent]);
		expect(rowsOf(Estimate, "Joint")).toEqual([]);
		expect(rowsOf(Estimate, "Growth each month")).toEqual([]);
		const [head] = months["Months A"] ?? [];
		expect(head?.filter((cell) => String(cell).includes("Joint"))).toEqual([]);
		expect(head).toHaveLength(2 + 3 * 5 + 3 + 1);
	});

	test("of both has its rows, blank where the terms do not have it, and each sheet its own columns", () => {
		const sheets = sheetsOf([sent, withJoint]);
		const [low] = rowsOf(sheets.Estimate, "Joint Go-to-Market, low");
		expect(low?.slice(0, 2)).toEqual(["Joint Go-to-Market, low", null]);
		expect(String(low?.[2])).toMatch(/^'Months B'!S14\|/);
		expect(rowsOf(sheets.Estimate, "Growth each month")).toEqual([["Growth each month, %", null, 2]]);
		expect(rowsOf(sheets.Estimate, "Total, low").map((row) => row.map((cell) => String(cell).split("|")[0]))).toEqual([
			["Total, low", "'Months A'!R14", "'Months B'!V14"],
		]);
		expect(sheets["Months A"]?.[0]?.length).toBe((sheets["Months B"]?.[0]?.length ?? 0) - 4);
		// Of one version, the sheet of months does not depend on what stands beside it.
		expect(JSON.stringify(sheets["Months A"]?.[0])).toBe(JSON.stringify(sheetsOf([sent])["Months A"]?.[0]));
	});
});

describe("the page", () => {
	test("of a link asks for the models of its terms only", () => {
		const switches = (search: string) =>
			[...pageOf(search).matchAll(/type="checkbox"[^>]*><span>([^<]*)<\/span><\/label><\/legend>/g)].map(
				([, name]) => name,
			);
		const names = ["Platform Usage", "Implementation Services", "Referral Fees"];
		expect(switches(`terms=0.9&${query}`)).toEqual(names);
		expect(switches(`terms=1.0&${query}`)).toEqual([...names, "Joint Go-to-Market"]);
	});

	test("of a link says what newer terms bring, and that the newest do not have it", () => {
		expect(pageOf(`terms=0.9&${query}`)).toContain("Joint Go-to-Market: new in terms 1.0, 40–60%, paid monthly");
		expect(pageOf(`terms=1.0&${query}&jg.revenue=5`)).toContain("Joint Go-to-Market: no longer in terms 1.1");
	});

	test("of two scenarios says under which terms there is no such model", () => {
		const page = pageOf(`terms=0.9&${query}&b.terms=1.0&b.${query.replaceAll("&", "&b.")}&b.jg.revenue=100`);
		expect(page).toMatch(/<dt>Joint Go-to-Market<\/dt><dd><span>not in terms 0\.9<\/span><\/dd>/);
		expect(page).toContain("Joint Go-to-Market: not in terms 0.9 → ");
	});

	test("of a link with an input of a model that its terms do not have says that it was left out", () => {
		expect(openAddress(`?terms=0.9&${query}&jg.revenue=5`, facts).isPart).toBe(true);
		expect(pageOf(`terms=0.9&${query}&jg.revenue=5`)).toContain("terms 0.9 do not have it, so it was left out.");
	});
});

test("a scenario that takes terms without a model has it off, and on again with what was typed under terms that have it", () => {
	const taken = underTerms(workspaceOf([withJoint]), 0, newest);
	const [under] = scenariosOf(taken);
	expect(under && [under.terms, isOn(under.values, "joint"), isOn(under.values, "platform")]).toEqual([
		"1.1",
		false,
		true,
	]);
	const [back] = scenariosOf(switched(underTerms(taken, 0, newer), "joint", sent.values));
	expect(back && writtenOf(back.values)).toEqual(writtenOf(withJoint.values));
});

test("what changed is told with the model’s name, whichever of the terms has it", () => {
	const told = (before: Scenario, after: Scenario) =>
		changesBetween(before, after, { before: termsOf(before, facts), after: termsOf(after, facts) }).map(
			({ what, was, is }) => `${what}: ${was} → ${is}`,
		);
	expect(told(sent, withJoint)).toEqual([
		"Program terms: 0.9 → 1.0",
		"Joint Go-to-Market: not in terms 0.9 → on, joint revenue in month 1 $5,000",
	]);
	expect(told(withJoint, { ...sent, terms: "1.1" })).toEqual([
		"Program terms: 1.0 → 1.1",
		"Joint Go-to-Market: on, joint revenue in month 1 $5,000 → not in terms 1.1",
	]);
});

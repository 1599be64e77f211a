import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { type Scenario, withValue } from "#program/estimate/scenario.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { fixtureTerms, modelIn, scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { ladderUnder } from "#tools/estimator/inputs/ladder.ts";
import { Chart } from "#tools/estimator/result/charts/Chart.tsx";
import { ByModel, ByTier } from "#tools/estimator/result/Figures.tsx";
import { changesBetween } from "#tools/estimator/scenarios/changes.ts";
import { workbookSheets } from "#tools/estimator/take-away/workbook-sheets.ts";
import { assumptionsOf, estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { workingOf } from "#tools/estimator/working/working.ts";

const older = fixtureTerms("1.0");
const newer: ScheduleTerms = {
	...older,
	version: "2.0",
	tiers: { ...older.tiers, reseller: { ...older.tiers.reseller, name: "Channel Partner" } },
	models: older.models.map((model) => (model.key === "platform" ? { ...model, name: "Platform Income" } : model)),
};
const facts: EstimatorFacts = { terms: [newer, older], presets: [] };
const sent = scenarioOf("tier=reseller&pu.customers=10&pu.revenue=1000");
const switched: Scenario = { ...sent, terms: "2.0" };
const estimatesIn = (scenarios: readonly Scenario[]) =>
	estimatesOf(
		scenarios,
		scenarios.map((scenario) => scheduleFor(scenario, facts)),
		(scenario) => termsOf(scenario, facts),
	);

describe("a link of older terms, when a tier and a model have other names in newer ones", () => {
	test("keeps its workings whole, under the names that it was sent with", () => {
		const { inputs, parts } = workingOf(wholeOf(sent), facts);
		expect(inputs).toEqual([
			"Tier: Reseller, 40–50% of platform revenue; expected at 50% of each range",
			"Length: 12 months",
		]);
		expect(parts.map(({ label }) => label)).toEqual(["Platform Usage"]);
		const ofModel = workingOf({ ...wholeOf(sent), model: modelIn(older, "platform") }, facts);
		expect(ofModel.name).toBe("Platform Usage: expected over 12 months");
		expect(ofModel.inputs[0]).toMatch(/^Inputs: 10 customers at the start, /);
		expect(ofModel.source.text).toBe("Platform Usage");
	});

	test("has the new names once it takes the newer terms", () => {
		const { name, inputs } = workingOf({ ...wholeOf(switched), model: modelIn(newer, "platform") }, facts);
		expect(name).toBe("Platform Income: expected over 12 months");
		expect(inputs[0]).toMatch(/^Inputs: 10 customers at the start, /);
	});

	test("is captioned with its own names, in the chart, the tables and on the ladder", () => {
		const schedule = scheduleFor(sent, facts);
		const about = { scenario: sent, schedule, terms: older };
		const chart = createElement(Chart, {
			...about,
			view: "months",
			onView: () => undefined,
			scale: { max: 1, ticks: [] },
		});
		const tables = [
			createElement(ByModel, about),
			createElement(ByTier, { ...about, schedules: [schedule], own: schedule, onTier: () => undefined }),
		];
		const drawn = [chart, ...tables].map((element) => renderToStaticMarkup(element));
		expect(drawn.map((html) => /Platform Usage|Reseller/.test(html))).toEqual([true, true, true]);
		for (const html of drawn) expect(html).not.toMatch(/Platform Income|Channel Partner/);
		const segment = {
			key: "reseller",
			name: "Channel Partner",
			focus: "",
			href: "",
			low: 1,
			high: 2,
			label: "",
		} as const;
		const ladder = ladderUnder(older, { max: 10, ticks: [], segments: [segment] });
		expect(ladder.segments.map(({ name, label }) => [name, label])).toEqual([["Reseller", "40–50%"]]);
	});

	test("is printed and sent with its own names", () => {
		const labels = estimatesIn([sent, switched]).map((estimate) => assumptionsOf(estimate).map(({ label }) => label));
		expect(labels).toEqual([
			["Tier", "Length", "Platform Usage"],
			["Tier", "Length", "Platform Income"],
		]);
	});

	test("finds its tier in the workbook beside one of newer terms: rows and tiers have one name each", () => {
		const [first] = workbookSheets(estimatesIn([sent, switched]), { link: "", date: "" });
		const rows = first && "data" in first ? first.data : [];
		const texts = rows.map((row) =>
			row.map((cell) => (cell && typeof cell === "object" && "value" in cell ? cell.value : cell)),
		);
		expect(texts.find(([label]) => label === "Tier")).toEqual(["Tier", "Reseller", "Reseller"]);
		expect(texts.filter(([label]) => label === "Reseller")).toEqual([
			["Reseller", 40, 40],
			["Reseller", 50, 50],
		]);
	});

	test("and what changed in it is told with the names of the terms that had it", () => {
		const off = { ...switched, values: withValue(switched.values, "pu.customers", null) };
		expect(changesBetween(sent, off, { before: older, after: newer }).map(({ what }) => what)).toEqual([
			"Program terms",
			"Platform Usage",
		]);
	});
});

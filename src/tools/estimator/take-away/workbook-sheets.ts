import type { Cell, Row, Sheet } from "write-excel-file/universal";
import { modelsTogether, parametersUnder } from "#program/estimate/models-of-terms.ts";
import { type ParameterName, parameters } from "#program/estimate/scenario.ts";
import { bounds, type RangeEstimate } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { type TierKey, tierKeys } from "#program/facts/keys.ts";
import { type ModelKey, models as records } from "#program/models/models.ts";
import { type Estimate, sinceWhen } from "#tools/estimator/words/assumptions.ts";
import { column, formula, heading, input, type Layout, layoutOf, sheetName, words } from "./workbook-cells.ts";
import { monthSheet } from "./workbook-months.ts";

/** Where and when an estimate was taken along. */
export interface Source {
	link: string;
	date: string;
}

/** A row of the first sheet: a label, and a cell for each scenario. Formulas find other rows by `key`. */
interface Line {
	key?: string;
	label: Cell;
	cell?: (estimate: Estimate, at: number) => Cell;
}

/** The sheets of the workbook: the estimate with inputs, rates and results, and the months of each scenario as formulas. */
export function workbookSheets(estimates: readonly Estimate[], source: Source): Sheet<Blob>[] {
	const lines = linesOf(
		estimates,
		source,
		(key, at) => `${column(at + 1)}${lines.findIndex((line) => line.key === key) + 1}`,
	);
	const addresses = (at: number) => {
		const absolute = (key: string) => `Estimate!$${column(at + 1)}$${lines.findIndex((line) => line.key === key) + 1}`;
		return { input: absolute, rate: (model: ModelKey, bound: string) => absolute(`${model} ${bound}`) };
	};
	return [
		{
			sheet: "Estimate",
			data: lines.map(
				({ label, cell }): Row => [label, ...estimates.map((estimate, at) => cell?.(estimate, at) ?? null)],
			),
			columns: [{ width: 46 }, ...estimates.map(() => ({ width: 26 }))],
			stickyColumnsCount: 1,
		},
		...estimates.map((estimate, at) => monthSheet(estimate, sheetName(at), addresses(at))),
	];
}

function linesOf(estimates: readonly Estimate[], source: Source, address: (key: string, at: number) => string): Line[] {
	const section = (name: string): Line[] => [
		{ label: null },
		{ label: heading(name), cell: ({ title }) => heading(title) },
	];
	const text = (label: string, first: string): Line => ({
		label: words(label),
		cell: (_, at) => (at === 0 ? words(first) : null),
	});
	// Rows of all scenarios are called as the terms of the first one have it, and so are tiers: formulas look them up by name.
	const [first] = estimates;
	if (!first) return [];
	const { tiers } = first.terms;
	const models = modelsTogether(estimates.map(({ terms }) => terms));
	return [
		{ label: { ...heading("Revenue-share estimate"), fontSize: 16, wrap: false } },
		{ label: words("An estimate and no offer. Blue cells are inputs: change them, and every month is computed anew.") },
		{
			label: words(
				"Agrees with the page to the cent up to 10,000,000,000 a month: spreadsheets keep 15 digits of a number.",
			),
		},
		text("Link", source.link),
		text("Made on", source.date),
		{
			label: words("Program terms"),
			cell: ({ terms }) =>
				words(`${terms.version}, ${terms.standIn === undefined ? `effective ${terms.effective}` : sinceWhen(terms)}`),
		},
		...section("Results"),
		...results(
			"Total",
			({ total }) => total,
			({ schedule }) => schedule.total,
		),
		...models.flatMap(({ key, name }) =>
			results(
				name,
				(layout) => layout.models.find(({ model }) => model.key === key)?.payments,
				({ schedule }) => schedule.byModel[key],
			),
		),
		...section("Inputs"),
		...parametersUnder({ models })
			.filter((name) => name !== "name")
			.map((name) => inputLine(name, first.terms)),
		...section("Share of platform usage by tier, low, %"),
		...tierKeys.map((key) => shareLine(key, tiers[key].name, "low")),
		...section("Share of platform usage by tier, high, %"),
		...tierKeys.map((key) => shareLine(key, tiers[key].name, "high")),
		...section("Rates, %"),
		...models.flatMap(({ key, name }) => rateLines(key, name, address)),
	];
}

/** Sums of the sheets of months, from the column `first` on; a blank where a scenario's terms do not have the model. */
function results(
	name: string,
	first: (layout: Layout) => number | undefined,
	of: (estimate: Estimate) => RangeEstimate,
): Line[] {
	return bounds.map((bound, offset) => ({
		label: words(`${name}, ${bound}`),
		cell: (estimate, at) => {
			const from = first(layoutOf(estimate.schedule));
			if (from === undefined) return null;
			const row = estimate.schedule.months.length + 2;
			return formula(`'${sheetName(at)}'!${column(from + offset)}${row}`, of(estimate)[bound]);
		},
	}));
}

/** An input as a number where it is one; a blank where a scenario's terms do not have its model. A model that is off has its first input blank, and a number there switches it on. */
function inputLine(name: ParameterName, { tiers }: ScheduleTerms): Line {
	return {
		key: name,
		label: words(labelOf(name)),
		cell: ({ scenario: { values }, schedule, terms }) => {
			if (!parametersUnder(terms).includes(name)) return null;
			if (name === "tier") return input(tiers[schedule.tier].name);
			const value = values[name];
			if (value === null) return null;
			return input(typeof value === "object" ? value.toNumber() : value);
		},
	};
}

/** What an input is called; a percentage is named as one. Length and first month only describe: the sheets have the months they have. */
function labelOf(name: ParameterName): string {
	const parameter = parameters[name];
	return `${parameter.label}${"unit" in parameter && parameter.unit === "%" ? ", %" : ""}`;
}

function shareLine(tier: TierKey, name: string, bound: "low" | "high"): Line {
	return { key: `${bound} ${tier}`, label: words(name), cell: ({ terms }) => input(terms.tiers[tier].share[bound]) };
}

/** Low and high of a model are figures of the program, or those of the tier; expected lies between them. */
function rateLines(model: ModelKey, name: string, address: (key: string, at: number) => string): Line[] {
	return bounds.map((bound) => ({
		key: `${model} ${bound}`,
		label: words(`${name}, ${bound}`),
		cell: ({ schedule }, at) => {
			const own = schedule.models.find(({ key }) => key === model);
			if (!own) return null;
			const rate = own.rates[bound];
			const [low, high] = [address(`${model} low`, at), address(`${model} high`, at)];
			if (bound === "expected") {
				return formula(`${low}+(${high}-${low})*${address(records[model].expectedAt, at)}/100`, rate, "0.00####");
			}
			if (own.rate !== "by tier") return input(rate.toNumber());
			const keys = tierKeys.map((key) => address(`${bound} ${key}`, at));
			const names = tierKeys.map((key) => address(`${bound} ${key}`, -1));
			return formula(
				`INDEX(${keys[0]}:${keys.at(-1)},MATCH(${address("tier", at)},${names[0]}:${names.at(-1)},0))`,
				rate,
				"0.00####",
			);
		},
	}));
}

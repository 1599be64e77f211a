import type { Cell, Row, Sheet } from "write-excel-file/universal";
import { type ModelKey, modelKeys } from "#program/keys.ts";
import { decimal } from "#program/money.ts";
import { type ParameterName, parameterNames, parameters, settingOf } from "#program/scenario.ts";
import type { Triple } from "#program/schedule.ts";
import type { Estimate } from "./assumptions.ts";
import { units } from "./wording.ts";
import { column, ends, formula, heading, input, monthColumns, sheetName, words } from "./workbook-cells.ts";
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
		return { input: absolute, rate: (model: ModelKey, end: string) => absolute(`${model} ${end}`) };
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
	const nameOf = (model: ModelKey) => estimates[0]?.terms.models.find(({ key }) => key === model)?.name ?? model;
	const tiers = estimates[0]?.terms.tiers ?? [];
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
		{ label: words("Program terms"), cell: ({ terms }) => words(`${terms.version}, effective ${terms.effective}`) },
		...section("Results"),
		...results("Total", monthColumns.total, ({ schedule }) => schedule.total),
		...modelKeys.flatMap((model) =>
			results(nameOf(model), monthColumns[model].payments, ({ schedule }) => schedule.byModel[model]),
		),
		...section("Inputs"),
		...parameterNames.filter((name) => name !== "name").map(inputLine),
		...section("Share of platform usage by tier, low, %"),
		...tiers.map(({ key, name }) => ({ key: `low ${key}`, label: words(name), cell: shareCell(key, "low") })),
		...section("Share of platform usage by tier, high, %"),
		...tiers.map(({ key, name }) => ({ key: `high ${key}`, label: words(name), cell: shareCell(key, "high") })),
		...section("Rates, %"),
		...modelKeys.flatMap((model) => rateLines(model, nameOf(model), address)),
	];
}

function results(name: string, from: number, of: (estimate: Estimate) => Triple): Line[] {
	return ends.map((end, offset) => ({
		label: words(`${name}, ${end}`),
		cell: (estimate, at) =>
			formula(`'${sheetName(at)}'!${column(from + offset)}${estimate.schedule.months.length + 2}`, of(estimate)[end]),
	}));
}

/** An input as a number where it is one. A model that is off has its first input blank, and a number there switches it on. */
function inputLine(name: ParameterName): Line {
	return {
		key: name,
		label: words(labelOf(name)),
		cell: ({ scenario: { values }, schedule, terms }) => {
			if (name === "tier") return input(terms.tiers.find(({ key }) => key === schedule.tier)?.name ?? schedule.tier);
			const setting = settingOf(values, name);
			if (setting === null) return null;
			return input(/^-?\d+(\.\d+)?$/.test(setting) ? decimal(setting).toNumber() : setting);
		},
	};
}

/** What an input is called; percentages say so. Length and first month only describe: the sheets have the months they have. */
function labelOf(name: ParameterName): string {
	return `${parameters[name].label}${units[name] === "%" ? ", %" : ""}`;
}

function shareCell(tier: string, end: "low" | "high"): NonNullable<Line["cell"]> {
	return ({ terms }) => input(terms.tiers.find(({ key }) => key === tier)?.share[end] ?? 0);
}

/** Low and high of a model are figures of the program, for platform usage those of the tier; expected lies between them. */
function rateLines(model: ModelKey, name: string, address: (key: string, at: number) => string): Line[] {
	const place = model === "joint" ? "jg.contribution" : "position";
	return ends.map((end) => ({
		key: `${model} ${end}`,
		label: words(`${name}, ${end}`),
		cell: ({ schedule, terms }, at) => {
			const rate = schedule.rates[model][end];
			const [low, high] = [address(`${model} low`, at), address(`${model} high`, at)];
			if (end === "expected") {
				// A blank contribution is that of a model that is off: it pays nothing.
				return formula(`${low}+(${high}-${low})*${address(place, at)}/100`, rate, "0.00####");
			}
			if (model !== "platform") return input(rate.toNumber());
			const keys = terms.tiers.map(({ key }) => address(`${end} ${key}`, at));
			const names = terms.tiers.map(({ key }) => address(`${end} ${key}`, -1));
			return formula(
				`INDEX(${keys[0]}:${keys.at(-1)},MATCH(${address("tier", at)},${names[0]}:${names.at(-1)},0))`,
				rate,
				"0.00####",
			);
		},
	}));
}

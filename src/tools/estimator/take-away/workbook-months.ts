import type { Row, Sheet } from "write-excel-file/universal";
import type { NumericName } from "#program/estimate/scenario.ts";
import { type Bound, bounds, type MonthOfSchedule } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { before, type Sign, written } from "#program/models/law.ts";
import { type ModelKey, modelKeys, models } from "#program/models/models.ts";
import type { Estimate } from "#tools/estimator/words/assumptions.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import {
	column,
	count,
	cumulativeColumn,
	formula,
	heading,
	modelColumns,
	totalColumn,
	words,
} from "./workbook-cells.ts";

/** Where a sheet of months finds what it computes with: an input or a rate of its scenario, as an absolute address. */
export interface Addresses {
	input: (name: NumericName) => string;
	rate: (model: ModelKey, bound: Bound) => string;
}

/** The months of a scenario, each cell a formula over the inputs, with the sums in the last row. */
export function monthSheet({ schedule, terms }: Estimate, sheet: string, addresses: Addresses): Sheet<Blob> {
	const last = schedule.months.length + 1;
	return {
		sheet,
		data: [
			headings(terms),
			...schedule.months.map((month) => monthRow(month, month.month + 1, addresses)),
			[heading("Total"), ...Array.from({ length: cumulativeColumn - 1 }, (_, at) => sumOf(at + 1, last, schedule))],
		],
		columns: Array.from({ length: cumulativeColumn + 1 }, (_, at) => ({ width: at < 2 ? 10 : 18 })),
		stickyRowsCount: 1,
		stickyColumnsCount: 2,
	};
}

function headings(terms: ScheduleTerms): Row {
	return [
		...["Month", "Period"],
		...modelKeys.flatMap((model) => {
			const { name } = terms.models[model];
			const base = models[model].price === null ? [] : [`${name}: base`];
			return [presentation[model].column, ...base, ...bounds.map((bound) => `${name}, ${bound}`)];
		}),
		...bounds.map((bound) => `Total, ${bound}`),
		"So far, expected",
	].map(heading);
}

function monthRow(month: MonthOfSchedule, row: number, addresses: Addresses): Row {
	const cell = (at: number) => `${column(at)}${row}`;
	const total = (at: number) => modelKeys.map((model) => cell(modelColumns[model].payments + at)).join("+");
	const soFar = month.month === 1 ? "" : `${column(cumulativeColumn)}${row - 1}+`;
	const expected = cell(totalColumn + 1);
	return [
		count(month.month),
		month.period === null ? null : words(month.period),
		...modelKeys.flatMap((model) => modelCells(model, month, row, addresses)),
		...bounds.map((bound, at) => formula(`ROUND(${total(at)},2)`, month.total[bound])),
		formula(soFar === "" ? expected : `ROUND(${soFar}${expected},2)`, month.cumulative.expected),
	];
}

/** What a model counts, what its share is taken of, and its payments. */
function modelCells(model: ModelKey, month: MonthOfSchedule, row: number, { input, rate }: Addresses): Row {
	const { law, price } = models[model];
	const { count: counted, base } = modelColumns[model];
	const cell = (at: number) => `${column(at)}${row}`;
	// What grows has as many decimals as it gets; pieces are whole, and bring amounts.
	const formats = law.kind === "recurrence" ? [exact, exact] : ["0", undefined];
	return [
		formula(countFormula(model, month.month, row, input), month.counts[model], formats[0]),
		...(price === null ? [] : [formula(`${cell(counted)}*${input(price)}`, month.bases[model], formats[1])]),
		...bounds.map((bound) => formula(`ROUND(${cell(base)}*${rate(model, bound)}/100,2)`, month.payments[model][bound])),
	];
}

const exact = "#,##0.00####";

/** A model's law as a formula. A model that is off has its first input blank, and counts nothing. */
function countFormula(model: ModelKey, month: number, row: number, input: Addresses["input"]): string {
	const { law, switch: first } = models[model];
	if (law.kind === "spread") {
		if (law.duration === null) return piecesIn(`MOD(A${row}-1,12)`, input(first));
		// The months of a year count from 0 here; a piece that began before the first month does not exist.
		const duration = input(law.duration);
		return `IF(A${row}<${duration},0,${piecesIn(`MOD(A${row}-${duration},12)`, input(first))})`;
	}
	if (month === 1) return `N(${input(first)})`;
	const above = `${column(modelColumns[model].count)}${row - 1}`;
	const next = written(
		law.next,
		(operand) => (operand === before ? above : typeof operand === "number" ? String(operand) : input(operand)),
		(sign) => spreadsheetSigns[sign],
	);
	// Nothing times anything is nothing; what is added is added only to a model that takes part.
	const isAdding = typeof law.next === "object" && law.next[1] === "+";
	return isAdding ? `IF(ISBLANK(${input(first)}),0,${next})` : next;
}

const spreadsheetSigns: Record<Sign, string> = { "+": "+", "−": "-", "×": "*", "÷": "/" };

/** How many of `count` a year begin in a month of the year (contracts, "Arithmetic": the k-th in 1 + floor((k − 1) × 12 ÷ count)). */
function piecesIn(monthFrom0: string, count: string): string {
	return `ROUNDUP((${monthFrom0}+1)*${count}/12,0)-ROUNDUP(${monthFrom0}*${count}/12,0)`;
}

function sumOf(at: number, last: number, { byModel, total }: Estimate["schedule"]) {
	const sums = [
		...modelKeys.map((model) => [modelColumns[model].payments, byModel[model]] as const),
		[totalColumn, total] as const,
	];
	const [first, triple] = sums.find(([from]) => at >= from && at < from + bounds.length) ?? [];
	const bound = first === undefined ? undefined : bounds[at - first];
	if (!triple || !bound) return null;
	return formula(`ROUND(SUM(${column(at)}2:${column(at)}${last}),2)`, triple[bound]);
}

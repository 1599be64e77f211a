import type { Row, Sheet } from "write-excel-file/universal";
import type { NumericName } from "#program/estimate/scenario.ts";
import { type Bound, bounds, type MonthOfSchedule } from "#program/estimate/schedule.ts";
import { before, type Sign, written } from "#program/models/law.ts";
import { type ModelKey, models as records } from "#program/models/models.ts";
import type { Estimate } from "#tools/estimator/words/assumptions.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import { column, count, formula, heading, type Layout, layoutOf, words } from "./workbook-cells.ts";

/** Where a sheet of months finds what it computes with: an input or a rate of its scenario, as an absolute address. */
export interface Addresses {
	input: (name: NumericName) => string;
	rate: (model: ModelKey, bound: Bound) => string;
}

/** The months of a scenario, each cell a formula over the inputs, with the sums in the last row. */
export function monthSheet({ schedule }: Estimate, sheet: string, addresses: Addresses): Sheet<Blob> {
	const layout = layoutOf(schedule);
	const last = schedule.months.length + 1;
	return {
		sheet,
		data: [
			headings(layout),
			...schedule.months.map((month) => monthRow(month, month.month + 1, layout, addresses)),
			[
				heading("Total"),
				...Array.from({ length: layout.cumulative - 1 }, (_, at) => sumOf(at + 1, last, layout, schedule)),
			],
		],
		columns: Array.from({ length: layout.cumulative + 1 }, (_, at) => ({ width: at < 2 ? 10 : 18 })),
		stickyRowsCount: 1,
		stickyColumnsCount: 2,
	};
}

function headings({ models }: Layout): Row {
	return [
		...["Month", "Period"],
		...models.flatMap(({ model: { key, name } }) => {
			const base = records[key].price === null ? [] : [`${name}: base`];
			return [presentation[key].column, ...base, ...bounds.map((bound) => `${name}, ${bound}`)];
		}),
		...bounds.map((bound) => `Total, ${bound}`),
		"So far, expected",
	].map(heading);
}

function monthRow(month: MonthOfSchedule, row: number, layout: Layout, addresses: Addresses): Row {
	const cell = (at: number) => `${column(at)}${row}`;
	const total = (at: number) => layout.models.map(({ payments }) => cell(payments + at)).join("+");
	const soFar = month.month === 1 ? "" : `${column(layout.cumulative)}${row - 1}+`;
	const expected = cell(layout.total + 1);
	return [
		count(month.month),
		month.period === null ? null : words(month.period),
		...layout.models.flatMap((placed) => modelCells(placed, month, row, addresses)),
		...bounds.map((bound, at) => formula(`ROUND(${total(at)},2)`, month.total[bound])),
		formula(soFar === "" ? expected : `ROUND(${soFar}${expected},2)`, month.cumulative.expected),
	];
}

/** What a model counts, what its share is taken of, and its payments. */
function modelCells(
	{ model: { key: model }, count: counted, base }: Layout["models"][number],
	month: MonthOfSchedule,
	row: number,
	{ input, rate }: Addresses,
): Row {
	const { law, price } = records[model];
	const cell = (at: number) => `${column(at)}${row}`;
	// What grows has as many decimals as it gets; pieces are whole, and bring amounts.
	const formats = law.kind === "recurrence" ? [exact, exact] : ["0", undefined];
	return [
		formula(countFormula(model, counted, month.month, row, input), month.counts[model], formats[0]),
		...(price === null ? [] : [formula(`${cell(counted)}*${input(price)}`, month.bases[model], formats[1])]),
		...bounds.map((bound) => formula(`ROUND(${cell(base)}*${rate(model, bound)}/100,2)`, month.payments[model][bound])),
	];
}

const exact = "#,##0.00####";

/** A model's law as a formula. A model that is off has its first input blank, and counts nothing. */
function countFormula(model: ModelKey, counted: number, month: number, row: number, input: Addresses["input"]): string {
	const { law, switch: first } = records[model];
	if (law.kind === "spread") {
		if (law.duration === null) return piecesIn(`MOD(A${row}-1,12)`, input(first));
		// The months of a year count from 0 here; a piece that began before the first month does not exist.
		const duration = input(law.duration);
		return `IF(A${row}<${duration},0,${piecesIn(`MOD(A${row}-${duration},12)`, input(first))})`;
	}
	if (month === 1) return `N(${input(first)})`;
	const above = `${column(counted)}${row - 1}`;
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

function sumOf(at: number, last: number, layout: Layout, { byModel, total }: Estimate["schedule"]) {
	const sums = [
		...layout.models.map(({ model, payments }) => [payments, byModel[model.key]] as const),
		[layout.total, total] as const,
	];
	const [first, triple] = sums.find(([from]) => at >= from && at < from + bounds.length) ?? [];
	const bound = first === undefined ? undefined : bounds[at - first];
	if (!triple || !bound) return null;
	return formula(`ROUND(SUM(${column(at)}2:${column(at)}${last}),2)`, triple[bound]);
}

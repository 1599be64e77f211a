import type { Row, Sheet } from "write-excel-file/universal";
import { type ModelKey, modelKeys } from "#program/keys.ts";
import type { ParameterName } from "#program/scenario.ts";
import type { MonthOfSchedule } from "#program/schedule.ts";
import type { Estimate } from "./assumptions.ts";
import { column, count, ends, formula, heading, monthColumns, paymentColumns, words } from "./workbook-cells.ts";

/** Where a sheet of months finds what it computes with: an input or a rate of its scenario, as an absolute address. */
export interface Addresses {
	input: (name: ParameterName) => string;
	rate: (model: ModelKey, end: (typeof ends)[number]) => string;
}

/** The months of a scenario, each cell a formula over the inputs, with the sums in the last row. */
export function monthSheet({ schedule, terms }: Estimate, sheet: string, addresses: Addresses): Sheet<Blob> {
	const last = schedule.months.length + 1;
	return {
		sheet,
		data: [
			headings((model) => terms.models.find(({ key }) => key === model)?.name ?? model),
			...schedule.months.map((month) => monthRow(month, month.month + 1, addresses)),
			[
				heading("Total"),
				...Array.from({ length: monthColumns.cumulative - 1 }, (_, at) => sumOf(at + 1, last, schedule)),
			],
		],
		columns: Array.from({ length: monthColumns.cumulative + 1 }, (_, at) => ({ width: at < 2 ? 10 : 18 })),
		stickyRowsCount: 1,
		stickyColumnsCount: 2,
	};
}

function headings(nameOf: (model: ModelKey) => string): Row {
	const counted = { platform: "Customers", implementation: "Projects completed", referral: "Referrals signed" };
	return [
		...["Month", "Period"],
		...modelKeys.flatMap((model) => [
			...(model === "joint" ? [] : [counted[model]]),
			...(model === "joint" ? ["Joint revenue"] : [`${nameOf(model)}: base`]),
			...ends.map((end) => `${nameOf(model)}, ${end}`),
		]),
		...ends.map((end) => `Total, ${end}`),
		"So far, expected",
	].map(heading);
}

function monthRow(month: MonthOfSchedule, row: number, { input, rate }: Addresses): Row {
	const isFirst = month.month === 1;
	const cell = (at: number) => `${column(at)}${row}`;
	const above = (at: number) => `${column(at)}${row - 1}`;
	const { platform, implementation, referral, joint, total, cumulative } = monthColumns;
	const duration = input("im.duration");
	// The months of a year count from 0 here; a piece that began before the first month does not exist.
	const completed = piecesIn(`MOD(A${row}-${duration},12)`, input("im.projects"));
	const payments = (model: ModelKey) =>
		ends.map((end) =>
			formula(`ROUND(${cell(monthColumns[model].base)}*${rate(model, end)}/100,2)`, month.payments[model][end]),
		);
	const whole = "0";
	const exact = "#,##0.00####";
	return [
		count(month.month),
		month.period === null ? null : words(month.period),
		formula(
			isFirst
				? `N(${input("pu.customers")})`
				: `IF(ISBLANK(${input("pu.customers")}),0,${above(platform.count)}*(1-${input("pu.churn")}/100)+${input("pu.new")})`,
			month.counts.platform,
			exact,
		),
		formula(`${cell(platform.count)}*${input("pu.revenue")}`, month.bases.platform, exact),
		...payments("platform"),
		formula(`IF(A${row}<${duration},0,${completed})`, month.counts.implementation, whole),
		formula(`${cell(implementation.count)}*${input("im.fee")}`, month.bases.implementation),
		...payments("implementation"),
		formula(piecesIn(`MOD(A${row}-1,12)`, input("rf.referrals")), month.counts.referral, whole),
		formula(`${cell(referral.count)}*${input("rf.value")}`, month.bases.referral),
		...payments("referral"),
		formula(
			isFirst ? `N(${input("jg.revenue")})` : `${above(joint.base)}*(1+${input("jg.growth")}/100)`,
			month.bases.joint,
			exact,
		),
		...payments("joint"),
		...ends.map((end, at) =>
			formula(`ROUND(${paymentColumns.map((first) => cell(first + at)).join("+")},2)`, month.total[end]),
		),
		formula(isFirst ? cell(total + 1) : `ROUND(${above(cumulative)}+${cell(total + 1)},2)`, month.cumulative.expected),
	];
}

/** How many of `count` a year begin in a month of the year (contracts, "Arithmetic": the k-th in 1 + floor((k − 1) × 12 ÷ count)). */
function piecesIn(monthFrom0: string, count: string): string {
	return `ROUNDUP((${monthFrom0}+1)*${count}/12,0)-ROUNDUP(${monthFrom0}*${count}/12,0)`;
}

function sumOf(at: number, last: number, { byModel, total }: Estimate["schedule"]) {
	const sums = [
		...modelKeys.map((model) => [monthColumns[model].payments, byModel[model]] as const),
		[monthColumns.total, total] as const,
	];
	const [first, triple] = sums.find(([from]) => at >= from && at < from + ends.length) ?? [];
	const end = first === undefined ? undefined : ends[at - first];
	if (!triple || !end) return null;
	return formula(`ROUND(SUM(${column(at)}2:${column(at)}${last}),2)`, triple[end]);
}

import type { Cell, CellObject } from "write-excel-file/universal";
import { modelKeys } from "#program/keys.ts";
import type { Decimal } from "#program/money.ts";
import type { Triple } from "#program/schedule.ts";

/** The ends of a range in the order of columns and rows. */
export const ends = ["low", "expected", "high"] as const satisfies (keyof Triple)[];

/** Cells of the workbook. Text is written as text: nothing that begins with an equals sign is ever computed. */
export const words = (value: string): CellObject => ({ value, type: String });
export const heading = (value: string): CellObject => ({ value, type: String, fontWeight: "bold", wrap: true });
export const count = (value: number): CellObject => ({ value, type: Number });
/** An input is blue, as people who build models expect. */
export const input = (value: string | number): CellObject => ({
	value,
	type: typeof value === "number" ? Number : String,
	textColor: "#0000ff",
	align: "right",
});

/** Stands between a formula and the value that the page computed, until the file is written (`withComputedValues`). */
const mark = "|";

/** A formula, with the value that the page computed for programs that show a workbook without computing it. */
export function formula(text: string, computed: Decimal | number, format = "#,##0.00"): Cell {
	// A spreadsheet keeps 15 digits of a number.
	const value = typeof computed === "number" ? computed : computed.toSignificantDigits(15).toFixed();
	return { type: "Formula", value: `${text}${mark}${value}`, format };
}

/** The XML of a sheet in which each formula is followed by its value (ECMA-376, 18.3.1.96). */
export function withComputedValues(xml: string): string {
	return xml.replace(/<f>([^|<]*)\|([^<]*)<\/f>/g, "<f>$1</f><v>$2</v>");
}

/** The name of a column from 0 on: A, B, … Z. */
export function column(at: number): string {
	return String.fromCharCode("A".charCodeAt(0) + at);
}

/** What each scenario's sheet of months is called. */
export function sheetName(at: number): string {
	return `Months ${column(at)}`;
}

/** The columns of a sheet of months: what is counted, what the share is taken of, three payments for each model, and totals. */
export const monthColumns = {
	month: 0,
	period: 1,
	platform: { count: 2, base: 3, payments: 4 },
	implementation: { count: 7, base: 8, payments: 9 },
	referral: { count: 12, base: 13, payments: 14 },
	joint: { base: 17, payments: 18 },
	total: 21,
	cumulative: 24,
} as const;

/** The columns of the payments that add up to a month's total. */
export const paymentColumns = modelKeys.map((model) => monthColumns[model].payments);

import type { Cell, CellObject } from "write-excel-file/universal";
import { letterAt } from "#program/estimate/link/link-names.ts";
import { bounds, type ModelOfSchedule, type Schedule } from "#program/estimate/schedule.ts";
import { models as records } from "#program/models/models.ts";
import type { Decimal } from "#program/money.ts";

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

/** Separates a formula from the value that the page computed, until the file is written (`withComputedValues`). */
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

/** The name of a column from 0 on: A, B, … Z, AA, AB, … */
export function column(at: number): string {
	const last = String.fromCharCode("A".charCodeAt(0) + (at % 26));
	return at < 26 ? last : `${column(Math.floor(at / 26) - 1)}${last}`;
}

/** What each scenario's sheet of months is called. */
export function sheetName(at: number): string {
	return `Months ${letterAt(at)}`;
}

/** A model on a sheet of months: where it has what it counts, what its share is taken of, and the first of its three payments. */
interface PlacedModel {
	model: ModelOfSchedule;
	count: number;
	/** The column of the count where that is revenue itself. */
	base: number;
	payments: number;
}

/** The columns of a sheet of months: those of the models that its terms have, and those of the totals behind them. */
export interface Layout {
	models: PlacedModel[];
	total: number;
	cumulative: number;
}

/** The first column after the month and its period. */
const firstColumn = 2;

/** The columns of the sheet of a schedule's months. */
export function layoutOf({ models }: Pick<Schedule, "models">): Layout {
	let next = firstColumn;
	const placed = models.map((model): PlacedModel => {
		const count = next;
		next += (records[model.key].price === null ? 1 : 2) + bounds.length;
		const payments = next - bounds.length;
		return { model, count, base: payments - 1, payments };
	});
	return { models: placed, total: next, cumulative: next + bounds.length };
}

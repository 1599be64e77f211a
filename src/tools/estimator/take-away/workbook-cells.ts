import type { Cell, CellObject } from "write-excel-file/universal";
import { letterAt } from "#program/estimate/link/link-names.ts";
import { bounds } from "#program/estimate/schedule.ts";
import { type ModelKey, modelKeys, models, ofEachModel } from "#program/models/models.ts";
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

/** Where a sheet of months has what a model counts, what its share is taken of, and the first of its three payments. */
interface ModelColumns {
	count: number;
	/** The column of the count where that is revenue itself. */
	base: number;
	payments: number;
}

/** The first column after the month and its period. */
const firstColumn = 2;

function columnsOf(model: ModelKey): ModelColumns {
	const count = modelKeys.slice(0, modelKeys.indexOf(model)).reduce((at, one) => at + widthOf(one), firstColumn);
	const payments = count + widthOf(model) - bounds.length;
	return { count, base: payments - 1, payments };
}

/** How many columns a model has. */
function widthOf(model: ModelKey): number {
	return (models[model].price === null ? 1 : 2) + bounds.length;
}

/** The columns of a sheet of months by model, and those of the totals behind them. */
export const modelColumns: Readonly<Record<ModelKey, ModelColumns>> = ofEachModel(columnsOf);
export const totalColumn: number = modelKeys.reduce((at, model) => at + widthOf(model), firstColumn);
export const cumulativeColumn: number = totalColumn + bounds.length;

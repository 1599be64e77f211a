import writeWorkbook, { type CellObject } from "write-excel-file/node";
import type { StoredApplication } from "#endpoint/store/store.ts";
import { workbookText } from "#program/workbook-text.ts";
import { columns, textsOf } from "./columns.ts";

/** Applications as an .xlsx workbook of one sheet. Every cell is text, also when somebody edits it: nothing is computed or rewritten. */
export async function workbookOf(applications: AsyncIterable<StoredApplication>): Promise<Buffer> {
	const rows: CellObject[][] = [columns.map((name) => ({ ...text(name), fontWeight: "bold" }))];
	for await (const application of applications) rows.push(textsOf(application).map(text));
	const widths = columns.map((name) => ({ width: name === "reference" ? 14 : 24 }));
	return writeWorkbook(rows, { sheet: "Applications", columns: widths, stickyRowsCount: 1 }).toBuffer();
}

/** A cell that is text, also when somebody edits it: "@" is the format of text. */
function text(value: string): CellObject {
	return { value: workbookText(value), type: String, format: "@" };
}

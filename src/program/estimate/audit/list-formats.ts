import { csvCell } from "#program/csv-cell.ts";
import { spreadsheetText } from "#program/spreadsheet-text.ts";
import { workbookText } from "#program/workbook-text.ts";
import { type CellValue, linkColumns, rowsOf } from "./columns.ts";
import type { ListedLink } from "./listed.ts";

/**
 * The list as CSV (RFC 4180, CRLF), as the applications are exported: safe to open in a spreadsheet, totals as numbers. `saysSeparator`
 * tells Excel the comma, in a file.
 */
export function linksCsv(links: readonly ListedLink[], { saysSeparator }: { saysSeparator: boolean }): string {
	const record = (cells: readonly string[]) => `${cells.join(",")}\r\n`;
	const rows = [...rowsOf(links)].map((row) =>
		record(row.map((value) => (typeof value === "string" ? csvCell(value) : value.number))),
	);
	const head = record(linkColumns.map(([name]) => csvCell(name)));
	return [`\ufeff${saysSeparator ? "sep=,\r\n" : ""}`, head, ...rows].join("");
}

/** The list with tabs between its cells, as spreadsheets paste it. */
export function linksTable(links: readonly ListedLink[]): string {
	const cell = (value: CellValue) =>
		typeof value === "string" ? spreadsheetText(value.replace(/[\t\r\n]/g, " ")) : value.number;
	const rows = [...rowsOf(links)].map((row) => row.map(cell).join("\t"));
	return [linkColumns.map(([name]) => name).join("\t"), ...rows].join("\n");
}

/** The list as a sheet of a workbook, as `write-excel-file` takes it. Texts are texts, also when somebody edits them. */
export function linksSheet(links: readonly ListedLink[]) {
	const head = linkColumns.map(([name]) => ({ ...textCell(name), fontWeight: "bold" as const }));
	return {
		sheet: "Links",
		data: [head, ...[...rowsOf(links)].map((row) => row.map(workbookCell))],
		columns: linkColumns.map(([, width]) => ({ width })),
		stickyRowsCount: 1,
	};
}

function workbookCell(value: CellValue) {
	if (typeof value === "string") return textCell(value);
	const format = value.number.includes(".") ? "#,##0.00" : "0";
	return { value: Number(value.number), type: Number, format };
}

/** "@" is the format of text. */
function textCell(value: string) {
	return { value: workbookText(value), type: String, format: "@" };
}

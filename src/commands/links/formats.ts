import writeWorkbook from "write-excel-file/node";
import { type CellValue, linkColumns, rowsOf } from "#program/estimate/audit/columns.ts";
import { linksSheet } from "#program/estimate/audit/list-formats.ts";
import type { ListedLink } from "#program/estimate/audit/listed.ts";

/** The list as an .xlsx workbook of one sheet. */
export function workbookOfLinks(links: readonly ListedLink[]): Promise<Buffer> {
	const { data, ...options } = linksSheet(links);
	return writeWorkbook(data, options).toBuffer();
}

/** The list for a terminal: a line a scenario in columns, under it what was mended or left out and the link that replaces it. */
export function tableOf(links: readonly ListedLink[]): string {
	const shown = [
		"link",
		"line",
		"scenario",
		"name",
		"sent_by",
		"terms",
		"intact",
		"currency",
		"total_then",
		"total_now",
	];
	const places = linkColumns.flatMap(([name], at) => (shown.includes(name) ? [at] : []));
	const rows = [...rowsOf(links)];
	const cells = [shown, ...rows.map((row) => places.map((at) => short(row[at] ?? "")))];
	const widths = places.map((_, at) => cells.reduce((width, row) => Math.max(width, lengthOf(row[at] ?? "")), 0));
	const [head = "", ...lines] = cells.map((row) =>
		row
			.map((cell, at) => padded(cell, widths[at] ?? 0))
			.join("  ")
			.trimEnd(),
	);
	const isLastOf = (at: number) => numberOf(rows[at]) !== numberOf(rows[at + 1]);
	return [
		head,
		...lines.flatMap((line, at) => [line, ...(isLastOf(at) ? notesOn(links[Number(numberOf(rows[at])) - 1]) : [])]),
	].join("\n");
}

function numberOf(row: readonly CellValue[] | undefined): string {
	const [first = ""] = row ?? [];
	return typeof first === "string" ? first : first.number;
}

function notesOn(link: ListedLink | undefined): string[] {
	if (!link) return [];
	const { mended, ignored, lost, replacement, intact } = link;
	return [
		...(mended.length > 0 ? [`Undone in reading it: ${mended.join(", ")}.`] : []),
		...ignored,
		...lost,
		...(intact === false ? ["It was cut or edited after it was copied: ask its sender for it."] : []),
		...(replacement === null ? [`Found: ${oneLine(link.link)}`] : [`Replaced by: ${replacement}`]),
	].map((note) => `      ${note}`);
}

const longest = 28;

/** A cell as far as a terminal has room, without what would steer it. */
function short(value: CellValue): string {
	if (typeof value !== "string") return value.number;
	const signs = [...oneLine(value)];
	return signs.length > longest ? `${signs.slice(0, longest - 1).join("")}…` : signs.join("");
}

function oneLine(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
}

function lengthOf(text: string): number {
	return [...text].length;
}

function padded(text: string, width: number): string {
	return text + " ".repeat(Math.max(0, width - lengthOf(text)));
}

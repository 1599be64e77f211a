import type { StoredApplication } from "#endpoint/store/store.ts";
import { csvCell } from "#program/csv-cell.ts";
import { columns, textsOf } from "./columns.ts";

/**
 * Applications as CSV (RFC 4180, CRLF), safe to open in a spreadsheet, in which every text stays as it was typed. Starts with a byte
 * order mark, which Excel needs for UTF-8; in a file (`saysSeparator`) a line follows that tells Excel the comma where lists have a
 * semicolon. Programs that read standard output would take that line for the names of the columns.
 */
export async function* writeCsv(
	applications: AsyncIterable<StoredApplication>,
	{ saysSeparator }: { saysSeparator: boolean },
): AsyncGenerator<string, void> {
	yield `\ufeff${saysSeparator ? "sep=,\r\n" : ""}${record(columns)}`;
	for await (const application of applications) yield record(textsOf(application));
}

function record(texts: readonly string[]): string {
	return `${texts.map(csvCell).join(",")}\r\n`;
}

import type { StoredApplication } from "#endpoint/store.ts";
import { fieldNames } from "#program/application-fields.ts";

const columns = fieldNames.filter((name) => name !== "submission_id");

/** Applications as CSV (RFC 4180, CRLF), safe to open in a spreadsheet. Starts with a byte order mark, which Excel needs for UTF-8. */
export function csvOf(applications: readonly StoredApplication[]): string {
	const rows = applications.map(({ reference, receivedAt, answers }) => [
		reference,
		receivedAt.toISOString(),
		...columns.map((name) => [answers[name] ?? ""].flat().join(" ")),
	]);
	return `\ufeff${[["reference", "received_at", ...columns], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

/**
 * A cell that a spreadsheet takes for text: what would start a formula gets an apostrophe before it, and every text is quoted
 * (OWASP, "CSV Injection").
 */
function cell(text: string): string {
	const harmless = /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
	return `"${harmless.replaceAll('"', '""')}"`;
}

import { spreadsheetText } from "./spreadsheet-text.ts";

/** A text as a cell of CSV (RFC 4180), quoted. What a spreadsheet would turn into another text is the formula of that text, the one form that each shows as it is. */
export function csvCell(text: string): string {
	return quoted(wouldChange(text) ? `=${quoted(text)}` : spreadsheetText(text));
}

function quoted(text: string): string {
	return `"${text.replaceAll('"', '""')}"`;
}

const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const readAsOther = [
	// Numbers, amounts, dates and times in figures, whatever is between them. What begins with a sign is guarded as a formula is.
	/^[$€£¥]? ?\(?[.,]?\d[\d\s.,:/()%$€£¥'’-]*(?:[ap]\.?m\.?)?$/iu,
	/^\d[\d.,]*e[+-]?\d+$/i,
	// With a figure: a month's name alone, or a word that begins as one ("markets"), stays as it is.
	new RegExp(`^(?=.*\\d)(?:\\d{1,4}[ .-]*)?${month}(?:[ .,-]*\\d{1,4}){0,2}$`, "i"),
	/^(?:true|false)$/i,
];

/** Whether a spreadsheet would read a text as something that it then shows otherwise: "0700123456", "1-2", "1e5", "5 May", "TRUE". */
function wouldChange(text: string): boolean {
	const isPlainNumber = /^(?:0|[1-9]\d{0,8})$/.test(text);
	return !isPlainNumber && !text.includes("\n") && readAsOther.some((form) => form.test(text.trim()));
}

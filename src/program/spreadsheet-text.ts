/**
 * A text as a spreadsheet's cell takes it for text: what a spreadsheet would compute gets an apostrophe before it (OWASP, "CSV
 * Injection"; CWE-1236). A plain number, also a negative one, stays a number.
 */
export function spreadsheetText(text: string): string {
	const isNumber = /^-?\d+(\.\d+)?$/.test(text);
	return /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) && !isNumber ? `'${text}` : text;
}

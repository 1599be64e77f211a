/**
 * What somebody meant with a text of several lines: trimmed, in Unicode's composed form, with LF at line ends. Browsers send
 * CRLF (HTML, "constructing the entry list"), and pasted text brings control characters that PostgreSQL refuses (NUL).
 */
export function cleanLines(typed: string): string {
	return typed
		.toWellFormed()
		.normalize("NFC")
		.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
		.replace(/[^\P{Cc}\n\t]/gu, "")
		.trim();
}

/** What somebody meant with a text of one line, in which a line end would also start a new header of an e-mail. */
export function cleanLine(typed: string): string {
	return cleanLines(typed).replace(/\s+/g, " ");
}

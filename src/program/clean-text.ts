/** Controls, of which PostgreSQL refuses NUL, and marks that turn the text around them about (Unicode UTS 55): neither is typed. */
const unwanted = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * What somebody meant with a text of several lines: trimmed, in Unicode's composed form, with LF at line ends. Browsers send
 * CRLF (HTML, "constructing the entry list"). A text in which nothing can be seen is empty.
 */
export function cleanLines(typed: string): string {
	const cleaned = typed
		.toWellFormed()
		.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
		.replace(unwanted, "")
		.normalize("NFC")
		.trim();
	return /[^\p{C}\p{Z}]/u.test(cleaned) ? cleaned : "";
}

/** What somebody meant with a text of one line, in which a line end would also start a new header of an e-mail. */
export function cleanLine(typed: string): string {
	return cleanLines(typed).replace(/\s+/g, " ");
}

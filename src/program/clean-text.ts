// What somebody meant with what was typed or pasted: one cleaning for every field of form, estimator and endpoint.

/** Controls, of which PostgreSQL refuses NUL: none is typed. */
const controls = /[^\P{Cc}\n\t]/gu;

/**
 * Characters that nobody sees and that mean nothing in a text: direction marks, which other programs put on the clipboard and
 * which turn text about (Unicode UTS 55), zero-width blanks, soft hyphens, fillers. Those that shape what is seen stay: joiners of
 * Persian, Hindi and emoji, variation selectors, tags.
 */
const invisible =
	/(?!\u200c|\u200d|[\u180b-\u180f\ufe00-\ufe0f]|[\u{e0020}-\u{e007f}]|[\u{e0100}-\u{e01ef}])\p{Default_Ignorable_Code_Point}/gu;

/** Printable ASCII with single blanks between its words, as most of what is typed: there is nothing to clean. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A text of several lines: trimmed, in Unicode's composed form, with LF at line ends. Browsers send CRLF (HTML, "constructing the
 * entry list"). A text in which nothing can be seen is empty.
 */
export function cleanLines(typed: string): string {
	if (plain.test(typed)) return typed;
	const cleaned = trimmed(
		typed
			.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
			.replace(controls, "")
			.replace(invisible, "")
			.normalize("NFC"),
	);
	return /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(cleaned) ? cleaned : "";
}

/** Without blanks, and joiners that join nothing, at its ends. A loop: an expression would search a long run of blanks again from each of them. */
function trimmed(text: string): string {
	const isLoose = (at: number) => /[\s\u200c]|\u200d/.test(text.charAt(at));
	let [from, to] = [0, text.length];
	while (from < to && isLoose(from)) from++;
	while (to > from && isLoose(to - 1)) to--;
	return text.slice(from, to);
}

/** A text of one line, with single plain blanks. A line end would also start a new header of an e-mail. */
export function cleanLine(typed: string): string {
	return cleanLines(typed).replace(/\s+/g, " ");
}

/** A web or e-mail address, or a key, of one line: full-width signs as plain ones, and the dots of IDNA (RFC 3490, 3.1) as points. */
export function cleanAddress(typed: string): string {
	return cleanLine(plainWidth(typed).replace(/[\u3002\uff61]/g, "."));
}

/** Digits of every script as 0–9, full-width signs as plain ones, nothing invisible: "１٠०" → "100". Blanks are single and plain. */
export function plainDigits(typed: string): string {
	return cleanLine(plainSigns(typed.replace(/\p{Default_Ignorable_Code_Point}/gu, "")));
}

/** Digits of every script as 0–9 and full-width signs as plain ones. Not by NFKC, in which 10² is 102. */
export function plainSigns(typed: string): string {
	return plainWidth(typed).replace(/(?!\d)\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0)));
}

/** The full-width forms of ASCII as ASCII. */
function plainWidth(typed: string): string {
	return typed.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The value of a decimal digit of any script. Digits come in runs of ten that begin with their zero (The Unicode Standard, 4.6), and runs follow one another. */
function digitValue(codePoint: number): number {
	let zero = codePoint;
	while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
	return (codePoint - zero) % 10;
}

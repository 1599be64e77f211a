import { countOfLinks, textOfHtml } from "./html-text.ts";

/** A part of a mail: the values of its headers by their names in small letters, and its body as it was sent. */
interface Part {
	headers: ReadonlyMap<string, string>;
	body: string;
}

/** How deep parts are looked into: a mail forwarded in a mail forwarded in a mail. */
const deepest = 12;

/** Whether a file's text is a mail: it begins with headers, and one of them is of mails alone. */
export function isMail(text: string): boolean {
	return /^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?(?:mime-version|content-type|message-id|received):/i.test(
		text.slice(0, 20_000),
	);
}

/**
 * The text of every part of a mail that is text, decoded (RFC 2045 to 2047 and 5322). `source` has a character for each byte, as Latin-1
 * does. Headers are left out but the subject; other attachments are not read.
 */
export function textOfMail(source: string, depth = 0): string {
	const { headers, body } = partOf(source);
	const type = headers.get("content-type") ?? "text/plain";
	const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
	const boundary = quoted ?? bare;
	const subject = headers.get("subject") ?? "";
	if (boundary !== undefined && depth < deepest) {
		const [, ...parts] = `\n${body}`.split(`\n--${boundary}`);
		const texts = parts.filter((part) => !part.startsWith("--"));
		const read = texts.map((part) => textOfMail(part.replace(/^[ \t]*\r?\n/, ""), depth + 1));
		return [subject, ...(/^multipart\/alternative/i.test(type) ? [richest(read)] : read)].join("\n");
	}
	const bytes = decodedBody(body, headers.get("content-transfer-encoding") ?? "");
	if (/^message\/rfc822/i.test(type) && depth < deepest) return textOfMail(bytes, depth + 1);
	if (!/^text\//i.test(type)) return subject;
	const text = inCharset(bytes, /;\s*charset="?([^\s;"]+)/i.exec(type)?.[1] ?? "utf-8");
	return [subject, /^text\/html/i.test(type) ? textOfHtml(text) : text].join("\n");
}

/** Of several forms of the same text the one with the most links, of such the last, which is the richest (RFC 2046, 5.1.4). */
function richest(texts: readonly string[]): string {
	return texts.reduce((best, text) => (countOfLinks(text) >= countOfLinks(best) ? text : best), "");
}

function partOf(source: string): Part {
	const blank = /^\r?\n|\r?\n\r?\n/.exec(source);
	const head = blank ? source.slice(0, blank.index) : source;
	const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
	const headers = lines.flatMap((line): [string, string][] => {
		const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
		return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
	});
	return { headers: new Map(headers), body: blank ? source.slice(blank.index + blank[0].length) : "" };
}

/** The bytes of a body, one a character. */
function decodedBody(body: string, encoding: string): string {
	if (/^quoted-printable/i.test(encoding))
		return body
			.replace(/[ \t]*=[ \t]*\r?\n/g, "")
			.replace(/=([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
	if (!/^base64/i.test(encoding)) return body;
	const digits = body.replace(/[^a-z\d+/]/gi, "");
	// One digit alone is no byte.
	return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}

function inCharset(bytes: string, charset: string): string {
	const codes = Uint8Array.from(bytes, (sign) => sign.charCodeAt(0));
	try {
		return new TextDecoder(charset).decode(codes);
	} catch {
		return new TextDecoder().decode(codes);
	}
}

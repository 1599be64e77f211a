// Forms of which only the beginning arrived, for the page that shows what there is of them.

type Bytes = Uint8Array<ArrayBuffer>;

/** The beginning of a form, ended so that it can be read as its Content-Type says: after a whole character, and multipart with its last line. */
export function endedWhole(beginning: Bytes, contentType: string): Bytes {
	const type = contentType.split(";")[0]?.trim().toLowerCase();
	if (type === "application/x-www-form-urlencoded") return afterWholeEscapes(beginning);
	const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	return type === "multipart/form-data" && boundary !== undefined ? closed(beginning, `--${boundary}`) : beginning;
}

const [percent, escapeLength] = [0x25, 3];

/** Without an escape, or the escapes of a character, that the end cut through. */
function afterWholeEscapes(beginning: Bytes): Bytes {
	const last = beginning.lastIndexOf(percent);
	const isCut = last >= 0 && last > beginning.length - escapeLength;
	const whole = isCut ? beginning.subarray(0, last) : beginning;
	const end = Buffer.from(whole.subarray(-3 * escapeLength)).toString("latin1");
	const escapes = /(?:%[0-9a-f]{2}){1,3}$/i.exec(end)?.[0] ?? "";
	const missing = unfinished(Buffer.from(escapes.replaceAll("%", ""), "hex"));
	return afterWholeCharacter(whole.subarray(0, whole.length - missing * escapeLength));
}

/** A multipart body that ends within a part's text ends there; within a part's head, before that part. */
function closed(beginning: Bytes, delimiter: string): Bytes {
	const bytes = Buffer.from(beginning);
	const part = bytes.lastIndexOf(delimiter);
	const hasHead = part >= 0 && bytes.includes("\r\n\r\n", part);
	const kept = hasHead ? afterWholeCharacter(beginning) : beginning.subarray(0, Math.max(0, part - "\r\n".length));
	return new Uint8Array(Buffer.concat([kept, Buffer.from(`\r\n${delimiter}--\r\n`)]));
}

function afterWholeCharacter(bytes: Bytes): Bytes {
	return bytes.subarray(0, bytes.length - unfinished(bytes.subarray(-3)));
}

/** How many bytes at the end begin a character of UTF-8 that has more of them (RFC 3629, 3). */
function unfinished(bytes: Uint8Array): number {
	const first = bytes.findLastIndex((byte) => byte >= 0xc0);
	const length = [0xc0, 0xe0, 0xf0].filter((lead) => (bytes[first] ?? 0) >= lead).length + 1;
	const there = bytes.length - first;
	return first >= 0 && there < length ? there : 0;
}

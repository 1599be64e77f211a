// application/x-www-form-urlencoded (URL standard, 5.1) up to the bytes, which may be those of any character set.

/** Names and values of a form, unescaped but not decoded. */
export function urlEncodedPairs(body: Uint8Array): [Buffer, Buffer][] {
	// A character a byte, until it is known which character set they are of.
	const text = Buffer.from(body).toString("latin1");
	return text
		.split("&")
		.filter((pair) => pair !== "")
		.map((pair) => {
			const at = pair.indexOf("=");
			return at < 0
				? [unescaped(pair), Buffer.alloc(0)]
				: [unescaped(pair.slice(0, at)), unescaped(pair.slice(at + 1))];
		});
}

const percent = 0x25;

/** A byte for each escape. By hand, because an expression takes many times as long for an answer in Chinese, in which all is escaped. */
function unescaped(part: string): Buffer {
	const bytes = Buffer.from(part.replaceAll("+", " "), "latin1");
	let length = 0;
	for (let at = 0; at < bytes.length; at++) {
		const [high, low] = bytes[at] === percent ? [hexDigit(bytes[at + 1]), hexDigit(bytes[at + 2])] : [-1, -1];
		const isEscape = high >= 0 && low >= 0;
		bytes[length++] = isEscape ? high * 16 + low : (bytes[at] ?? 0);
		if (isEscape) at += 2;
	}
	return bytes.subarray(0, length);
}

/** The value of a hexadecimal digit by its code; -1 when it is none. */
function hexDigit(code: number | undefined): number {
	if (code === undefined) return -1;
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

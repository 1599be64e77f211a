// Bodies that are not taken, read all the same, so that the sender gets the form back filled in.
import type { IncomingHttpHeaders } from "node:http";
import type { Entries } from "./body.ts";
import { urlEncodedPairs } from "./url-encoded.ts";

/** The fields of a form in another character set or in the text/plain of HTML; null for every other body. */
export function readForeign(headers: IncomingHttpHeaders, body: Uint8Array): Entries | null {
	const contentType = headers["content-type"] ?? "";
	const encoding = headers["content-encoding"] ?? "identity";
	if (encoding.toLowerCase() !== "identity") return null;
	const pairs = pairsOf(contentType, body);
	if (!pairs) return null;
	const stated = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1];
	const chosen = pairs.find(([name]) => name.toString() === "_charset_")?.[1].toString();
	const decode = decoderFor(stated ?? chosen ?? "utf-8", Buffer.concat(pairs.flat()));
	return pairs.map(([name, value]) => [decode(name), decode(value)]);
}

function pairsOf(contentType: string, body: Uint8Array): [Buffer, Buffer][] | null {
	const type = contentType.split(";")[0]?.trim().toLowerCase();
	if (type === "application/x-www-form-urlencoded") return urlEncodedPairs(body);
	if (type !== "text/plain") return null;
	// HTML, "text/plain form data": a field a line; a line that begins with no name goes on with the value before it.
	const lines = Buffer.from(body)
		.toString("latin1")
		.split(/\r\n(?=\w+=)/);
	return lines.map((line) => {
		const [name = "", ...value] = line.replace(/\r\n$/, "").split("=");
		return [Buffer.from(name, "latin1"), Buffer.from(value.join("="), "latin1")];
	});
}

/** A body that names UTF-8 or no known charset, and is not UTF-8, is decoded with the charset that browsers assume. */
function decoderFor(charset: string, sample: Uint8Array): (bytes: Uint8Array) => string {
	for (const name of [charset, "windows-1252"]) {
		try {
			new TextDecoder(name, { fatal: true }).decode(sample);
			const decoder = new TextDecoder(name);
			return (bytes) => decoder.decode(bytes);
		} catch {
			// The next one.
		}
	}
	return (bytes) => Buffer.from(bytes).toString("latin1");
}

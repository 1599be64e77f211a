// A request's body → form entries.
import type { IncomingHttpHeaders } from "node:http";
import { wantsPage } from "./audience.ts";
import { endedWhole } from "./cut-body.ts";
import { readForeign } from "./foreign-body.ts";
import { urlEncodedPairs } from "./url-encoded.ts";

/** What an application may hold, names and values of its fields in UTF-8: 64 KiB, whatever a form's encoding makes of them on the way. */
const contentLimit = 64 * 1_024;

/** How much of a form is read, in bytes, for a browser that gets it back filled in, also when it is too large to be taken. */
const readLimit = 512 * 1_024;

/**
 * How large a body of this type can be whose content is within the limit: a form without script escapes a byte in three characters,
 * multipart has a head before each field.
 */
function largestBody(type: string): number {
	if (type === formType) return 3 * contentLimit;
	return type === multipartType ? contentLimit + 16 * 1_024 : contentLimit;
}

/** How many bytes are read at most of a body, by the headers of its request. */
export function bytesToRead(headers: IncomingHttpHeaders): number {
	return wantsPage(headers.accept) ? readLimit : largestBody(mediaType(headers));
}

const jsonType = "application/json";
const formType = "application/x-www-form-urlencoded";
const multipartType = "multipart/form-data";

export type Entries = readonly (readonly [string, unknown])[];

/** The beginning of a body that has not arrived whole: it is larger than what is read (`bytesToRead`), or its sender took too long. */
export type Begun = { why: "too large" | "too slow"; beginning: Uint8Array<ArrayBuffer> };

/** A body that has arrived, or its beginning. */
export type Body = Uint8Array<ArrayBuffer> | Begun;

type Parser = (body: Uint8Array<ArrayBuffer>) => Promise<Entries | null>;

/** The fields of a body, or why they are not taken: too much, another type, or not what its Content-Type names. */
export async function readEntries(
	headers: IncomingHttpHeaders,
	body: Uint8Array<ArrayBuffer>,
): Promise<Entries | "too large" | "type" | "unreadable"> {
	if (body.byteLength > largestBody(mediaType(headers))) return "too large";
	const parse = parserFor(headers);
	if (!parse) return "type";
	const entries = await parse(body);
	if (!entries) return "unreadable";
	return contentSize(entries) > contentLimit ? "too large" : entries;
}

/** The fields of a body that was refused, as far as they can be made out, to show its form again; null where they cannot. */
export async function readRefused(headers: IncomingHttpHeaders, body: Body): Promise<Entries | null> {
	const read = "why" in body ? endedWhole(body.beginning, headers["content-type"] ?? "") : body;
	if (read.length === 0) return null;
	return (await parserFor(headers)?.(read)) ?? readForeign(headers, read);
}

/**
 * How to read a body of this Content-Type; null for a type, a character set or a compression that is not taken. The parser
 * gives null for a body that is not what its Content-Type says.
 */
function parserFor(headers: IncomingHttpHeaders): Parser | null {
	if (!isUtf8(charsetOf(headers) ?? "utf-8") || isCompressed(headers)) return null;
	switch (mediaType(headers)) {
		case jsonType:
			return async (body) => parseJson(body);
		case formType:
			return async (body) => parseUrlEncoded(body);
		case multipartType:
			return (body) => parseMultipart(body, headers["content-type"] ?? "");
		default:
			return null;
	}
}

function mediaType(headers: IncomingHttpHeaders): string {
	return (headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function charsetOf(headers: IncomingHttpHeaders): string | undefined {
	return /;\s*charset="?([^";\s]+)/i.exec(headers["content-type"] ?? "")?.[1];
}

function isCompressed(headers: IncomingHttpHeaders): boolean {
	return (headers["content-encoding"] ?? "identity").toLowerCase() !== "identity";
}

/** Bytes of all names, texts and files, in UTF-8. What else JSON can hold is never kept. */
function contentSize(entries: Entries): number {
	return entries.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);
}

function sizeOf(value: unknown): number {
	if (value instanceof Blob) return value.size;
	return typeof value === "string" ? Buffer.byteLength(value) : 0;
}

/** URLSearchParams puts U+FFFD in the place of bytes that are no UTF-8, and the application would be stored as nobody wrote it. */
function parseUrlEncoded(body: Uint8Array): Entries | null {
	const entries: [string, string][] = [];
	for (const pair of urlEncodedPairs(body)) {
		const [name, value] = [decode(pair[0]), decode(pair[1])];
		if (name === null || value === null) return null;
		entries.push([name, value]);
	}
	return inUtf8(entries);
}

/** Null for a form that names another character set in the field for it (HTML, "_charset_"). */
function inUtf8(entries: Entries): Entries | null {
	const stated = entries.filter(([name]) => name === "_charset_");
	return stated.every(([, value]) => isUtf8(String(value))) ? entries : null;
}

function isUtf8(charset: string): boolean {
	return /^(utf-?8|)$/i.test(charset.trim());
}

/** An object's members as form entries; a list means a field that is sent several times. */
function parseJson(body: Uint8Array): Entries | null {
	const text = decode(body);
	const parsed: unknown = text === null ? null : parseOrNull(text);
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
	return Object.entries(parsed).flatMap(([name, value]: [string, unknown]) =>
		(Array.isArray(value) ? value : [value]).map((each: unknown) => [name, each] as const),
	);
}

async function parseMultipart(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Entries | null> {
	// Its parts are read as UTF-8 whatever they are, so another character set is refused before.
	const text = decode(body);
	if (text === null) return null;
	const charsets = text.matchAll(/^content-type:[^\r\n]*;[ \t]*charset="?([^";\r\n]+)/gim);
	if (![...charsets].every(([, charset = ""]) => isUtf8(charset))) return null;
	const response = new Response(body, { headers: { "content-type": contentType } });
	const form = await response.formData().catch(() => null);
	// An empty file input arrives as a file without name and content.
	return (
		form && inUtf8([...form].filter(([, value]) => typeof value === "string" || value.size > 0 || value.name !== ""))
	);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(body: Uint8Array): string | null {
	try {
		return utf8.decode(body);
	} catch {
		return null;
	}
}

function parseOrNull(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

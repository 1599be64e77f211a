// A request's body → form entries.

/** The largest body that is read: 64 KiB. */
const bodyLimit = 64 * 1_024;

/** How long a client may take to send its body, in milliseconds. */
const bodyTimeout = 20_000;

export type Entries = readonly (readonly [string, unknown])[];

/** The bytes of the body, or why there are none. Counted while they arrive, because Content-Length is only a claim. */
export async function readBody(
	request: Request,
): Promise<Uint8Array<ArrayBuffer> | "too large" | "too slow" | "cut off"> {
	if (Number(request.headers.get("content-length")) > bodyLimit) return "too large";
	const reader = request.body?.getReader();
	if (!reader) return new Uint8Array();
	let outOfTime = false;
	const timer = setTimeout(() => {
		outOfTime = true;
		reader.cancel().catch(() => undefined);
	}, bodyTimeout);
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			chunks.push(part.value);
			size += part.value.byteLength;
			if (size > bodyLimit) {
				reader.cancel().catch(() => undefined);
				return "too large";
			}
		}
	} catch {
		return outOfTime ? "too slow" : "cut off";
	} finally {
		clearTimeout(timer);
	}
	if (outOfTime) return "too slow";
	const body = new Uint8Array(size);
	let filled = 0;
	for (const chunk of chunks) {
		body.set(chunk, filled);
		filled += chunk.byteLength;
	}
	return body;
}

type Parser = (body: Uint8Array<ArrayBuffer>) => Promise<Entries | null>;

/**
 * How to read a body of this Content-Type; null for a type, a character set or a compression that is not taken. The parser
 * gives null for a body that is not what its Content-Type says.
 */
export function parserFor(headers: Headers): Parser | null {
	const contentType = headers.get("content-type") ?? "";
	const charset = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1] ?? "utf-8";
	const encoding = headers.get("content-encoding") ?? "identity";
	if (!/^utf-?8$/i.test(charset) || encoding.toLowerCase() !== "identity") return null;
	switch (contentType.split(";")[0]?.trim().toLowerCase()) {
		case "application/json":
			return async (body) => parseJson(body);
		case "application/x-www-form-urlencoded":
			return async (body) => parseUrlEncoded(body);
		case "multipart/form-data":
			return (body) => parseMultipart(body, contentType);
		default:
			return null;
	}
}

function parseUrlEncoded(body: Uint8Array): Entries | null {
	const text = decode(body);
	return text === null ? null : [...new URLSearchParams(text)];
}

/** An object's members as form entries; a list stands for a field that is there several times. */
function parseJson(body: Uint8Array): Entries | null {
	const text = decode(body);
	const parsed: unknown = text === null ? null : parseOrNull(text);
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null;
	return Object.entries(parsed).flatMap(([name, value]: [string, unknown]) =>
		(Array.isArray(value) ? value : [value]).map((each: unknown) => [name, each] as const),
	);
}

async function parseMultipart(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<Entries | null> {
	const response = new Response(body, { headers: { "content-type": contentType } });
	const form = await response.formData().catch(() => null);
	// An empty file input arrives as a file without name and content.
	return form && [...form].filter(([, value]) => typeof value === "string" || value.size > 0 || value.name !== "");
}

function decode(body: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(body);
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

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { lookup } from "mrmime";
import { commonHeaders, contentTypeOf, fileHeaders, type HeaderFacts, pageHeaders } from "#publishing/headers.ts";
import { type Coding, codings } from "./codings.ts";

/** The bytes of a file in one coding, and the headers that name it, as `writeHead` takes them fastest: for a part, and for the whole. */
export type Representation = { body: Buffer; etag: string; headers: readonly string[]; wholeHeaders: string[] };

/** A file of the site, ready to be sent. `headers` are those that every answer about it has, with or without its bytes. */
export type SiteFile = {
	headers: readonly string[];
	plain: Representation;
	codings: readonly Coding[];
	coded: Readonly<Partial<Record<Coding, Representation>>>;
};

/** Every file of a build in memory: no reader is too slow and no file vanishes, and nothing outside can be reached. */
export type SiteFiles = {
	/** By decoded path from the base of the site; a page under the address that ends in a slash. */
	files: ReadonlyMap<string, SiteFile>;
	notFound: SiteFile;
};

const endings = { br: ".br", gzip: ".gz" } as const satisfies Record<Coding, string>;

/** Files that are for hosts, and the page that answers every address without one; they have no address themselves. */
const noAddress = /^\/(?:_headers|_redirects|404\.html)$|\/\.(?!well-known\/)/;

/** Reads the pages and files of a build. Throws the file system's error, and when there is no page for what is not found. */
export function readSiteFiles(client: string, facts: HeaderFacts): SiteFiles {
	const paths = new Set(
		readdirSync(client, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(client.length).split(sep).join("/")),
	);
	const read = (path: string) => readFileSync(join(client, path));
	const fileAt = (path: string, address: string): SiteFile => {
		const present = codings.filter((coding) => paths.has(path + endings[coding]));
		const coded = present.map((coding) => [coding, read(path + endings[coding])] as const);
		return siteFile(address, read(path), Object.fromEntries(coded), facts);
	};
	const isCoded = (path: string) => /\.(?:br|gz)$/.test(path) && paths.has(path.replace(/\.\w+$/, ""));
	const files = new Map<string, SiteFile>();
	for (const path of paths) {
		if (noAddress.test(path) || isCoded(path)) continue;
		const address = path.replace(/(?<=\/)index\.html$/, "");
		files.set(address, fileAt(path, address));
	}
	return { files, notFound: fileAt("/404.html", "/404.html") };
}

/** A file under an address of the site, with what `others` say in place of its usual headers. */
export function siteFile(
	address: string,
	plain: Buffer,
	coded: Partial<Record<Coding, Buffer>>,
	facts: HeaderFacts,
	others: Readonly<Record<string, string>> = {},
): SiteFile {
	const isPage = address.endsWith("/") || address.endsWith(".html");
	const type = typeOf(isPage ? "index.html" : address);
	const available = codings.filter((coding) => coded[coding] !== undefined);
	const headers = Object.entries({
		...commonHeaders(facts),
		...(isPage ? pageHeaders(address, facts) : {}),
		...fileHeaders(address),
		...others,
		...(available.length > 0 ? { Vary: "Accept-Encoding" } : {}),
	}).flat();
	// The same content has the same tag on every server and in every build, so that a browser keeps what did not change.
	const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 16);
	const represent = (body: Buffer, coding: Coding | null): Representation => {
		const etag = coding === null ? `"${tag}"` : `"${tag}-${coding}"`;
		const about = ["Content-Type", type, "ETag", etag, "Accept-Ranges", "bytes"];
		const all = [...headers, ...about, ...(coding === null ? [] : ["Content-Encoding", coding])];
		return { body, etag, headers: all, wholeHeaders: [...all, "Content-Length", String(body.length)] };
	};
	return {
		headers,
		plain: represent(plain, null),
		codings: available,
		coded: Object.fromEntries(
			available.flatMap((coding) => {
				const body = coded[coding];
				return body ? [[coding, represent(body, coding)]] : [];
			}),
		),
	};
}

function typeOf(path: string): string {
	const type = contentTypeOf(path) ?? lookup(path) ?? "application/octet-stream";
	return /^text\/[\w.+-]+$|javascript$/.test(type) ? `${type}; charset=utf-8` : type;
}

import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { HeaderFacts } from "#publishing/headers.ts";
import { type SiteFile, siteFile } from "#server/files/site-files.ts";

/**
 * A page for one query as it is sent, compressed quickly: nobody but its reader gains by more. It is kept by no shared cache; `caching`
 * says by which others.
 */
export async function compressed(
	address: string,
	html: Buffer,
	facts: HeaderFacts,
	caching: "private, no-cache" | "no-store" = "private, no-cache",
): Promise<SiteFile> {
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
		promisify(gzip)(html),
	]);
	return siteFile(address, html, { br, gzip: gz }, facts, { "Cache-Control": caching });
}

/** The same as it is, kept by no cache. */
export function uncompressed(address: string, html: Buffer, facts: HeaderFacts): SiteFile {
	return siteFile(address, html, {}, facts, { "Cache-Control": "no-store" });
}

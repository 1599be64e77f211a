import { nothingConfirmed } from "#program/application/confirmation.ts";
import { parseReference } from "#program/application/reference.ts";
import { escapeHtml } from "#program/escape-html.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import type { SiteFile } from "#server/files/site-files.ts";
import { compressed, uncompressed } from "./compressed.ts";
import { inTitle, introduction, type Part, pageFor, partPage, withoutStructuredData } from "./parted-page.ts";

/** The address of the page that confirms an application, within the site. */
export const confirmationAddress = "/apply/received/";

/** Where the page says by whom a reference is read without script. */
const unread: Part<unknown> = { pattern: /(<p class="reference unread[^>]*>[^<]*<\/p>)/d, write: () => "" };

/** The parts of the page that differ for a reference. */
const confirmed: readonly Part<{ reference: string }>[] = [
	unread,
	{ pattern: /<div class="reference[^"]*"( hidden)/d, write: () => "" },
	{ pattern: /Your reference is <strong[^>]*>()<\/strong>/d, write: ({ reference }) => escapeHtml(reference) },
];

/** Those that differ where there is none: the page then says so, and confirms nothing. */
const missing: readonly Part<unknown>[] = [
	inTitle(() => nothingConfirmed.title),
	...introduction(() => ({ ...nothingConfirmed, address: null, picture: null })),
	{ pattern: /<h1 [^>]*>([^<]*)<\/h1>/d, write: () => nothingConfirmed.title },
	{ pattern: /<div class="missing[^"]*"( hidden)/d, write: () => "" },
	{ pattern: /(<application-receipt[^>]*>.*<\/application-receipt>)/ds, write: () => "" },
];

/** Gives the page for a query. */
export type Confirmation = (search: string) => Promise<SiteFile>;

/** So many pages are compressed at once, each in two ways; each takes a megabyte meanwhile, and all wait for the same few threads. */
const mostCompressed = 4;

/**
 * Parts the page that the build has as a file, and gives what it shows for a query. Throws when it lacks one of the places. Where many
 * ask at once, most get the page as it is: at once, and without memory that grows with the crowd.
 */
export async function confirmations(html: string, facts: HeaderFacts): Promise<Confirmation> {
	const page = withoutStructuredData(html);
	const withReference = partPage(page, confirmed);
	const nothing = Buffer.from(pageFor(partPage(page, missing), null));
	const without = await compressed(confirmationAddress, nothing, facts, "no-store");
	let underWay = 0;
	return async (search) => {
		const reference = parseReference(new URLSearchParams(search).get("reference") ?? "");
		if (reference === null) return without;
		const shown = Buffer.from(pageFor(withReference, { reference }));
		if (underWay >= mostCompressed) return uncompressed(confirmationAddress, shown, facts);
		underWay++;
		try {
			return await compressed(confirmationAddress, shown, facts, "no-store");
		} finally {
			underWay--;
		}
	};
}

import { nothingConfirmed } from "#program/application/confirmation.ts";
import { parseReference } from "#program/application/reference.ts";
import { escapeHtml } from "#program/escape-html.ts";
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

/** Parts the page that the build has as a file, and gives what it shows for a query. Throws when it lacks one of the places. */
export function confirmations(html: string): (search: string) => string {
	const page = withoutStructuredData(html);
	const withReference = partPage(page, confirmed);
	const without = pageFor(partPage(page, missing), null);
	return (search) => {
		const reference = parseReference(new URLSearchParams(search).get("reference") ?? "");
		return reference === null ? without : pageFor(withReference, { reference });
	};
}

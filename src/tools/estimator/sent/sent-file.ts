import { siteAddress } from "#program/site-address.ts";
import { type SentEstimate, sentEstimate, withSent } from "./sent-estimates.ts";

const kind = "mamey-sent-estimates";

/** The list as a file for another device: JSON with whole links, which the check of many links reads, too. */
export function sentFile(list: readonly SentEstimate[], siteUrl: string): string {
	const estimates = list.map(({ query, at, acts }) => ({
		link: siteAddress(`/estimate/?${query}`, siteUrl),
		at,
		acts,
	}));
	return `${JSON.stringify({ kind, estimates }, null, "\t")}\n`;
}

/** What reading a file brings: the whole list, and how many of the file's entries are new, were there already, or cannot be read. */
export interface ImportedSent {
	list: SentEstimate[];
	added: number;
	known: number;
	unread: number;
}

/** A list with the estimates of a file; null for a file that is none of ours. `isLink` tells whether a query is an estimate. */
export function withSentFile(
	list: readonly SentEstimate[],
	text: string,
	isLink: (query: string) => boolean,
): ImportedSent | null {
	const values = entriesOf(text);
	if (values === null) return null;
	const result: ImportedSent = { list: [...list], added: 0, known: 0, unread: 0 };
	// The newest is put in last, before those of the same time.
	for (const value of values.reverse()) {
		const sent = entryOf(value);
		if (sent === null || !isLink(sent.query)) {
			result.unread++;
			continue;
		}
		if (result.list.some(({ query }) => query === sent.query)) result.known++;
		else result.added++;
		result.list = withSent(result.list, sent);
	}
	return result;
}

function entriesOf(text: string): unknown[] | null {
	try {
		const file: unknown = JSON.parse(text);
		if (typeof file !== "object" || file === null || !("kind" in file) || !("estimates" in file)) return null;
		return file.kind === kind && Array.isArray(file.estimates) ? file.estimates : null;
	} catch {
		return null;
	}
}

/** The entry of a link, whatever site it names: sites differ between a test and the real one, links do not. */
function entryOf(value: unknown): SentEstimate | null {
	if (typeof value !== "object" || value === null || !("link" in value) || typeof value.link !== "string") return null;
	const at = value.link.indexOf("?");
	return at < 0 ? null : sentEstimate({ ...value, query: value.link.slice(at + 1) });
}

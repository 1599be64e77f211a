/** How an estimate left the page. */
export const sentActs = ["link", "message", "share", "csv", "workbook", "table", "qr", "print"] as const;
export type SentAct = (typeof sentActs)[number];

/** An estimate that was copied, shared or downloaded on this device. */
export interface SentEstimate {
	/** The query of its link, without "?": it holds every input, who sent it and on which day. */
	query: string;
	/** When it left the page last, as an ISO time in UTC. */
	at: string;
	acts: readonly SentAct[];
}

/** A list with an estimate in it: of one that is there already, what was done is added. The newest comes first. */
export function withSent(list: readonly SentEstimate[], sent: SentEstimate): SentEstimate[] {
	const known = list.find(({ query }) => query === sent.query);
	const acts = sentActs.filter((act) => known?.acts.includes(act) || sent.acts.includes(act));
	const at = known && known.at > sent.at ? known.at : sent.at;
	return [{ query: sent.query, at, acts }, ...list.filter((one) => one !== known)].sort((a, b) => compare(b.at, a.at));
}

/** What an act that can be taken back did to the list. */
export interface SentChange {
	before: readonly SentEstimate[];
	after: readonly SentEstimate[];
}

/** The list as it was before an act, with what was sent since. */
export function takenBack({ before, after }: SentChange, now: readonly SentEstimate[]): SentEstimate[] {
	const known = new Set(after.map((one) => JSON.stringify(one)));
	const since = now.filter((one) => !known.has(JSON.stringify(one)));
	return since.reduceRight<SentEstimate[]>(withSent, [...before]);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** An entry of a list as it was kept or exported; null for anything else. */
export function sentEstimate(value: unknown): SentEstimate | null {
	if (typeof value !== "object" || value === null || !("query" in value) || !("at" in value)) return null;
	const { query, at } = value;
	if (typeof query !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at))) return null;
	const acts: unknown = "acts" in value ? value.acts : [];
	const known = Array.isArray(acts) ? sentActs.filter((act) => acts.includes(act)) : [];
	return { query, at: new Date(at).toISOString(), acts: known };
}

import type { SiteFile } from "#server/files/site-files.ts";
import { boundedCache } from "./bounded-cache.ts";

/**
 * Gives what an address shows for a query; null where that is what it shows without one, or where it cannot be made at once. Rejects
 * where making it failed.
 */
export type AnswerForQuery = (search: string) => Promise<SiteFile | null>;

/** What was made for a query; "general" where every such query has what the address shows without one, null where only this time. */
export type Made = SiteFile | "general" | null;

/** Queries that are longer, in characters, are left to the calculator: three scenarios take 1,500, damaged on their way three times that. */
const longestQuery = 6_000;

/** Answers queries by `make`, once for all who ask at the same time, and keeps what was asked for last in `most` bytes of memory. */
export function answersForQueries(make: (search: string) => Promise<Made>, most: number): AnswerForQuery {
	const kept = boundedCache<SiteFile | "general">(most, (made) => (made === "general" ? 0 : bytesOf(made)));
	const underWay = new Map<string, Promise<SiteFile | null>>();

	async function made(search: string): Promise<SiteFile | null> {
		const answer = await make(search);
		if (answer !== null) kept.set(search, answer);
		return answer === "general" ? null : answer;
	}

	return async (search) => {
		if (search.length < 2 || search.length > longestQuery) return null;
		const known = kept.get(search);
		if (known !== undefined) return known === "general" ? null : known;
		const making = underWay.get(search) ?? made(search).finally(() => underWay.delete(search));
		underWay.set(search, making);
		return making;
	};
}

function bytesOf({ plain, coded }: SiteFile): number {
	return [plain, ...Object.values(coded)].reduce((sum, { body }) => sum + body.length, 0);
}

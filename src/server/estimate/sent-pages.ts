import { sentAnswerSchema } from "#program/estimate/sent-estimate.ts";
import { siteAddress } from "#program/site-address.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import type { SiteFile } from "#server/files/site-files.ts";
import { compressed } from "#server/rendering/compressed.ts";
import { type AnswerForQuery, answersForQueries, type Made } from "./answers.ts";
import type { Ask } from "./ask-build.ts";
import { partEstimatePage, withEstimate } from "./estimate-page.ts";

/** The pages of the estimator, by their addresses within the site; true for the one that other sites frame. */
const estimatorPages: ReadonlyMap<string, boolean> = new Map([
	["/estimate/", false],
	["/embed/estimate/", true],
]);

/** Bytes of memory for the pages of an address that were asked for last: some hundred. */
const cacheSize = 12 * 1_024 * 1_024;

/** The pages of the estimator among `pages`, each with what it shows for a query. Throws where one has no place for a sent link. */
export function sentPages(
	ask: Ask,
	facts: HeaderFacts,
	pages: ReadonlyMap<string, SiteFile>,
): ReadonlyMap<string, AnswerForQuery> {
	return new Map(
		[...estimatorPages].flatMap(([address, isEmbedded]): [string, AnswerForQuery][] => {
			const file = pages.get(address);
			const page = file ? partEstimatePage(file.plain.body.toString()) : null;
			if (page === null) return [];
			const make = async (search: string): Promise<Made> => {
				const answer = await ask({ search, isEmbedded });
				if (answer === null) return null;
				const sent = sentAnswerSchema.parse(answer.content);
				if (sent === null) return "general";
				const inFull = (path: string) => siteAddress(`${path}?${sent.query}`, facts.siteUrl);
				const shown = { ...sent, search, address: inFull(address), picture: inFull("/estimate/card.png") };
				return compressed(address, Buffer.from(withEstimate(page, shown)), facts);
			};
			return [[address, answersForQueries(make, cacheSize)]];
		}),
	);
}

import { estimateCardSchema } from "#program/estimate/estimate-card.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import { siteFile } from "#server/files/site-files.ts";
import type { Renderer } from "#server/rendering/renderer.ts";
import { type AnswerForQuery, answersForQueries, type Made } from "./answers.ts";
import { type Ask, unlessBusy } from "./ask-build.ts";
import { processorShare } from "./processor-share.ts";

/** The address of the picture of a scenario, within the site. Without one it has the general picture. */
export const cardAddress = "/estimate/card.png";

/** Bytes of memory for the pictures that were asked for last: some two hundred. */
const cacheSize = 12 * 1_024 * 1_024;
/** Pictures that wait, at some 150 ms each: a crawler is given the general one rather than made to wait for long. */
const mostWaiting = 16;
/** What drawing may take of a processor in the long run, and at once after a rest, in milliseconds. */
const share = { part: 0.25, burst: 10_000 } as const;
/** What a picture costs besides what its thread counts, in milliseconds: sharp makes the pixels in threads of its own. */
const pixels = 50;

/** What the picture's address shows for a query. `pictures` draws, in a thread of its own. */
export function estimateCards(ask: Ask, pictures: Renderer, facts: HeaderFacts): AnswerForQuery {
	const allowance = processorShare(share.part, share.burst);
	const make = async (search: string): Promise<Made> => {
		if (!allowance.isFree()) return null;
		const answer = await ask({ search });
		if (answer === null) return null;
		const card = estimateCardSchema.nullable().parse(answer.content);
		if (card === null) return "general";
		const drawn = await unlessBusy(pictures.render({ url: `${facts.siteUrl}${cardAddress}`, form: card }, mostWaiting));
		if (drawn === null) return null;
		allowance.spend(drawn.cost + pixels);
		// A link names its terms, so its figures stay; what a picture looks like may change with an upgrade.
		const headers = { "Cache-Control": "public, max-age=3600" };
		return siteFile(cardAddress, Buffer.from(drawn.body), {}, facts, headers);
	};
	return answersForQueries(make, cacheSize);
}

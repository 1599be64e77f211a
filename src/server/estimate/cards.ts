import { estimateCardSchema } from "#program/estimate/estimate-card.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import { siteFile } from "#server/files/site-files.ts";
import type { Renderer } from "#server/rendering/renderer.ts";
import { type AnswerForQuery, answersForQueries, type Made } from "./answers.ts";
import { type Ask, unlessBusy } from "./ask-build.ts";
import { type ProcessorShare, processorShare } from "./processor-share.ts";

/** The address of the picture of a scenario, within the site. Without one it has the general picture. */
export const cardAddress = "/estimate/card.png";

/** Bytes of memory for the pictures that were asked for last: some two hundred. */
const cacheSize = 12 * 1_024 * 1_024;
/** Pictures that wait, at some 150 ms each: a crawler is given the general one rather than made to wait for long. */
const mostWaiting = 16;
/** What pictures may take of a processor in the long run, and at once after a rest, in milliseconds: some twenty pictures. */
const share = { part: 0.25, burst: 4_000 } as const;

/** The share of a processor that pictures have, with what it takes to read their links. */
export const picturesShare = (): ProcessorShare => processorShare(share.part, share.burst);

/**
 * Memory of the thread that draws, in megabytes: a picture takes some ten of them, of which most are soon nobody's. Without a limit a
 * thread collects them late, when they are hundreds.
 */
export const drawingLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 } as const;
/** What a picture costs besides what its thread counts, in milliseconds: sharp makes the pixels in threads of its own. */
const pixels = 50;

/** What the picture's address shows for a query. `pictures` draws, in a thread of its own; `ask` and it have one `allowance`. */
export function estimateCards(
	ask: Ask,
	pictures: Renderer,
	facts: HeaderFacts,
	allowance: ProcessorShare,
): AnswerForQuery {
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

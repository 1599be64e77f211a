import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { type Ladder, scaleTo } from "#program/facts/ladder.ts";
import { percentRange } from "#program/format.ts";

/** The ladder with the names and shares of given terms: a link of older terms is drawn with those that it counts with. */
export function ladderUnder(terms: ScheduleTerms, ladder: Ladder): Ladder {
	const segments = ladder.segments.map((segment) => {
		const { name, share } = terms.tiers[segment.key];
		return { ...segment, name, low: share.low, high: share.high, label: percentRange(share) };
	});
	return { ...scaleTo(Math.max(ladder.max, ...segments.map(({ high }) => high))), segments };
}

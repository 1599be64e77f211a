import { percentRange } from "#program/format.ts";
import { type Ladder, scaleTo } from "#program/ladder.ts";
import type { ScheduleTerms } from "#program/schedule.ts";

/** The ladder with the shares of given terms: a link of older terms is drawn with the shares that it counts with. */
export function ladderUnder(terms: ScheduleTerms, ladder: Ladder): Ladder {
	const segments = ladder.segments.map((segment) => {
		const share = terms.tiers.find(({ key }) => key === segment.key)?.share;
		return share ? { ...segment, low: share.low, high: share.high, label: percentRange(share) } : segment;
	});
	return { ...scaleTo(Math.max(ladder.end, ...segments.map(({ high }) => high))), segments };
}

import type { Tier } from "./facts.ts";
import { percentRange } from "./format.ts";

/** A tier as a segment of the share ladder: from `low` to `high` percent of a scale that begins at 0. */
export interface LadderSegment {
	key: Tier["key"];
	name: string;
	focus: string;
	href: string;
	low: number;
	high: number;
	label: string;
}

export interface Ladder {
	/** Upper end of the scale, in percent: the highest share, rounded up to ten. */
	end: number;
	/** Where the scale is marked, in percent. */
	ticks: number[];
	segments: LadderSegment[];
}

/** The share ladder of the tiers: each a segment on a scale from 0 to the highest share. */
export function shareLadder(tiers: readonly Pick<Tier, "key" | "name" | "focus" | "slug" | "share">[]): Ladder {
	const end = Math.ceil(Math.max(...tiers.map(({ share }) => share.high)) / 10) * 10;
	return {
		end,
		ticks: Array.from({ length: end / 10 + 1 }, (_, at) => at * 10),
		segments: tiers.map(({ key, name, focus, slug, share }) => ({
			key,
			name,
			focus,
			href: `/guide/tiers/${slug}/`,
			low: share.low,
			high: share.high,
			label: percentRange(share),
		})),
	};
}

/** How far along the scale a share lies, in percent of the scale's length. */
export function along(ladder: Ladder, share: number): number {
	return (share / ladder.end) * 100;
}

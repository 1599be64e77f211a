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

/** A scale that begins at 0 and has room for the `highest` share, in percent: it ends at the next ten, and is marked at each. */
export function scaleTo(highest: number): Pick<Ladder, "end" | "ticks"> {
	const steps = Math.ceil(highest / 10);
	return { end: steps * 10, ticks: Array.from({ length: steps + 1 }, (_, at) => at * 10) };
}

/** The share ladder of the tiers: each a segment on a scale from 0 to the highest share. */
export function shareLadder(tiers: readonly Pick<Tier, "key" | "name" | "focus" | "slug" | "share">[]): Ladder {
	return {
		...scaleTo(Math.max(...tiers.map(({ share }) => share.high))),
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

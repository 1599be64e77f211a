import { longDate, percentRange } from "#program/format.ts";
import type { Tier } from "./facts.ts";

/** A tier as a segment of the share ladder: from `low` to `high` percent of a scale that begins at 0. */
export interface LadderSegment {
	key: Tier["key"];
	name: string;
	focus: string;
	href: string;
	low: number;
	high: number;
	label: string;
	/** The share that announced terms give the tier, the soonest that differs. */
	coming?: { low: number; high: number; text: string };
}

export interface Ladder {
	/** Upper end of the scale, in percent: the highest share, rounded up to ten. */
	max: number;
	/** Where the scale is marked, in percent. */
	ticks: number[];
	segments: LadderSegment[];
}

/** A scale that begins at 0 and has room for the `highest` share, in percent: it ends at the next ten, and is marked at each. */
export function scaleTo(highest: number): Pick<Ladder, "max" | "ticks"> {
	const steps = Math.ceil(highest / 10);
	return { max: steps * 10, ticks: Array.from({ length: steps + 1 }, (_, at) => at * 10) };
}

/** Announced terms, as far as the ladder shows them. */
export interface ComingShares {
	/** YYYY-MM-DD */
	effective: string;
	tiers: readonly Pick<Tier, "key" | "share">[];
}

/** The share ladder of the tiers: each a segment on a scale from 0 to the highest share, announced ones (the soonest first) included. */
export function shareLadder(
	tiers: readonly Pick<Tier, "key" | "name" | "focus" | "slug" | "share">[],
	announced: readonly ComingShares[] = [],
): Ladder {
	const coming = (tier: Pick<Tier, "key" | "share">): Pick<LadderSegment, "coming"> => {
		for (const { effective, tiers } of announced) {
			const share = tiers.find(({ key }) => key === tier.key)?.share;
			if (share && percentRange(share) !== percentRange(tier.share)) {
				return { coming: { ...share, text: `from ${longDate(effective)}: ${percentRange(share)}` } };
			}
		}
		return {};
	};
	const segments = tiers.map((tier) => ({ tier, ...coming(tier) }));
	return {
		...scaleTo(Math.max(...segments.flatMap(({ tier, coming }) => [tier.share.high, coming?.high ?? 0]))),
		segments: segments.map(({ tier: { key, name, focus, slug, share }, ...rest }) => ({
			key,
			name,
			focus,
			href: `/guide/tiers/${slug}/`,
			low: share.low,
			high: share.high,
			label: percentRange(share),
			...rest,
		})),
	};
}

/** How far along the scale a share lies, in percent of the scale's length. */
export function along(ladder: Ladder, share: number): number {
	return (share / ladder.max) * 100;
}

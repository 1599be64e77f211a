import type { Range, Tier } from "./facts.ts";

/** The range from the lowest to the highest share of any tier, in percent. */
export function shareOverTiers(tiers: readonly Tier[]): Range {
	const shares = tiers.map((tier) => tier.share);
	return { low: Math.min(...shares.map(({ low }) => low)), high: Math.max(...shares.map(({ high }) => high)) };
}

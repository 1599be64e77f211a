import type { Tier } from "#program/facts/facts.ts";
import { percentRange } from "#program/format.ts";

/** A tier and its figures: "Distribution partnerships for resellers. Revenue share 40–50%, minimum commitment $1M+ in sales per year. …" */
export function tierInShort({
	overview,
	share,
	commitment,
	investment,
}: Pick<Tier, "overview" | "share" | "commitment" | "investment">): string {
	return `${overview}. Revenue share ${percentRange(share)}, minimum commitment ${commitment.text}. Investment: ${investment.level.toLowerCase()} (${investment.detail}).`;
}

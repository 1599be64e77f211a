import type { TierKey } from "#program/facts/keys.ts";
import type { ModelKey } from "#program/models/models.ts";
import { type Decimal, sum } from "#program/money.ts";
import { hasModel } from "./models-of-terms.ts";
import type { Values } from "./scenario.ts";
import type { ScheduleTerms } from "./terms.ts";

/** What a month brings before any rate. */
export interface CountedMonth {
	/** What each model counts: customers of the month, projects that complete in it, joint revenue; 0 where the model is off or the terms do not have it. */
	counts: Record<ModelKey, Decimal>;
	/** What the share is taken of, not rounded. */
	bases: Record<ModelKey, Decimal>;
}

/** How a scenario counts towards a minimum commitment. */
export interface CommitmentReading {
	/** What counts, or why a scenario does not determine it, in a sentence. */
	note: string;
	/** What some months reach, what is asked for and whether that is met; null when a scenario does not determine it. */
	reachedIn: (months: readonly CountedMonth[]) => { reached: Decimal; minimum: number; isMet: boolean } | null;
}

/**
 * How far a scenario meets the minimum commitment of a tier. Implementations are the projects that complete in the year; sales
 * are the platform revenue that the share is taken of, as the guide has it for resellers ("Revenue sharing on sales"), before
 * rounding. Integrations and plans cannot be read from a scenario, nor dollars from another currency: nothing is converted. What terms have
 * no revenue model for, their scenarios do not say.
 */
export function commitmentOf({ currency }: Values, terms: ScheduleTerms, tier: TierKey): CommitmentReading {
	const { commitment } = terms.tiers[tier];
	const told = (reached: Decimal, minimum: number) => ({ reached, minimum, isMet: reached.gte(minimum) });
	const cannotTell = (note: string): CommitmentReading => ({ note, reachedIn: () => null });
	switch (commitment.counts) {
		case "sales":
			if (!hasModel(terms, "platform"))
				return cannotTell(
					`Terms ${terms.version} pay no share of platform revenue, so a scenario does not say what you sell.`,
				);
			if (currency !== "USD")
				return cannotTell(`The minimum is in US dollars and this scenario in ${currency}; amounts are not converted.`);
			return {
				note: "Sales count as the platform revenue of the year that the share is taken of.",
				reachedIn: (months) => told(sum(months.map(({ bases }) => bases.platform)), commitment.minimum),
			};
		case "implementations":
			if (!hasModel(terms, "implementation"))
				return cannotTell(
					`Terms ${terms.version} pay no share of implementation fees, so a scenario does not say how many projects you complete.`,
				);
			return {
				note: "Implementations count as the projects that complete in the year.",
				reachedIn: (months) => told(sum(months.map(({ counts }) => counts.implementation)), commitment.minimum),
			};
		case "integrations":
			return cannotTell("A scenario does not say how many integrations you build.");
		case "plan":
			return cannotTell("The commitment is a plan, which no figure of a scenario can meet.");
	}
}

import { scheduleTerms } from "#program/estimate/terms.ts";
import type { Program } from "#program/facts/facts.ts";
import { type Ladder, shareLadder } from "#program/facts/ladder.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";

/** Every version of the facts, and which of them is in force. */
export type Programs = { inForce: Program; all: readonly Program[] };

/** The slice of the facts that the estimator needs: every version's rates, the presets as queries, the ladder. */
export function estimatorFacts({ inForce, all }: Programs): { facts: EstimatorFacts; ladder: Ladder } {
	const others = all.filter(({ terms }) => terms.version !== inForce.terms.version);
	return {
		facts: {
			terms: [scheduleTerms(inForce), ...others.map(scheduleTerms)],
			presets: inForce.presets.map(({ name, note, parameters }) => ({
				name,
				note,
				query: new URLSearchParams(
					Object.entries(parameters).map(([parameter, value]) => [parameter, String(value)]),
				).toString(),
			})),
			// Another server's endpoint makes the build purely static.
			hasPreviews: import.meta.env.FORM_ENDPOINT.startsWith("/"),
		},
		ladder: shareLadder(inForce.tiers),
	};
}

import type { Scenario } from "#program/estimate/scenario.ts";
import { findTerms, type ScheduleTerms } from "#program/estimate/terms.ts";
import { byDay, stateOf } from "#program/facts/versions.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";

/**
 * Terms that a scenario may be put under in place of its own: newer ones hold; its own are announced and do not hold yet, or were
 * withdrawn; others are announced and hold when it starts.
 */
export interface TermsOffer {
	terms: ScheduleTerms;
	because: "newer hold" | "not yet" | "withdrawn" | "hold at its start";
}

/** The other terms that are offered to a scenario; none to one under those in force, unless others hold when it starts. */
export function otherTermsFor(scenario: Scenario, facts: EstimatorFacts): TermsOffer[] {
	const [current] = facts.terms;
	const own = termsOf(scenario, facts);
	const instead = insteadOf(own, facts);
	const atStart = termsAtStart(scenario, facts);
	const isNew = atStart !== own && atStart !== instead?.terms && byDay(atStart, current) > 0;
	return [...(instead ? [instead] : []), ...(isNew ? [{ terms: atStart, because: "hold at its start" } as const] : [])];
}

/** The soonest terms that are announced; undefined while none are, and for terms that are not those in force. */
export function nextTermsOf(
	own: ScheduleTerms,
	{ terms: [current, ...others] }: EstimatorFacts,
): ScheduleTerms | undefined {
	if (own !== current) return undefined;
	return others.filter((other) => stateOf(other, { inForce: current }) === "announced").sort(byDay)[0];
}

/** What takes the place of terms that are not those in force; null for those that are. */
function insteadOf(own: ScheduleTerms, { terms: [current, ...others] }: EstimatorFacts): TermsOffer | null {
	const state = stateOf(own, { inForce: current });
	switch (state) {
		case "in force":
			return null;
		case "superseded":
			return { terms: current, because: "newer hold" };
		case "announced":
			return { terms: current, because: "not yet" };
		case "withdrawn": {
			const standIn = findTerms(others, own.standIn ?? "");
			const isAhead = standIn !== undefined && stateOf(standIn, { inForce: current }) === "announced";
			return { terms: isAhead ? standIn : current, because: "withdrawn" };
		}
	}
}

/** The latest terms that hold on the first day of a scenario's first month, as far as is known today; those in force where it has none. */
function termsAtStart({ values: { start } }: Scenario, { terms: all }: EstimatorFacts): ScheduleTerms {
	if (start === null) return all[0];
	const begun = all.filter(({ effective, standIn }) => standIn === undefined && effective <= `${start}-01`);
	return begun.sort(byDay).at(-1) ?? all[0];
}

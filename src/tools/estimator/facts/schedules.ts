import type { Scenario } from "#program/estimate/scenario.ts";
import { type Schedule, scheduleOf } from "#program/estimate/schedule.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";

const computed = new WeakMap<Scenario, Map<TierKey | "own", Schedule>>();

/**
 * The schedule of a scenario, under its own tier or another. Scenarios never change in place, so each is computed once and the
 * same scenario gives the same object: parts of the screen that show it need not be drawn anew.
 */
export function scheduleFor(scenario: Scenario, facts: EstimatorFacts, tier?: TierKey): Schedule {
	const known = computed.get(scenario) ?? new Map<TierKey | "own", Schedule>();
	computed.set(scenario, known);
	const key = tier === scenario.values.tier || tier === undefined ? "own" : tier;
	const found = known.get(key) ?? scheduleOf(scenario, termsOf(scenario, facts), tier);
	known.set(key, found);
	return found;
}

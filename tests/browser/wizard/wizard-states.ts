import { readAllTerms } from "#authoring/read-program.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { type Answer, everyState, type SelectionState, stateAfter } from "#program/selection/selection.ts";
import { addressOf, headingOf, wizardFacts } from "#tools/wizard/state.ts";

// What the journeys expect is read off the facts, so that a question more or less changes no line of a test.

export const [program] = readAllTerms(new URL("../../..", import.meta.url).pathname);
export const facts = wizardFacts(program);
export const states = everyState(facts.selection).toSorted((a, b) => a.answers.length - b.answers.length);

type Outcome = Extract<SelectionState, { kind: "outcome" }>;
const outcomes = states.filter((state): state is Outcome => state.kind === "outcome");

function found(state: Outcome | undefined): Outcome {
	if (!state) throw new Error("The facts have no such outcome.");
	return state;
}

/** The outcome of a tier that fits, after the fewest questions. */
export const fitting = (tier: TierKey): Outcome =>
	found(outcomes.find((state) => state.tier === tier && !state.nearest));
/** The outcome of somebody whom no tier fits. */
export const nearest: Outcome = found(outcomes.find((state) => state.nearest));
/** The outcome after the most questions. */
export const longest: Outcome = found(outcomes.at(-1));

export const addressTo = (tier: TierKey): string => addressOf(fitting(tier).answers);

/** The heading of the state after the answers. */
export function headingAfter(answers: readonly Answer[]): string {
	const state = stateAfter(facts.selection, answers);
	if (!state) throw new Error(`There is no state after ${answers.join(", ")}.`);
	return headingOf(facts, state);
}

import { type MovedAddress, movedInWords } from "#program/selection/published-addresses.ts";
import { base, headingOf, stateAt, type WizardFacts } from "./state.ts";

// Used by the page, not by the island: what reads the record of addresses does not ship.

/** What the visitor of a moved address reads, and the link to what it showed. */
export interface MovedNote {
	note: string;
	to: string;
	link: string;
}

/** The note for a moved address, in the words of the page that it leads to now. */
export function movedNote(facts: Pick<WizardFacts, "selection" | "tiers">, moved: MovedAddress): MovedNote {
	const to = `${base}${moved.to}`;
	const state = stateAt(facts, to);
	return { to, ...movedInWords(moved, state ? headingOf(facts, state) : to) };
}

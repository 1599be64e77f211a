import { type Difference, differencesOf } from "./differences.ts";
import type { Program } from "./facts.ts";
import type { TermsState } from "./versions.ts";

/** A version of the terms in the order of time, with what it changed. */
export interface HistoryEntry {
	terms: Program["terms"];
	state: TermsState;
	/** First day of the version that follows; null while none is known. */
	until: string | null;
	/** In what it differs from the version before; null for the first. */
	differences: Difference[] | null;
}

/** Every version that holds, held or will hold, the newest first. */
export function termsHistory(of: {
	inForce: Program;
	announced: readonly Program[];
	superseded: readonly Program[];
}): HistoryEntry[] {
	const inOrder = [...of.superseded.toReversed(), of.inForce, ...of.announced];
	return inOrder
		.map((program, at): HistoryEntry => {
			const [before, after] = [inOrder[at - 1], inOrder[at + 1]];
			return {
				terms: program.terms,
				state: program === of.inForce ? "in force" : of.announced.includes(program) ? "announced" : "superseded",
				until: after?.terms.effective ?? null,
				differences: before ? differencesOf(before, program) : null,
			};
		})
		.toReversed();
}

import { type Difference, differencesOf } from "./differences.ts";
import type { Program, RevenueModel } from "./facts.ts";
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

/** The versions that hold, will hold (the soonest first) and held (the latest first). */
interface ProgramsInTime {
	inForce: Program;
	announced: readonly Program[];
	superseded: readonly Program[];
}

/** Every version that holds, held or will hold, the newest first. */
export function termsHistory(of: ProgramsInTime): HistoryEntry[] {
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

/** A revenue model as the terms have it that are nearest to those in force, and since or until when. */
export interface ModelInTime {
	/** Whether the terms in force have it, announced ones will, or earlier ones had. */
	state: "in force" | "announced" | "former";
	model: RevenueModel;
	/** The terms that have it. */
	program: Program;
	/** The first day of these terms; of a former model, the first day without it. YYYY-MM-DD */
	from: string;
}

/** Where a model is found among the versions: in those in force, else in the soonest announced, else in the latest that had it. */
export function modelInTime(
	key: RevenueModel["key"],
	{ inForce, announced, superseded }: ProgramsInTime,
): ModelInTime | null {
	const modelIn = ({ revenue }: Program) => revenue.find((model) => model.key === key);
	for (const program of [inForce, ...announced]) {
		const model = modelIn(program);
		const state = program === inForce ? "in force" : "announced";
		if (model) return { state, model, program, from: program.terms.effective };
	}
	let after = inForce;
	for (const program of superseded) {
		const model = modelIn(program);
		if (model) return { state: "former", model, program, from: after.terms.effective };
		after = program;
	}
	return null;
}

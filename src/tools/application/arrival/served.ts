import { readAnswers } from "#program/application/application.ts";
import type { Answers } from "#program/application/application-fields.ts";
import { entriesOf } from "#tools/application/state.ts";
import type { Prefill, Said } from "./prefill.ts";

/** What a link brings, as notes above the form. */
export function saidOf({ selection, said }: Pick<Prefill, "selection" | "said">): readonly Said[] {
	return [...(selection ? [selection] : []), ...said];
}

/**
 * What was done to a form that came filled in (`served`) before script took it over: what was typed, and what a link fills in without
 * what was taken away again.
 */
export function changesIn(shown: Answers, served: Answers): { typed: Answers; kept: (filled: Answers) => Answers } {
	const before = new Map(Object.entries(readAnswers(entriesOf(served))));
	const now = new Map(Object.entries(shown));
	return {
		typed: Object.fromEntries([...now].filter(([name, value]) => String(value) !== String(before.get(name) ?? ""))),
		kept: (filled) => Object.fromEntries(Object.entries(filled).filter(([name]) => now.has(name) || !before.has(name))),
	};
}

/** Whether everything that a link filled in is still as it was. */
export function isAsFilled(filled: Answers, answers: Answers): boolean {
	const now = new Map(Object.entries(answers));
	return Object.entries(filled).every(([name, value]) => now.get(name) === value);
}

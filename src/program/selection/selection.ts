import type { Selection, SelectionQuestion, SelectionTarget } from "#program/facts/facts.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { listed } from "#program/format.ts";

/** An answer, as addresses write it: one path segment each. */
export const answers = ["yes", "no"] as const;
export type Answer = (typeof answers)[number];

/** A question that was answered on the way to a state. */
export interface Step {
	question: SelectionQuestion;
	answer: Answer;
}

/** Where a visitor is after some answers: at a further question, or at a tier. */
export type SelectionState =
	| { kind: "question"; answers: readonly Answer[]; steps: readonly Step[]; question: SelectionQuestion }
	| { kind: "outcome"; answers: readonly Answer[]; steps: readonly Step[]; tier: TierKey; nearest: boolean };

/** Answers as a path below the first question: `["no", "yes"]` → `no/yes/`; none → the empty string. */
export function answersToPath(given: readonly Answer[]): string {
	return given.map((answer) => `${answer}/`).join("");
}

/** The answers that a path encodes, or null when it is no path of answers. */
export function pathToAnswers(path: string): Answer[] | null {
	const segments = path.split("/").filter(Boolean);
	return segments.every(isAnswer) ? segments.filter(isAnswer) : null;
}

function isAnswer(text: string): text is Answer {
	return text === "yes" || text === "no";
}

/** The state after the answers, or null when the graph has no such state. */
export function stateAfter(selection: Selection, given: readonly Answer[]): SelectionState | null {
	const steps: Step[] = [];
	let target: SelectionTarget = { question: selection.start.question };
	for (const answer of given) {
		const question = questionOf(selection, target);
		if (!question) return null;
		steps.push({ question, answer });
		target = question[answer].to;
	}
	if ("tier" in target) {
		return { kind: "outcome", answers: given, steps, tier: target.tier, nearest: target.nearest ?? false };
	}
	const question = questionOf(selection, target);
	return question ? { kind: "question", answers: given, steps, question } : null;
}

/** Every reachable state, the first question first. The graph must have no faults. */
export function everyState(selection: Selection): SelectionState[] {
	const after = (given: readonly Answer[]): SelectionState[] => {
		const state = stateAfter(selection, given);
		if (!state) return [];
		return state.kind === "outcome" ? [state] : [state, ...answers.flatMap((answer) => after([...given, answer]))];
	};
	return after([]);
}

/** Answers that were given before, by the key of their question. */
export type KeptAnswers = Readonly<Record<string, Answer>>;

/** The answers of a path, by the key of their question. */
export function keptAnswers(steps: readonly Step[]): KeptAnswers {
	return Object.fromEntries(steps.map(({ question, answer }) => [question.key, answer]));
}

/** Goes on from `given` with the answers that were kept, as long as the next question has one: nobody is asked twice. */
export function continueWith(selection: Selection, given: readonly Answer[], kept: KeptAnswers): readonly Answer[] {
	const state = stateAfter(selection, given);
	const next = state?.kind === "question" ? kept[state.question.key] : undefined;
	return next ? continueWith(selection, [...given, next], kept) : given;
}

/** How many questions a visitor is asked at most, those answered included. The graph must have no faults. */
export function mostQuestions(selection: Selection, { steps, ...state }: SelectionState): number {
	const ahead = new Map<string, number>();
	const longest = (target: SelectionTarget): number => {
		const question = questionOf(selection, target);
		if (!question) return 0;
		const known = ahead.get(question.key) ?? 1 + Math.max(longest(question.yes.to), longest(question.no.to));
		ahead.set(question.key, known);
		return known;
	};
	return steps.length + (state.kind === "question" ? longest({ question: state.question.key }) : 0);
}

function questionOf({ questions }: Selection, target: SelectionTarget): SelectionQuestion | undefined {
	return "question" in target ? questions.find(({ key }) => key === target.question) : undefined;
}

/** Why an outcome was reached, in one sentence: "You said that you are not a technology company, and that you …". */
export function reasonFor(steps: readonly Step[]): string {
	const said = steps.map(({ question, answer }) => `that you ${question[answer].said}`);
	return `You said ${listed(said)}.`;
}

/** Those of the requirements that the answers contradict, in their order. */
export function contradicted(steps: readonly Step[], requirements: readonly string[]): string[] {
	const denied = steps.flatMap(({ question, answer }) => question[answer].contradicts ?? []);
	return requirements.filter((requirement) => denied.includes(requirement));
}

/** The tiers next to one in the guide's order: the visitor may qualify for them too. */
export function neighborsOf<Tier extends { key: TierKey }>(tiers: readonly Tier[], key: TierKey): Tier[] {
	const at = tiers.findIndex((tier) => tier.key === key);
	return tiers.filter((_, other) => Math.abs(other - at) === 1);
}

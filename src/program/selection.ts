import type { Selection, SelectionQuestion, SelectionTarget } from "./facts.ts";
import type { TierKey } from "./keys.ts";

/** An answer, as addresses write it: one path segment each. */
export const answers = ["yes", "no"] as const;
export type Answer = (typeof answers)[number];

/** A question that was answered on the way to a state. */
export interface Step {
	question: SelectionQuestion;
	answer: Answer;
}

/** Where a visitor stands after some answers: at a further question, or at a tier. */
export type SelectionState =
	| { kind: "question"; answers: readonly Answer[]; steps: readonly Step[]; question: SelectionQuestion }
	| { kind: "outcome"; answers: readonly Answer[]; steps: readonly Step[]; tier: TierKey; nearest: boolean };

/** A fault of a graph, with the key of the question where it lies. */
export interface SelectionFault {
	question: string;
	sentence: string;
}

/** Answers as a path below the first question: `["no", "yes"]` → `no/yes/`; none → the empty string. */
export function answersToPath(given: readonly Answer[]): string {
	return given.map((answer) => `${answer}/`).join("");
}

/** The answers that a path stands for, or null when it is no path of answers. */
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

function questionOf({ questions }: Selection, target: SelectionTarget): SelectionQuestion | undefined {
	return "question" in target ? questions.find(({ key }) => key === target.question) : undefined;
}

/** What makes a graph unusable: an answer that leads nowhere, a circle, a question or a tier that no path reaches, a key twice. */
export function faultsOf(selection: Selection, tiers: readonly TierKey[]): SelectionFault[] {
	const { questions, start } = selection;
	const keys = questions.map(({ key }) => key);
	const faults: SelectionFault[] = [];
	for (const key of new Set(keys.filter((key, at) => keys.indexOf(key) !== at))) {
		faults.push({ question: key, sentence: `The question "${key}" stands twice. Give one of them a key of its own.` });
	}
	if (!keys.includes(start.question)) {
		faults.push({ question: start.question, sentence: `The first question "${start.question}" does not exist.` });
	}
	for (const { key, yes, no } of questions) {
		for (const [answer, { to }] of [["yes", yes] as const, ["no", no] as const]) {
			if ("question" in to && !keys.includes(to.question)) {
				faults.push({
					question: key,
					sentence: `The answer "${answer}" to "${key}" leads to "${to.question}", which does not exist.`,
				});
			}
		}
	}
	if (faults.length > 0) return faults;
	const circle = firstCircle(selection);
	if (circle) {
		return [
			{
				question: circle,
				sentence: `The answers lead back to "${circle}" in a circle. Let one of them lead to a tier.`,
			},
		];
	}
	const states = everyState(selection);
	const reached = new Set(states.map((state) => (state.kind === "question" ? state.question.key : state.tier)));
	return [
		...keys
			.filter((key) => !reached.has(key))
			.map((key) => ({
				question: key,
				sentence: `No answer leads to the question "${key}". Lead one there, or remove it.`,
			})),
		...tiers
			.filter((tier) => !reached.has(tier))
			.map((tier) => ({ question: start.question, sentence: `No path of answers reaches the tier "${tier}".` })),
	];
}

function firstCircle(selection: Selection): string | undefined {
	const visit = (target: SelectionTarget, above: readonly string[]): string | undefined => {
		const question = questionOf(selection, target);
		if (!question) return undefined;
		if (above.includes(question.key)) return question.key;
		return visit(question.yes.to, [...above, question.key]) ?? visit(question.no.to, [...above, question.key]);
	};
	return visit({ question: selection.start.question }, []);
}

/** Why an outcome was reached, in one sentence: "You said that you are not a technology company, and that you …". */
export function reasonFor(steps: readonly Step[]): string {
	const said = steps.map(({ question, answer }) => `that you ${question[answer].said}`);
	const last = said.at(-1) ?? "";
	return said.length < 2 ? `You said ${last}.` : `You said ${said.slice(0, -1).join(", ")}, and ${last}.`;
}

/** The requirements of a tier that the answers contradict, in the tier's order. */
export function contradicted(steps: readonly Step[], requirements: readonly string[]): string[] {
	const denied = steps.flatMap(({ question, answer }) => question[answer].contradicts ?? []);
	return requirements.filter((requirement) => denied.includes(requirement));
}

/** The tiers next to one in the guide's order: the visitor may qualify for them too. */
export function neighborsOf<Tier extends { key: TierKey }>(tiers: readonly Tier[], key: TierKey): Tier[] {
	const at = tiers.findIndex((tier) => tier.key === key);
	return tiers.filter((_, other) => Math.abs(other - at) === 1);
}

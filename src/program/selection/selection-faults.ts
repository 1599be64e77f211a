import type { Selection, SelectionQuestion, SelectionTarget } from "#program/facts/facts.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { type Answer, answers } from "./selection.ts";

/** What can be wrong with a graph, with the values of each kind. */
export interface SelectionProblems {
	"question twice": { question: string };
	"node twice": { question: string };
	"no first question": { question: string };
	"answer leads nowhere": { question: string; answer: Answer; to: string };
	"answers in a circle": { questions: readonly string[] };
	"question not reached": { question: string };
	"tier not reached": { tier: TierKey };
	"too many pages": { states: number };
	"nobody requires": { question: string; answer: Answer; requirement: string };
}

type SelectionProblem = {
	[Kind in keyof SelectionProblems]: { kind: Kind } & SelectionProblems[Kind];
}[keyof SelectionProblems];

/** What is wrong with a graph, and where: the keys and positions that lead to it in selection.yaml. */
export interface SelectionFault {
	at: readonly (string | number)[];
	problem: SelectionProblem;
}

/** Every state is a page: a graph with more of them would hold up the build for minutes. */
export const stateLimit = 1000;

/**
 * What makes a graph unusable, each fault naming its node: an answer that leads nowhere, a circle, a question or a tier
 * that no path reaches, a key or a node of the flowchart that is written twice, more states than can be pages.
 */
export function faultsOf(selection: Selection, tiers: readonly TierKey[]): SelectionFault[] {
	const broken = [...twice(selection), ...dangling(selection)];
	if (broken.length > 0) return broken;
	const circle = circleOf(selection);
	if (circle) return [circle];
	const unreached = notReached(selection, tiers);
	const states = stateCount(selection);
	if (states <= stateLimit) return unreached;
	return [...unreached, { at: ["questions"], problem: { kind: "too many pages", states } }];
}

/** Answers that are marked as contradicting a requirement that is not among `requirements`. */
export function unknownRequirements(selection: Selection, requirements: readonly string[]): SelectionFault[] {
	return selection.questions.flatMap((question, at) =>
		answers.flatMap((answer) =>
			(question[answer].contradicts ?? []).flatMap((requirement, position): SelectionFault[] =>
				requirements.includes(requirement)
					? []
					: [
							{
								at: ["questions", at, answer, "contradicts", position],
								problem: { kind: "nobody requires", question: question.key, answer, requirement },
							},
						],
			),
		),
	);
}

function twice({ questions }: Selection): SelectionFault[] {
	const repeated = (values: readonly string[]) =>
		values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
	const named = (at: number) => questions[at]?.key ?? "";
	return [
		...repeated(questions.map(({ key }) => key)).map(
			(at): SelectionFault => ({
				at: ["questions", at, "key"],
				problem: { kind: "question twice", question: named(at) },
			}),
		),
		...repeated(questions.map(({ node }) => node)).map(
			(at): SelectionFault => ({
				at: ["questions", at, "node"],
				problem: { kind: "node twice", question: named(at) },
			}),
		),
	];
}

function dangling({ start, questions }: Selection): SelectionFault[] {
	const exists = (key: string) => questions.some((question) => question.key === key);
	const first: SelectionFault[] = exists(start.question)
		? []
		: [
				{
					at: ["start", "question"],
					problem: { kind: "no first question", question: start.question },
				},
			];
	return [
		...first,
		...questions.flatMap((question, at) =>
			answers.flatMap((answer): SelectionFault[] => {
				const { to } = question[answer];
				if ("tier" in to || exists(to.question)) return [];
				return [
					{
						at: ["questions", at, answer, "to", "question"],
						problem: { kind: "answer leads nowhere", question: question.key, answer, to: to.question },
					},
				];
			}),
		),
	];
}

function circleOf({ start, questions }: Selection): SelectionFault | undefined {
	const done = new Set<string>();
	const visit = (key: string, above: readonly string[]): SelectionFault | undefined => {
		if (done.has(key)) return undefined;
		const at = questions.findIndex((question) => question.key === key);
		const question = questions[at];
		if (!question) return undefined;
		const way = [...above, key];
		for (const answer of answers) {
			const { to } = question[answer];
			if ("tier" in to) continue;
			if (way.includes(to.question)) {
				const circle = [...way.slice(way.indexOf(to.question)), to.question];
				return {
					at: ["questions", at, answer, "to", "question"],
					problem: { kind: "answers in a circle", questions: circle },
				};
			}
			const deeper = visit(to.question, way);
			if (deeper) return deeper;
		}
		done.add(key);
		return undefined;
	};
	// Circles that the first question does not lead to are circles too.
	for (const key of [start.question, ...questions.map((question) => question.key)]) {
		const found = visit(key, []);
		if (found) return found;
	}
	return undefined;
}

function notReached({ start, questions }: Selection, tiers: readonly TierKey[]): SelectionFault[] {
	const reachedQuestions = new Set([start.question]);
	const reachedTiers = new Set<TierKey>();
	// A set goes on with what is added while it is gone through.
	for (const key of reachedQuestions) {
		const question = questions.find((candidate) => candidate.key === key);
		for (const { to } of question ? [question.yes, question.no] : []) {
			if ("tier" in to) reachedTiers.add(to.tier);
			else reachedQuestions.add(to.question);
		}
	}
	return [
		...questions.flatMap(({ key }, at): SelectionFault[] =>
			reachedQuestions.has(key)
				? []
				: [
						{
							at: ["questions", at, "key"],
							problem: { kind: "question not reached", question: key },
						},
					],
		),
		...tiers
			.filter((tier) => !reachedTiers.has(tier))
			.map((tier): SelectionFault => ({ at: ["questions"], problem: { kind: "tier not reached", tier } })),
	];
}

/** How many states a graph without circles has, counted without walking every path. */
function stateCount({ start, questions }: Selection): number {
	const counted = new Map<string, number>();
	const below = (question: SelectionQuestion): number => 1 + from(question.yes.to) + from(question.no.to);
	const from = (target: SelectionTarget): number => {
		if ("tier" in target) return 1;
		const question = questions.find(({ key }) => key === target.question);
		if (!question) return 0;
		const known = counted.get(question.key) ?? below(question);
		counted.set(question.key, known);
		return known;
	};
	return from({ question: start.question });
}

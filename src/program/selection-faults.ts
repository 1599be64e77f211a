import type { Selection, SelectionQuestion, SelectionTarget } from "./facts.ts";
import type { TierKey } from "./keys.ts";
import { answers } from "./selection.ts";

/** What is wrong with a graph, and where: the keys and positions that lead to it in selection.yaml. */
export interface SelectionFault {
	at: readonly (string | number)[];
	sentence: string;
}

/** Every state is a page: a graph with more of them would hold up the build for minutes. */
export const stateLimit = 1000;

/**
 * What makes a graph unusable, each fault naming its node: an answer that leads nowhere, a circle, a question or a tier
 * that no path reaches, a key or a node of the flowchart that stands twice, more states than can be pages.
 */
export function faultsOf(selection: Selection, tiers: readonly TierKey[]): SelectionFault[] {
	const broken = [...twice(selection), ...dangling(selection)];
	if (broken.length > 0) return broken;
	const circle = circleOf(selection);
	if (circle) return [circle];
	const unreached = notReached(selection, tiers);
	const states = stateCount(selection);
	if (states <= stateLimit) return unreached;
	const sentence = `These questions make ${states.toLocaleString("en-US")} pages, one for each way to answer them; at most ${stateLimit.toLocaleString("en-US")} can be built. Let more answers lead to a tier.`;
	return [...unreached, { at: ["questions"], sentence }];
}

/** Answers that say they contradict a requirement which nobody asks for. */
export function unknownRequirements(selection: Selection, requirements: readonly string[]): SelectionFault[] {
	return selection.questions.flatMap((question, at) =>
		answers.flatMap((answer) =>
			(question[answer].contradicts ?? []).flatMap((requirement, position) =>
				requirements.includes(requirement)
					? []
					: [
							{
								at: ["questions", at, answer, "contradicts", position],
								sentence: `The answer "${answer}" to "${question.key}" contradicts "${requirement}", which no tier asks for. Write a requirement of tiers.yaml or requirements.yaml word for word; one that was reworded there is reworded here too.`,
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
		...repeated(questions.map(({ key }) => key)).map((at) => ({
			at: ["questions", at, "key"],
			sentence: `The question "${named(at)}" stands twice. Give one of them a key of its own.`,
		})),
		...repeated(questions.map(({ node }) => node)).map((at) => ({
			at: ["questions", at, "node"],
			sentence: `The question "${named(at)}" has the same node in the flowchart as another. Give it a name of its own.`,
		})),
	];
}

function dangling({ start, questions }: Selection): SelectionFault[] {
	const exists = (key: string) => questions.some((question) => question.key === key);
	const first = exists(start.question)
		? []
		: [
				{
					at: ["start", "question"],
					sentence: `The first question "${start.question}" does not exist. Add it or correct the name.`,
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
						sentence: `The answer "${answer}" to "${question.key}" leads to "${to.question}", which does not exist. Add it or correct the name.`,
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
				const circle = [...way.slice(way.indexOf(to.question)), to.question].map((name) => `"${name}"`).join(" → ");
				return {
					at: ["questions", at, answer, "to", "question"],
					sentence: `The answers go in a circle: ${circle}. Let one of them lead to a tier.`,
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
		...questions.flatMap(({ key }, at) =>
			reachedQuestions.has(key)
				? []
				: [
						{
							at: ["questions", at, "key"],
							sentence: `No answer leads to the question "${key}". Lead one there, or remove it.`,
						},
					],
		),
		...tiers
			.filter((tier) => !reachedTiers.has(tier))
			.map((tier) => ({
				at: ["questions"],
				sentence: `No path of answers reaches the tier "${tier}". Lead an answer there.`,
			})),
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

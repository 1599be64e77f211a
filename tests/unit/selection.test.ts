import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAllTerms } from "../../src/build/read-program.ts";
import type { Selection, SelectionQuestion, SelectionTarget } from "../../src/program/facts.ts";
import { tierKeys } from "../../src/program/keys.ts";
import {
	answersToPath,
	contradicted,
	everyState,
	faultsOf,
	pathToAnswers,
	reasonFor,
	stateAfter,
} from "../../src/program/selection.ts";

const [{ selection, tiers }] = readAllTerms(new URL("../..", import.meta.url).pathname);
const [first] = tierKeys;

const question = (key: string, yes: SelectionTarget, no: SelectionTarget): SelectionQuestion => ({
	key,
	node: key.toUpperCase(),
	label: [key],
	text: `${key}?`,
	help: key,
	yes: { to: yes, said: `are ${key}` },
	no: { to: no, said: `are not ${key}` },
});
const graph = (...questions: SelectionQuestion[]): Selection => ({
	start: { label: ["Start"], question: questions[0]?.key ?? "" },
	questions,
	end: { label: ["End"] },
});

/** A graph without faults: each question leads only to later ones, and every later one is led to. */
const validGraph = fc.nat({ max: 12 }).chain((extra) =>
	fc
		.array(fc.tuple(fc.nat(), fc.constantFrom(...tierKeys)), { minLength: extra + 1, maxLength: extra + 1 })
		.map((choices) =>
			graph(
				...choices.map(([jump, tier], at): SelectionQuestion => {
					const isLast = at === choices.length - 1;
					const further: SelectionTarget = isLast ? { tier } : { question: `q${at + 1}` };
					const later = at + 1 + (jump % (choices.length - at));
					return question(
						`q${at}`,
						jump % 2 ? { tier } : later < choices.length ? { question: `q${later}` } : { tier },
						further,
					);
				}),
			),
		),
);

describe("the graph of the guide", () => {
	test("has no faults", () => expect(faultsOf(selection, tierKeys)).toEqual([]));

	test("leads where the contract says", () => {
		const outcome = (path: string) => {
			const state = stateAfter(selection, pathToAnswers(path) ?? []);
			return state?.kind === "outcome" ? [state.tier, state.nearest] : state?.kind;
		};
		expect(outcome("yes/")).toEqual(["technology", false]);
		expect(outcome("no/yes/")).toEqual(["integrator", false]);
		expect(outcome("no/no/yes/")).toEqual(["reseller", false]);
		expect(outcome("no/no/no/yes/")).toEqual(["strategic", false]);
		expect(outcome("no/no/no/no/")).toEqual(["technology", true]);
		expect(outcome("no/")).toBe("question");
		expect(outcome("yes/yes/")).toBeUndefined();
	});

	test("contradicts only requirements that a tier really has", () => {
		const requirements = tiers.flatMap((tier) => tier.requirements);
		const denied = selection.questions.flatMap(({ yes, no }) => [
			...(yes.contradicts ?? []),
			...(no.contradicts ?? []),
		]);
		expect(denied.length).toBeGreaterThan(0);
		expect(denied.filter((requirement) => !requirements.includes(requirement))).toEqual([]);
	});

	test("names what is not met by whoever says no four times", () => {
		const state = stateAfter(selection, ["no", "no", "no", "no"]);
		const technology = tiers.find(({ key }) => key === "technology");
		expect(contradicted(state?.steps ?? [], technology?.requirements ?? [])).toEqual([technology?.requirements[0]]);
	});
});

describe("a fault names its question", () => {
	const tier = { tier: first };

	test("when an answer leads nowhere", () => {
		expect(faultsOf(graph(question("a", { question: "b" }, tier)), [first])).toEqual([
			{ question: "a", sentence: 'The answer "yes" to "a" leads to "b", which does not exist.' },
		]);
	});

	test("when answers go in a circle", () => {
		const [fault] = faultsOf(graph(question("a", { question: "b" }, tier), question("b", { question: "a" }, tier)), [
			first,
		]);
		expect(fault).toEqual({
			question: "a",
			sentence: 'The answers lead back to "a" in a circle. Let one of them lead to a tier.',
		});
	});

	test("when a question or a tier is not reached", () => {
		const faults = faultsOf(graph(question("a", tier, tier), question("b", tier, tier)), [first, "reseller"]);
		expect(faults.map(({ sentence }) => sentence)).toEqual([
			'No answer leads to the question "b". Lead one there, or remove it.',
			'No path of answers reaches the tier "reseller".',
		]);
	});

	test("when a key stands twice or the first question is missing", () => {
		expect(faultsOf(graph(question("a", tier, tier), question("a", tier, tier)), [first])[0]?.sentence).toMatch(
			/stands twice/,
		);
		const startless = { ...graph(question("a", tier, tier)), start: { label: ["Start"], question: "x" } };
		expect(faultsOf(startless, [first])[0]?.sentence).toBe('The first question "x" does not exist.');
	});
});

describe("any valid graph", () => {
	test("has no faults but tiers that are not reached, and ends on every path", () => {
		fc.assert(
			fc.property(validGraph, (selection) => {
				expect(faultsOf(selection, [])).toEqual([]);
				for (const state of everyState(selection))
					expect(state.answers.length).toBeLessThanOrEqual(selection.questions.length);
			}),
		);
	});

	test("shows each of its questions, and paths and addresses are the same thing", () => {
		fc.assert(
			fc.property(validGraph, (selection) => {
				const states = everyState(selection);
				const shown = new Set(states.flatMap((state) => (state.kind === "question" ? [state.question.key] : [])));
				expect(shown).toEqual(new Set(selection.questions.map(({ key }) => key)));
				for (const { answers } of states) expect(pathToAnswers(answersToPath(answers))).toEqual(answers);
			}),
		);
	});
});

test("a path of other words than yes and no is no path", () => {
	expect(pathToAnswers("no/maybe/")).toBeNull();
	expect(pathToAnswers("")).toEqual([]);
});

test("the reason repeats what the visitor said", () => {
	const state = stateAfter(selection, ["no", "yes"]);
	expect(reasonFor(state?.steps ?? [])).toBe(
		"You said that you are not a technology company, and that you integrate systems for customers.",
	);
});

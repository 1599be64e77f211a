import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import {
	type Answer,
	answersToPath,
	continueWith,
	contradicted,
	everyState,
	keptAnswers,
	mostQuestions,
	neighborsOf,
	pathToAnswers,
	reasonFor,
	stateAfter,
} from "#program/selection/selection.ts";
import { faultsOf } from "#program/selection/selection-faults.ts";
import { graph, question, tiersOf, validSelection } from "./random-selection.ts";

/** The program as it was when the contract was written; the facts may ask more by now. */
const { selection, tiers } = readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0");

describe("the graph of terms 1.0", () => {
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

	test("names what is not met by whoever says no four times", () => {
		const state = stateAfter(selection, ["no", "no", "no", "no"]);
		const technology = tiers.find(({ key }) => key === "technology");
		expect(contradicted(state?.steps ?? [], technology?.requirements ?? [])).toEqual([technology?.requirements[0]]);
	});
});

describe("any valid graph", () => {
	test("ends on every path, and reaches every question and every outcome", () => {
		fc.assert(
			fc.property(validSelection, (selection) => {
				expect(faultsOf(selection, [])).toEqual([]);
				const states = everyState(selection);
				const shown = states.flatMap((state) => (state.kind === "question" ? [state.question.key] : []));
				const reached = states.flatMap((state) => (state.kind === "outcome" ? [state.tier] : []));
				expect(new Set(shown)).toEqual(new Set(selection.questions.map(({ key }) => key)));
				expect(new Set(reached)).toEqual(tiersOf(selection));
				// As in every tree of two branches: every question has two ways on, and one outcome more than questions ends them.
				expect(reached.length).toBe(shown.length + 1);
			}),
		);
	});

	test("has an address for each state, and the state of each address", () => {
		fc.assert(
			fc.property(validSelection, (selection) => {
				const states = everyState(selection);
				for (const state of states) {
					const given = pathToAnswers(answersToPath(state.answers));
					expect(given).toEqual(state.answers);
					expect(stateAfter(selection, given ?? [])).toEqual(state);
				}
				expect(new Set(states.map(({ answers }) => answersToPath(answers))).size).toBe(states.length);
			}),
		);
	});

	test("asks no more questions than it says at any state", () => {
		fc.assert(
			fc.property(validSelection, (selection) => {
				const states = everyState(selection);
				for (const state of states) {
					const below = states.filter(({ answers }) => answersToPath(answers).startsWith(answersToPath(state.answers)));
					expect(mostQuestions(selection, state)).toBe(Math.max(...below.map(({ steps }) => steps.length)));
				}
			}),
		);
	});
});

describe("answers that are kept", () => {
	test("lead on as far as they apply, on every graph", () => {
		fc.assert(
			fc.property(validSelection, fc.nat(), (selection, choice) => {
				const outcomes = everyState(selection).filter(({ kind }) => kind === "outcome");
				const outcome = outcomes[choice % outcomes.length];
				if (!outcome) throw new Error("A valid graph has outcomes.");
				const kept = keptAnswers(outcome.steps);
				for (const [at] of outcome.answers.entries()) {
					// The same answer again leads back to where the visitor was.
					expect(continueWith(selection, outcome.answers.slice(0, at + 1), kept)).toEqual(outcome.answers);
				}
			}),
		);
	});

	test("apply to a question that both answers lead to, and to no other", () => {
		const shared = graph(
			question("a", { question: "b" }, { question: "c" }),
			question("b", { question: "c" }, { tier: "technology" }),
			question("c", { tier: "reseller" }, { tier: "strategic" }),
		);
		const kept: Record<string, Answer> = { a: "no", c: "yes" };
		expect(continueWith(shared, ["no"], kept)).toEqual(["no", "yes"]);
		expect(continueWith(shared, ["yes"], kept)).toEqual(["yes"]);
		expect(continueWith(shared, ["yes", "yes"], kept)).toEqual(["yes", "yes", "yes"]);
	});
});

test("a path of other words than yes and no is no path", () => {
	expect(pathToAnswers("no/maybe/")).toBeNull();
	expect(pathToAnswers("")).toEqual([]);
});

test("the reason repeats what the visitor said", () => {
	const said = (...given: Answer[]) => reasonFor(stateAfter(selection, given)?.steps ?? []);
	expect(said("yes")).toBe("You said that you are a technology company.");
	expect(said("no", "yes")).toBe(
		"You said that you are not a technology company and that you integrate systems for customers.",
	);
});

test("the neighbors of a tier are those before and after it in the guide", () => {
	const keys = (key: (typeof tiers)[number]["key"]) => neighborsOf(tiers, key).map((tier) => tier.key);
	expect(keys("technology")).toEqual(["integrator"]);
	expect(keys("integrator")).toEqual(["technology", "reseller"]);
	expect(keys("strategic")).toEqual(["reseller"]);
});

import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { selectionFlowchart, selectionMap, selectionTrail } from "#program/selection/flowcharts.ts";
import { everyState, stateAfter } from "#program/selection/selection.ts";
import { faultsOf } from "#program/selection/selection-faults.ts";
import { question } from "#tests/unit/program/selection/random-selection.ts";
import { addressOf, checklist, headingOf, notMet, stateAt, talkAddress, wizardFacts } from "#tools/wizard/state.ts";

const program = readProgram(new URL("../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0");
const facts = wizardFacts(program);

describe("an address", () => {
	test("is that of one state, and no other address is one", () => {
		for (const state of everyState(facts.selection)) expect(stateAt(facts, addressOf(state.answers))).toEqual(state);
		for (const address of ["/find-your-tier/maybe/", "/find-your-tier/yes/yes/", "/find-your-tiers/", "/estimate/"]) {
			expect(stateAt(facts, address)).toBeNull();
		}
	});
});

describe("an outcome", () => {
	const outcome = (...answers: ("yes" | "no")[]) => {
		const state = stateAfter(facts.selection, answers);
		const tier = state?.kind === "outcome" && facts.tiers.find(({ key }) => key === state.tier);
		if (!state || !tier) throw new Error("This is no outcome.");
		return { state, groups: checklist(facts, tier, state.steps) };
	};

	test("asks for what the tier, every company and the role must bring, and for the commitment", () => {
		const { groups } = outcome("no", "no", "yes");
		expect(groups.map(({ name, items }) => [name, items.length])).toEqual([
			["Reseller Partner", 4],
			["Company", 4],
			["Sales", 4],
			["Minimum commitment", 1],
		]);
		const keys = groups.flatMap(({ items }) => items.map(({ key }) => key));
		expect(new Set(keys).size).toBe(keys.length);
	});

	test("says what the answers contradict", () => {
		expect(notMet(outcome("no", "no", "no", "no").groups)).toEqual(["Technology company with complementary products"]);
		expect(notMet(outcome("no", "yes").groups)).toEqual([]);
	});

	test("is called a fit only where the tier fits", () => {
		expect(headingOf(facts, outcome("yes").state)).toBe("Technology Partner fits");
		expect(headingOf(facts, outcome("no", "no", "no", "no").state)).toBe("Technology Partner is the nearest tier");
	});

	test("offers a talk whose mail says what was answered", () => {
		const mail = new URL(talkAddress("team@mamey.example", outcome("no", "yes").state.steps));
		expect(mail.pathname).toBe("team@mamey.example");
		expect(mail.searchParams.get("body")).toContain(
			"Are you a technology company? No\r\nAre you a system integrator? Yes",
		);
	});
});

describe("a question that is added to the facts", () => {
	const asked = question("regulated", { question: "technology-company" }, { question: "technology-company" });
	const selection = {
		...program.selection,
		start: { ...program.selection.start, question: "regulated" },
		questions: [asked, ...program.selection.questions],
	};
	const changed = { ...program, selection };

	test("is in the flowcharts, in the wizard, and in every path, with no line of code", () => {
		expect(faultsOf(selection, tierKeys)).toEqual([]);
		expect(selectionFlowchart(changed)).toContain('REGULATED{"regulated"}');
		expect(selectionMap(changed)).toContain("REGULATED -->|Yes| TECH");
		expect(everyState(selection)).toHaveLength(2 * everyState(program.selection).length + 1);
		const first = stateAt(wizardFacts(changed), addressOf([]));
		expect(first && headingOf(facts, first)).toBe("regulated?");
		expect(selectionTrail(changed, ["no", "yes"])).toEqual([
			"START",
			"START-REGULATED",
			"REGULATED",
			"REGULATED-TECH",
			"TECH",
			"TECH-T1",
			"T1",
		]);
	});
});

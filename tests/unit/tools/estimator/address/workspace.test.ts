import { describe, expect, test } from "vitest";
import type { Scenario } from "#program/estimate/scenario.ts";
import { valuesOf, type Written, writtenOf } from "#tests/unit/program/estimate/scenarios.ts";
import {
	duplicated,
	edited,
	removed,
	replaced,
	sameScenarios,
	scenariosOf,
	sentBeside,
	shown,
	switched,
	type Workspace,
	workspaceOf,
} from "#tools/estimator/address/workspace.ts";

const scenario = (values: Written): Scenario => ({ terms: "1.0", values: valuesOf(values) });
const firstWritten = (workspace: Workspace) => scenariosOf(workspace).map(({ values }) => writtenOf(values))[0];
const names = (workspace: Workspace | null) => workspace && scenariosOf(workspace).map(({ values }) => values.name);
const firstProjects = valuesOf({ "im.projects": "4", "im.fee": "60000" });

describe("a model", () => {
	const off = workspaceOf([scenario({ "pu.customers": "10" })]);

	test("begins with the figures of a preset when it is first switched on", () => {
		const on = switched(off, "implementation", firstProjects);
		expect(firstWritten(on)).toEqual({ "pu.customers": "10", "im.projects": "4", "im.fee": "60000" });
	});

	test("keeps what was typed when it is switched off and on again", () => {
		const typed = edited(switched(off, "implementation", firstProjects), () =>
			valuesOf({ "pu.customers": "10", "im.projects": "7", "im.fee": "60000", "im.duration": "6" }),
		);
		const without = switched(typed, "implementation", firstProjects);
		expect(firstWritten(without)).toEqual({ "pu.customers": "10" });
		expect(scenariosOf(switched(without, "implementation", firstProjects))).toEqual(scenariosOf(typed));
	});

	test("does not keep what belonged to the scenario that a preset replaced", () => {
		const on = switched(off, "implementation", valuesOf({ "im.projects": "9" }));
		const preset = replaced(switched(on, "implementation", valuesOf({})), scenario({ tier: "reseller" }));
		const again = switched(preset, "implementation", firstProjects);
		expect(firstWritten(again)?.["im.projects"]).toBe("4");
	});
});

describe("scenarios side by side", () => {
	const two = duplicated(workspaceOf([scenario({ name: "Lagos", tier: "reseller" })]), 0);

	test("a copy stands last, is shown, and says in its name that it is one", () => {
		expect(names(two)).toEqual(["Lagos", "Lagos, copy"]);
		expect(two.active).toBe(1);
	});

	test("a fourth finds no room", () => {
		const three = duplicated(two, 0);
		expect(duplicated(three, 0)).toBe(three);
	});

	test("the name of a copy stays within the 80 characters of a link", () => {
		const long = duplicated(workspaceOf([scenario({ name: "𝒜".repeat(80) })]), 0);
		expect([...(names(long)?.[1] ?? "")].length).toBe(80);
	});

	test("when one goes, the one that was shown stays shown", () => {
		const three = shown(duplicated(two, 0), 2);
		const kept = three.slots[2]?.id;
		const left = removed(three, 0);
		expect(left.slots[left.active]?.id).toBe(kept);
	});

	test("when the shown one goes, its neighbor is shown; the last one stays", () => {
		expect(removed(two, 1).active).toBe(0);
		const one = removed(two, 1);
		expect(removed(one, 0)).toBe(one);
	});
});

describe("what was sent and what became of it", () => {
	const sent = scenario({ tier: "reseller", "pu.customers": "10" });
	const changed = edited(workspaceOf([sent]), () => valuesOf({ tier: "reseller", "pu.customers": "12" }));

	test("stand side by side, the sent one first, each with a name that says which it is", () => {
		const both = sentBeside(changed, sent);
		expect(names(both)).toEqual(["As sent", "Changed"]);
		expect(both && scenariosOf(both).map(({ values }) => writtenOf(values)["pu.customers"])).toEqual(["10", "12"]);
		expect(both?.active).toBe(1);
	});

	test("keep a name that the sender or the reader gave", () => {
		const named = scenario({ name: "Lagos" });
		expect(names(sentBeside(workspaceOf([named]), named))).toEqual(["Lagos", "Lagos, changed"]);
		const renamed = edited(workspaceOf([named]), (values) => ({ ...values, name: "Abuja" }));
		expect(names(sentBeside(renamed, named))).toEqual(["Lagos", "Abuja"]);
	});

	test("find no room beside three", () => {
		expect(sentBeside(workspaceOf([sent, sent, sent]), sent)).toBeNull();
	});

	test("are the same when only defaults are written out", () => {
		expect(sameScenarios([scenario({})], [scenario({ months: "12" })])).toBe(true);
		expect(sameScenarios([scenario({})], [{ terms: "1.1", values: valuesOf({}) }])).toBe(false);
	});
});

import { describe, expect, test } from "vitest";
import { latestAnswers } from "#tools/application/arrival/early-form.ts";
import { changesIn, isAsFilled } from "#tools/application/arrival/served.ts";

const served = { tier: "reseller", estimate: "/estimate/?tier=reseller", partnership_goals: "Questions:\n– Pay day?" };

describe("what was done to a form that came filled in, before script took it over", () => {
	test("is nothing where nobody touched it", () => {
		const { typed, kept } = changesIn(served, served);
		expect(typed).toEqual({});
		expect(kept(served)).toEqual(served);
	});

	test("is what was typed or chosen otherwise", () => {
		const { typed } = changesIn({ ...served, tier: "strategic", company_name: "Plain Ltd" }, served);
		expect(typed).toEqual({ tier: "strategic", company_name: "Plain Ltd" });
	});

	test("is what was taken away, which the link does not bring back", () => {
		const { estimate, ...shown } = served;
		const { typed, kept } = changesIn(shown, served);
		expect(typed).toEqual({});
		expect(kept(served)).toEqual(shown);
	});

	test("is all that is in it where it came empty, and the link then fills it in", () => {
		const { typed, kept } = changesIn({ company_name: "Plain Ltd" }, {});
		expect(typed).toEqual({ company_name: "Plain Ltd" });
		expect(kept(served)).toEqual(served);
	});
});

describe("of two looks at a form, before and after Preact has looked at it,", () => {
	test("the later one counts, also in what was taken away", () => {
		const { estimate, ...without } = served;
		expect(latestAnswers(served, { ...without, company_name: "Plain Ltd" }, served)).toEqual({
			...without,
			company_name: "Plain Ltd",
		});
		expect(latestAnswers({ tier: "integrator" }, { tier: "strategic" }, served)).toEqual({ tier: "strategic" });
	});

	test("what is as it was served again was written back by Preact, not by anybody", () => {
		const typed = { ...served, partnership_goals: "Our own words" };
		expect(latestAnswers(typed, served, served)).toEqual(typed);
		const { partnership_goals, ...emptied } = served;
		expect(latestAnswers(emptied, served, served)).toEqual(emptied);
	});
});

test("what a link filled in is said again for as long as nothing of it was changed", () => {
	expect(isAsFilled(served, { ...served, company_name: "Plain Ltd" })).toBe(true);
	expect(isAsFilled(served, { ...served, tier: "strategic" })).toBe(false);
	expect(isAsFilled({}, {})).toBe(true);
});

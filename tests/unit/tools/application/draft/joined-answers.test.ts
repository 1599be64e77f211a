import { describe, expect, test } from "vitest";
import { joinedAnswers } from "#tools/application/draft/joined-answers.ts";

describe("the answers that a form begins with", () => {
	test("are those of the draft, over them a link's, over them what was typed just now", () => {
		const draft = { tier: "reseller", company_name: "Acme", contact_name: "Ada" };
		expect(joinedAnswers(draft, { tier: "strategic", company_name: "Link" }, { company_name: "Typed" })).toEqual({
			tier: "strategic",
			company_name: "Typed",
			contact_name: "Ada",
		});
	});

	test("have of a long text what the draft has, and the lines that it has not", () => {
		const [draft, link] = [
			{ partnership_goals: "Questions:\n– Tax?\nOur own" },
			{ partnership_goals: "Questions:\n– Day?" },
		];
		expect(joinedAnswers(draft, link, {})).toEqual({ partnership_goals: "Questions:\n– Tax?\nOur own\n– Day?" });
		expect(joinedAnswers(draft, draft, draft)).toEqual(draft);
		expect(joinedAnswers({}, link, {})).toEqual(link);
	});

	test("have of a long text that was typed over a link's what was typed", () => {
		const [link, typed] = [{ partnership_goals: "Questions:\n– Day?" }, { partnership_goals: "Our own" }];
		expect(joinedAnswers({}, link, typed)).toEqual(typed);
		expect(joinedAnswers({ partnership_goals: "Older" }, link, typed)).toEqual({ partnership_goals: "Older\nOur own" });
	});
});

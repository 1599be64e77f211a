import { describe, expect, test } from "vitest";
import { readPrefill } from "../../src/tools/application/prefill.ts";
import { facts } from "./application-facts.ts";

describe("a link to the form", () => {
	test("puts the estimator’s open questions, which links name by key, into words", () => {
		expect(readPrefill("?question=pay-day&question=Anything+else", facts).answers.partnership_goals).toBe(
			"Questions for the qualification call:\n– On which day of the month is the revenue share paid?\n– Anything else",
		);
	});

	test("fills in tier, estimate and open questions, and says so", () => {
		const { answers, said, selection } = readPrefill(
			"?tier=reseller&answers=no/no/yes&estimate=%2Festimate%2F%3Ftier%3Dreseller&question=Pay+day%3F&question=Tax%3F&utm_source=x",
			facts,
		);
		expect(answers).toEqual({
			tier: "reseller",
			estimate: "/estimate/?tier=reseller",
			partnership_goals: "Questions for the qualification call:\n– Pay day?\n– Tax?",
		});
		expect(selection).toEqual({
			text: "You said that you resell.",
			link: { address: "/find-your-tier/no/no/yes/", words: "See your answers" },
		});
		expect(said).toEqual([
			{ text: "Your tier is filled in: Reseller Partner." },
			{
				text: "Your estimate is attached.",
				link: { address: "/estimate/?tier=reseller", words: "See the estimate" },
			},
			{ text: "Your open questions stand under “Partnership goals”." },
		]);
	});

	test.each(["?answers=yes/yes/yes", "?answers=no/no", "?answers=javascript:alert(1)"])(
		"links to no answers that lead nowhere: %s",
		(search) => {
			expect(readPrefill(search, facts).selection).not.toHaveProperty("link");
		},
	);

	test("says nothing of what it does not bring", () => {
		expect(readPrefill("?tier=&estimate=&answers=&utm_source=x", facts)).toEqual({
			answers: {},
			said: [],
			selection: null,
		});
	});

	test("names what it cannot read and leaves it out", () => {
		const { answers, said, selection } = readPrefill(
			"?tier=gold&answers=<script>&estimate=https://elsewhere.example/estimate/",
			facts,
		);
		expect(answers).toEqual({});
		expect(selection).toEqual({
			text: "The link you followed carries answers that the tier finder does not know, so they are left out.",
		});
		expect(said.map(({ text }) => text).join(" ")).toMatch(
			/tier that does not exist.*estimate that is not from our estimator/,
		);
	});
});

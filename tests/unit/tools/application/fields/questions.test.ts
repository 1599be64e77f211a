import { expect, test } from "vitest";
import { fieldNames, manyLines, marketKeys, tierChoices } from "#program/application/application-fields.ts";
import { marketNames, type Question, questions, steps } from "#tools/application/fields/questions.ts";

const asked: [string, Question][] = Object.entries(questions);

test("every field is asked but those that the page fills in itself", () =>
	expect(fieldNames.filter((name) => !Object.hasOwn(questions, name))).toEqual([
		"campaign",
		"program_version",
		"submission_id",
	]));

test("every question stands in one step, and consent is asked last, alone", () => {
	const inSteps = steps.flatMap(({ fields }): string[] => [...fields]);
	expect(inSteps.toSorted()).toEqual(Object.keys(questions).toSorted());
	expect(steps.at(-1)?.fields).toEqual(["consent"]);
});

test("steps have keys and titles of their own", () => {
	expect(new Set(steps.map(({ key }) => key)).size).toBe(5);
	expect(new Set(steps.map(({ title }) => title)).size).toBe(5);
});

test("browsers are asked to fill in what they know (HTML, 4.10.18.7; WCAG 1.3.5)", () =>
	expect(asked.flatMap(([name, { autocomplete }]) => (autocomplete ? [[name, autocomplete]] : []))).toEqual([
		["company_name", "organization"],
		["company_website", "url"],
		["company_country", "country"],
		["contact_name", "name"],
		["contact_email", "email"],
		["contact_phone", "tel"],
		["contact_role", "organization-title"],
	]));

test("just the answers of many lines have a control of many lines", () =>
	expect(asked.flatMap(([name, { control }]) => (control === "long" ? [name] : [])).toSorted()).toEqual(
		manyLines.toSorted(),
	));

test("words for who chose a tier are for tiers that can be chosen, and differ from those for all", () => {
	const choices: readonly string[] = tierChoices;
	for (const [name, { hint, tierHints = {} }] of asked) {
		for (const [tier, words] of Object.entries(tierHints)) {
			expect(choices, name).toContain(tier);
			expect(words, name).not.toBe(hint);
		}
	}
});

test("every market has a name", () => expect(Object.keys(marketNames)).toEqual([...marketKeys]));

import { describe, expect, test } from "vitest";
import { headFactFaults, headInFull } from "#authoring/pages/head/head-facts.ts";
import { readProgram } from "#authoring/read-program.ts";

const program = readProgram(new URL("../../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0");

describe("the title and description of a page about a tier", () => {
	test("take the facts of the tier", () => {
		const head = {
			title: "Tier {number}: {title}",
			description: "{overview}: {focus}, {name}.",
			tier: "reseller",
		} as const;
		expect(headInFull(head, program)).toEqual({
			title: "Tier 3: Reseller Partner",
			description: "Distribution partnerships for resellers: Sales, Reseller.",
		});
	});

	test("are as they are written where the page is about none", () => {
		expect(headInFull({ title: "A {brace}", description: "" }, program)).toEqual({
			title: "A {brace}",
			description: "",
		});
	});

	test("name what is no fact of a tier with its line and what can stand there", () => {
		const page = "---\ntitle: Tier {number}\ndescription: The {titel}\ntier: reseller\n---\n";
		expect(headFactFaults(page, "content/page.mdx", program)).toMatchObject([
			{
				file: "content/page.mdx",
				line: 3,
				problem: {
					kind: "unknown placeholder",
					written: "{titel}",
					known: ["{number}", "{name}", "{title}", "{focus}", "{overview}"],
				},
			},
		]);
		const escaped = '---\ntitle: "Tier \\x7btitel\\x7d"\ndescription: D\ntier: reseller\n---\n';
		expect(headFactFaults(escaped, "content/page.mdx", program)).toMatchObject([
			{ line: 2, problem: { written: "{titel}" } },
		]);
		expect(headFactFaults("---\ntitle: A {b}\ndescription: D\n---\n", "content/page.mdx", program)).toEqual([]);
	});
});

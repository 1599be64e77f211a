import { expect, test } from "vitest";
import { linkRules, linkRulesSchema } from "../../src/program/link-rules.ts";
import { parameterNames } from "../../src/program/scenario.ts";
import { readLink } from "../../src/program/scenario-link.ts";

test("every parameter that a link may hold is published with what it says, may hold and is by default", () => {
	expect(linkRulesSchema.parse(linkRules)).toEqual(linkRules);
	expect(linkRules.parameters.map(({ name }) => name)).toEqual(parameterNames);
	for (const { meaning, values } of linkRules.parameters) expect([meaning, values]).not.toContain("");
});

test("each model is switched on and placed in its range by a parameter that is published", () => {
	for (const { switchedOnBy, expectedAt, base } of linkRules.models) {
		expect(parameterNames).toEqual(expect.arrayContaining([switchedOnBy, expectedAt]));
		expect(base).toContain(switchedOnBy);
	}
});

test("the example is a link of this site, read whole", () => {
	const query = linkRules.example.slice(linkRules.address.length);
	expect(linkRules.example.startsWith(`${linkRules.address}?`)).toBe(true);
	expect(readLink(query, { current: "1.0", known: ["1.0"] }).ignored).toEqual([]);
});

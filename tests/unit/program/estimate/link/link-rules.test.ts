import { expect, test } from "vitest";
import { linkRulesSchema, linkRulesUnder } from "#program/estimate/link/link-rules.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { parameterNames } from "#program/estimate/scenario.ts";
import { everyModel, fixtureTerms, knownTerms } from "#tests/unit/program/estimate/scenarios.ts";

const linkRules = linkRulesUnder(fixtureTerms("1.0"));

test("every parameter that a link may hold is published with what it says, may hold and is by default", () => {
	const rules = linkRulesUnder({ models: everyModel });
	expect(linkRulesSchema.parse(rules)).toEqual(rules);
	expect(rules.parameters.map(({ name }) => name)).toEqual(parameterNames);
	for (const { meaning, values } of rules.parameters) expect([meaning, values]).not.toContain("");
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
	expect(readLink(query, knownTerms("1.0")).ignored).toEqual([]);
});

test("what a model pays on is published as it is computed", () => {
	expect(linkRules.models.map(({ base }) => base)).toEqual([
		"customers(m) × pu.revenue, where customers(1) = pu.customers and customers(m) = customers(m − 1) × (1 − pu.churn ÷ 100) + pu.new, never rounded (30 significant digits at least)",
		"im.fee × the projects that complete in month m. The k-th project of each year (k = 1 … im.projects) starts in month 1 + floor((k − 1) × 12 ÷ im.projects) of that year and completes in its start + im.duration − 1; one that completes after the last month is not paid",
		"rf.value × the referrals signed in month m. The k-th referral of each year (k = 1 … rf.referrals) is signed in month 1 + floor((k − 1) × 12 ÷ rf.referrals) of that year",
		"revenue(m), where revenue(1) = jg.revenue and revenue(m) = revenue(m − 1) × (1 + jg.growth ÷ 100), never rounded (30 significant digits at least)",
	]);
});

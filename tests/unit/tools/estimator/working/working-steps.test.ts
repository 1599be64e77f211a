import { describe, expect, test } from "vitest";
import { type Bound, ratesOf } from "#program/estimate/schedule.ts";
import type { ModelKey } from "#program/models/models.ts";
import { decimal } from "#program/money.ts";
import { fixtureTerms, modelIn, scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { baseSteps, exactly, rateInWords } from "#tools/estimator/working/working-steps.ts";

const terms = fixtureTerms("1.0");
const facts: EstimatorFacts = { terms: [terms], presets: [] };

test.each([
	["1234567.5", "1,234,567.5"],
	["0.1234567890", "0.123456789"],
	["0.12345678901", "0.1234567890…"],
	["1234.00000000009", "1,234.0000000000…"],
	["-1234.5", "-1,234.5"],
])("%s is written exactly as %s", (value, written) => {
	expect(exactly(decimal(value))).toBe(written);
});

describe("the rate of a model", () => {
	const rows: [string, ModelKey, Bound, string, string][] = [
		["at an end of the range", "platform", "low", "", "Rate: 40%, the low end of the range 40–50%"],
		["at the other end", "platform", "high", "", "Rate: 50%, the high end of the range 40–50%"],
		[
			"at the place in the range",
			"platform",
			"expected",
			"&position=25",
			"Rate: 40 + (50 − 40) × 25 ÷ 100 = 42.5%, by your place in the range",
		],
		[
			"at the contribution",
			"joint",
			"expected",
			"&position=25&jg.revenue=100&jg.contribution=10",
			"Rate: 40 + (60 − 40) × 10 ÷ 100 = 42%, by your contribution",
		],
	];
	test.each(rows)("%s", (_, model, bound, more, sentence) => {
		const scenario = scenarioOf(`tier=reseller&pu.customers=1&pu.revenue=100${more}`);
		const rates = ratesOf(modelIn(terms, model), scenario.values, terms, scenario.values.tier);
		expect(rateInWords(model, rates, bound, scenario)).toBe(sentence);
	});
});

describe("the base of a month", () => {
	const rows: [string, ModelKey, string, number, string[]][] = [
		[
			"of customers in the first month",
			"platform",
			"pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000",
			1,
			["Customers: 10, those at the start", "Base: 10 × 1,000 = 10,000"],
		],
		[
			"of customers in the month after it",
			"platform",
			"pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000",
			2,
			["Customers: 10 × (1 − 1.5 ÷ 100) + 2 = 11.85", "Base: 11.85 × 1,000 = 11,850"],
		],
		[
			"of projects",
			"implementation",
			"im.projects=12&im.fee=5000&im.duration=3",
			3,
			["Projects that complete in this month: 1 of 12 a year, each taking 3 months", "Base: 1 × 5,000 = 5,000"],
		],
		[
			"of referrals",
			"referral",
			"rf.referrals=12&rf.value=10000",
			1,
			["Referrals signed in this month: 1 of 12 a year", "Base: 1 × 10,000 = 10,000"],
		],
		[
			"of joint revenue in the first month",
			"joint",
			"jg.revenue=1000&jg.growth=10",
			1,
			["Base: 1,000, the joint revenue of month 1"],
		],
		[
			"of joint revenue in the month after it",
			"joint",
			"jg.revenue=1000&jg.growth=10",
			2,
			["Base: 1,000 × (1 + 10 ÷ 100) = 1,100"],
		],
	];
	test.each(rows)("%s", (_, model, query, number, steps) => {
		const scenario = scenarioOf(`tier=reseller&months=12&${query}`);
		const { months } = scheduleFor(scenario, facts);
		const month = months[number - 1];
		if (!month) throw new Error(`There is no month ${number}.`);
		expect(baseSteps(model, scenario.values, month, months[number - 2])).toEqual(steps);
	});
});

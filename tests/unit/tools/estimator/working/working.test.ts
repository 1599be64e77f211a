import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bounds } from "#program/estimate/schedule.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { decimal, plainAmount, sum } from "#program/money.ts";
import { anyQuery } from "#tests/unit/program/estimate/random-scenario.ts";
import { fixtureTerms, modelIn, scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import { amountOf, type Figure, type Payments, wholeOf } from "#tools/estimator/working/figure.ts";
import { type Working, workingOf } from "#tools/estimator/working/working.ts";

const terms = fixtureTerms("1.0");
const facts: EstimatorFacts = { terms: [terms], presets: [] };

const explain = (figure: Figure): Working => workingOf(figure, facts);
const plain = (amount: string) => decimal(amount.replace(/[^\d.-]/g, ""));

/** Walks from a figure into all that it is made of, and gives the workings at its ends. */
function leavesOf(figure: Payments): Working[] {
	const working = explain(figure);
	expect(plainAmount(plain(working.amount))).toBe(plainAmount(amountOf(figure, facts)));
	if (working.parts.length === 0) return [working];
	expect(plainAmount(sum(working.parts.map(({ amount }) => plain(amount))))).toBe(plainAmount(plain(working.amount)));
	return working.parts.flatMap((part) => (part.figure?.kind === "payments" ? leavesOf(part.figure) : []));
}

describe("the working of any figure", () => {
	test("leads from the whole, under each tier and at each end of the range, over sums that add up, to payments or to nothing", () => {
		fc.assert(
			fc.property(anyQuery, fc.constantFrom(...tierKeys), fc.constantFrom(...bounds), (query, tier, end) => {
				for (const leaf of leavesOf({ ...wholeOf(scenarioOf(query), end), tier })) {
					if (leaf.steps.length > 0) expect(leaf.steps.at(-1)).toBe(`To the cent, half up: ${leaf.amount}`);
					else expect(plain(leaf.amount).isZero()).toBe(true);
				}
			}),
			{ numRuns: 25 },
		);
	});

	test("names the section of the guide and the version of the terms", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				for (const leaf of leavesOf(wholeOf(scenarioOf(query)))) {
					expect(leaf.source.href).toMatch(/^\/guide\/revenue-sharing\/(#\w+)?$/);
					expect(leaf.terms.version).toBe("1.0");
				}
			}),
			{ numRuns: 10 },
		);
	});
});

const scenario = scenarioOf(
	"tier=reseller&months=24&start=2027-01&pu.customers=1&pu.new=2&pu.churn=1.5&pu.revenue=100&rf.referrals=1&rf.value=10000",
);

test("a month's payment goes from the inputs to the cent", () => {
	const february: Payments = {
		...wholeOf(scenario),
		model: modelIn(terms, "platform"),
		span: { over: "month", month: 2 },
	};
	const { name, inputs, steps } = explain(february);
	expect(name).toBe("Platform Usage: expected in February 2027");
	expect(inputs.at(-1)).toBe("Rate: 40 + (50 − 40) × 50 ÷ 100 = 45%, by your place in the range");
	expect(steps).toEqual([
		"Customers: 1 × (1 − 1.5 ÷ 100) + 2 = 2.985",
		"Base: 2.985 × 100 = 298.5",
		"Payment: 298.5 × 45% = 134.325",
		"To the cent, half up: $134.33",
	]);
	expect(explain({ ...february, bound: "low" }).inputs.at(-1)).toBe("Rate: 40%, the low end of the range 40–50%");
});

test("months without a payment are counted and not listed", () => {
	const { lead, parts } = explain({
		...wholeOf(scenario),
		model: modelIn(terms, "referral"),
		span: { over: "year", year: 1 },
	});
	expect(lead).toBe("The sum of its monthly payments. Nothing is paid in the other 11 months.");
	expect(parts.map(({ label, amount }) => `${label} ${amount}`)).toEqual(["January 2027 $750.00"]);
});

test("without a model nothing is paid, and the working says why", () => {
	const { amount, lead, parts } = explain(wholeOf(scenarioOf("tier=reseller")));
	expect([amount, lead, parts]).toEqual(["$0.00", "No revenue model is switched on.", []]);
});

test("a difference is one figure less the other, each with its own working", () => {
	const whole = wholeOf(scenario);
	const { name, amount, steps, parts } = explain({
		kind: "difference",
		compared: { ...whole, tier: "technology" },
		baseline: whole,
		names: { compared: "Technology Partner", baseline: "Reseller" },
	});
	const [technology, reseller] = [amountOf({ ...whole, tier: "technology" }, facts), amountOf(whole, facts)];
	expect(name).toBe("Technology Partner against Reseller");
	expect(plain(amount.replace("−", "-")).eq(technology.minus(reseller))).toBe(true);
	expect(steps).toHaveLength(1);
	expect(parts.map(({ figure }) => figure)).toEqual([{ ...whole, tier: "technology" }, whole]);
});

test("what counts towards a commitment is the sum of its months", () => {
	const sales = explain({ kind: "reached", scenario, year: 1 });
	expect(
		plain(sales.amount)
			.toDecimalPlaces(0)
			.eq(sum(sales.parts.map(({ amount }) => plain(amount))).toDecimalPlaces(0)),
	).toBe(true);
	expect(sales.inputs).toEqual(["Minimum commitment of Reseller: $1M+ in sales per year"]);
	const projects = explain({
		kind: "reached",
		scenario: scenarioOf("tier=integrator&im.projects=2&im.fee=100&im.duration=1"),
		year: 1,
	});
	expect(projects.amount).toBe("2 completed");
	expect(projects.parts.map(({ label, amount }) => `${label}: ${amount}`)).toEqual([
		"Month 1: 1 completed",
		"Month 7: 1 completed",
	]);
});

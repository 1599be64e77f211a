import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallestThatReaches, soughtIn } from "#program/estimate/goal-seek.ts";
import {
	defaultValues,
	type ParameterName,
	parameterNames,
	parameters,
	textOf,
	withText,
	withValue,
} from "#program/estimate/scenario.ts";
import { type Schedule, scheduleOf } from "#program/estimate/schedule.ts";
import { modelKeys } from "#program/models/models.ts";
import { decimal, plainAmount, sum } from "#program/money.ts";
import { referenceMonths } from "./exact-reference.ts";
import { anyQuery, hundredths, whole } from "./random-scenario.ts";
import { fixtureTerms, scenarioOf } from "./scenarios.ts";

const terms = fixtureTerms("1.0");
const soughtInputs = soughtIn(terms).map(({ input }) => input);
const bounds = ["low", "expected", "high"] as const;

const scheduleFor = (query: string): Schedule => scheduleOf(scenarioOf(query), terms);

describe("any scenario", () => {
	test("agrees to the cent, in every month, model and rate, with the same arithmetic done by other means", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const schedule = scheduleFor(query);
				const share = terms.tiers[schedule.tier].share;
				const reference = referenceMonths(query, {
					platform: [share.low, share.high],
					others: { implementation: [30, 50], referral: [5, 10], joint: [40, 60] },
				});
				for (const model of modelKeys) {
					const payments = schedule.months.map(({ payments: of }) =>
						bounds.map((end) => BigInt(plainAmount(of[model][end]).replace(".", ""))),
					);
					const isOn = schedule.taking.some(({ key }) => key === model);
					expect(payments).toEqual(isOn ? reference[model] : payments.map(() => [0n, 0n, 0n]));
				}
			}),
			{ numRuns: 60 },
		);
	});

	test("adds up: totals are the sums of their rows", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				const schedule = scheduleFor(query);
				for (const end of bounds) {
					const rows = schedule.months.map(({ total }) => total[end]);
					expect(sum(rows).equals(schedule.total[end])).toBe(true);
					expect(sum(modelKeys.map((model) => schedule.byModel[model][end])).equals(schedule.total[end])).toBe(true);
					expect(sum(schedule.years.map(({ total }) => total[end])).equals(schedule.total[end])).toBe(true);
					expect(schedule.months.at(-1)?.cumulative[end].equals(schedule.total[end])).toBe(true);
				}
			}),
			{ numRuns: 40 },
		);
	});

	test("has low ≤ expected ≤ high in every month and model", () => {
		fc.assert(
			fc.property(anyQuery, (query) => {
				for (const { payments } of scheduleFor(query).months) {
					for (const model of modelKeys) {
						const { low, expected, high } = payments[model];
						expect(low.lte(expected) && expected.lte(high)).toBe(true);
					}
				}
			}),
			{ numRuns: 40 },
		);
	});

	test.each(soughtInputs)("never pays less for more: %s", (input) => {
		fc.assert(
			fc.property(anyQuery, fc.nat(1_000_000), fc.nat(1_000_000), (query, a, b) => {
				const most = parameters[input].high;
				const firstYear = (count: number) => {
					const { terms: version, values } = scenarioOf(query);
					const changed = { terms: version, values: withValue(values, input, decimal(count)) };
					return scheduleOf(changed, terms).years[0]?.total.expected ?? decimal(-1);
				};
				const [fewer, more] = [Math.min(a, b) % (most + 1), Math.max(a, b) % (most + 1)].sort((x, y) => x - y);
				expect(firstYear(fewer ?? 0).lte(firstYear(more ?? 0))).toBe(true);
			}),
			{ numRuns: 30 },
		);
	});

	test("has a smallest number that reaches a goal: it does, and one fewer does not", () => {
		fc.assert(
			fc.property(anyQuery, fc.constantFrom(...soughtInputs), hundredths(0, 1_000_000), (query, input, target) => {
				const scenario = scenarioOf(query);
				const found = smallestThatReaches(scenario, terms, input, decimal(target));
				const reaches = (count: number) =>
					scheduleOf(
						{ ...scenario, values: withValue(scenario.values, input, decimal(count)) },
						terms,
					).years[0]?.total.expected.gte(target) ?? false;
				const most = parameters[input].high;
				expect(found === null ? reaches(most) : !reaches(found)).toBe(false);
				expect(found !== null && found > 0 && reaches(found - 1)).toBe(false);
			}),
			{ numRuns: 30 },
		);
	});
});

test("every value that is read is read again as itself", () => {
	const text = fc.oneof(fc.string({ unit: "binary", maxLength: 90 }), hundredths(-60, 2_000), whole(0, 1_000_000));
	fc.assert(
		fc.property(fc.constantFrom<ParameterName>(...parameterNames), text, (name, written) => {
			const values = withText(defaultValues, name, written);
			const text = values && textOf(values, name);
			if (values && text) expect(withText(defaultValues, name, text)).toEqual(values);
		}),
	);
});

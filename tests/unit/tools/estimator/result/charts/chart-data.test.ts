import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { plainAmount } from "#program/money.ts";
import { fixtureTerms, scenarioOf } from "#tests/unit/program/estimate/scenarios.ts";
import { barsOf, mostOf, readingAt, scaleFor } from "#tools/estimator/result/charts/chart-data.ts";

const terms = fixtureTerms("1.0");
const scenario = scenarioOf("tier=reseller&pu.customers=1&pu.revenue=1000&im.projects=12&im.fee=100");
const schedule = scheduleOf(scenario, terms);

describe("a scale", () => {
	test("has its lines at round amounts and holds the highest one", () => {
		expect(scaleFor(42_000)).toEqual({
			max: 50_000,
			ticks: [10_000, 20_000, 30_000, 40_000, 50_000],
		});
		expect(scaleFor(100)).toEqual({ max: 100, ticks: [20, 40, 60, 80, 100] });
	});

	test("stands also when there is nothing to draw", () => {
		expect(scaleFor(0)).toEqual({ max: 1, ticks: [] });
	});

	test("holds any amount with one to six lines", () => {
		fc.assert(
			fc.property(fc.double({ min: 0.01, max: 1e17, noNaN: true }), (most) => {
				const { max, ticks } = scaleFor(most);
				expect(max).toBeGreaterThanOrEqual(most * (1 - 1e-9));
				expect(ticks.length).toBeGreaterThanOrEqual(1);
				expect(ticks.length).toBeLessThanOrEqual(6);
			}),
		);
	});
});

describe("the bars", () => {
	const scale = scaleFor(mostOf(schedule, "months"));

	test("stack the models one on the other, within the band from low to high", () => {
		for (const { layers, low, high } of barsOf(schedule, "months", scale)) {
			const top = layers.at(-1)?.to ?? 0;
			expect(layers[0]?.from).toBe(0);
			for (const [at, layer] of layers.entries()) expect(layer.from).toBe(layers[at - 1]?.to ?? 0);
			expect(top).toBeGreaterThanOrEqual(low - 1e-9);
			expect(top).toBeLessThanOrEqual(high + 1e-9);
			expect(high).toBeLessThanOrEqual(1);
		}
	});

	test("of the running total end at the total", () => {
		const running = scaleFor(mostOf(schedule, "cumulative"));
		const last = barsOf(schedule, "cumulative", running).at(-1);
		expect((last?.layers.at(-1)?.to ?? 0) * running.max).toBeCloseTo(schedule.total.expected.toNumber(), 6);
	});
});

describe("a reading", () => {
	test("gives a month’s parts and whole to the cent", () => {
		const reading = readingAt(schedule, 4, "months");
		expect(reading?.parts.map(({ model, expected }) => [model.key, plainAmount(expected)])).toEqual([
			["platform", "450.00"],
			["implementation", "40.00"],
		]);
		expect(plainAmount(reading?.whole.expected ?? schedule.total.low)).toBe("490.00");
	});

	test("of the running total adds the months up", () => {
		const reading = readingAt(schedule, 4, "cumulative");
		expect(reading?.parts.map(({ expected }) => plainAmount(expected))).toEqual(["2250.00", "120.00"]);
		expect(reading?.whole).toBe(schedule.months[4]?.cumulative);
	});

	test("is none past the last month", () => {
		expect(readingAt(schedule, 12, "months")).toBeNull();
	});
});

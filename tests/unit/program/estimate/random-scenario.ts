import fc from "fast-check";
import { tierKeys } from "#program/facts/keys.ts";

/** A number of up to two decimals, often one of its ends. */
export const hundredths = (low: number, high: number) =>
	fc
		.oneof(fc.constantFrom(low * 100, high * 100), fc.integer({ min: low * 100, max: high * 100 }))
		.map((value) => (value / 100).toFixed(2));
export const whole = (low: number, high: number) =>
	fc.oneof(fc.integer({ min: low, max: Math.min(high, low + 30) }), fc.integer({ min: low, max: high })).map(String);
const money = fc.oneof(hundredths(0, 10), hundredths(0, 100_000), hundredths(0, 1_000_000_000));
/** The query of any scenario, at the ends of its ranges as often as within them. */
export const anyQuery = fc
	.record(
		{
			tier: fc.constantFrom(...tierKeys),
			months: fc.constantFrom("12", "24", "36"),
			position: hundredths(0, 100),
			"pu.customers": whole(0, 1_000_000),
			"pu.new": hundredths(0, 100_000),
			"pu.churn": hundredths(0, 100),
			"pu.revenue": money,
			"im.projects": whole(0, 1_000),
			"im.fee": money,
			"im.duration": whole(1, 36),
			"rf.referrals": whole(0, 1_000),
			"rf.value": money,
			"jg.revenue": money,
			"jg.growth": hundredths(-50, 50),
			"jg.contribution": hundredths(0, 100),
		},
		{ requiredKeys: ["tier"] },
	)
	.map((record) => new URLSearchParams(record).toString());

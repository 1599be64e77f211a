import type { ModelKey } from "#program/keys.ts";
import type { Decimal } from "#program/money.ts";
import { numberOf, type Scenario, type Values } from "#program/scenario.ts";
import type { MonthOfSchedule, Schedule, Triple } from "#program/schedule.ts";
import { grouped } from "./assumptions.ts";

/** How the payments of one model in one month came about, from the inputs to the cent. */
export interface ModelSteps {
	/** From the inputs to what the share is taken of, a line of arithmetic each. */
	base: string[];
	/** How the expected rate follows from the ends of the range. */
	rate: string;
	/** Base × rate, unrounded, and the payment it is rounded to. */
	payments: { end: keyof Triple; rate: string; unrounded: string; rounded: Decimal }[];
}

/** A decimal with separators and at most ten decimals; an ellipsis where more follow. */
export function exactly(value: Decimal): string {
	const text = value.toFixed();
	const [whole = "", decimals = ""] = text.split(".");
	return decimals.length > 10 ? `${grouped(`${whole}.${decimals.slice(0, 10)}`)}…` : grouped(text);
}

/** The steps of a model in a month (contracts, "Arithmetic"). `before` is the month before it. */
export function stepsOf(
	model: ModelKey,
	{ values }: Scenario,
	{ rates }: Schedule,
	month: MonthOfSchedule,
	before: MonthOfSchedule | undefined,
): ModelSteps {
	const base = month.bases[model];
	const { low, expected, high } = rates[model];
	const place = numberOf(values, model === "joint" ? "jg.contribution" : "position");
	return {
		base: baseSteps(model, values, month, before),
		rate: `${low} + (${high} − ${low}) × ${place} ÷ 100 = ${expected}%`,
		payments: (["low", "expected", "high"] as const).map((end) => ({
			end,
			rate: `${rates[model][end]}%`,
			unrounded: exactly(base.times(rates[model][end]).div(100)),
			rounded: month.payments[model][end],
		})),
	};
}

function baseSteps(
	model: ModelKey,
	values: Values,
	month: MonthOfSchedule,
	before: MonthOfSchedule | undefined,
): string[] {
	const base = exactly(month.bases[model]);
	const number = (name: Parameters<typeof numberOf>[1]) => exactly(numberOf(values, name));
	switch (model) {
		case "platform": {
			const customers = exactly(month.counts.platform);
			const counted = before
				? `Customers: ${exactly(before.counts.platform)} × (1 − ${number("pu.churn")} ÷ 100) + ${number("pu.new")} = ${customers}`
				: `Customers: ${customers}, those at the start`;
			return [counted, `Base: ${customers} × ${number("pu.revenue")} = ${base}`];
		}
		case "implementation":
			return [
				`Projects that complete in this month: ${month.counts.implementation} of ${number("im.projects")} a year, each taking ${number("im.duration")} months`,
				`Base: ${month.counts.implementation} × ${number("im.fee")} = ${base}`,
			];
		case "referral":
			return [
				`Referrals signed in this month: ${month.counts.referral} of ${number("rf.referrals")} a year`,
				`Base: ${month.counts.referral} × ${number("rf.value")} = ${base}`,
			];
		case "joint":
			return [
				before
					? `Base: ${exactly(before.bases.joint)} × (1 + ${number("jg.growth")} ÷ 100) = ${base}`
					: `Base: ${base}, the joint revenue of month 1`,
			];
	}
}

import type { ModelKey } from "#program/keys.ts";
import type { Decimal } from "#program/money.ts";
import { numberOf, type Scenario, type Values } from "#program/scenario.ts";
import type { MonthOfSchedule, Schedule } from "#program/schedule.ts";
import type { End } from "./figure.ts";
import { grouped } from "./state.ts";

/** A decimal with separators and at most ten decimals; an ellipsis where more follow. */
export function exactly(value: Decimal): string {
	const text = value.toFixed();
	const [whole = "", decimals = ""] = text.split(".");
	return decimals.length > 10 ? `${grouped(`${whole}.${decimals.slice(0, 10)}`)}…` : grouped(text);
}

/** How a rate follows from the ends of its range and the place in it (contracts, "Arithmetic"). */
export function rateInWords(model: ModelKey, end: End, { values }: Scenario, { rates }: Schedule): string {
	const { low, expected, high } = rates[model];
	if (low.eq(high)) return `Rate: ${low}%, the same wherever you stand`;
	if (end !== "expected") return `Rate: ${rates[model][end]}%, the ${end} end of the range ${low}–${high}%`;
	const place = numberOf(values, model === "joint" ? "jg.contribution" : "position");
	const of = model === "joint" ? "your contribution" : "your place in the range";
	return `Rate: ${low} + (${high} − ${low}) × ${place} ÷ 100 = ${expected}%, by ${of}`;
}

/** From the inputs to what the share of a month is taken of, a line of arithmetic each. `before` is the month before it. */
export function baseSteps(
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

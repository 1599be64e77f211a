import { type Decimal, decimal } from "./money.ts";
import { type ParameterName, readValue, type Scenario, withValue } from "./scenario.ts";
import { type ScheduleTerms, scheduleOf } from "./schedule.ts";

/** Inputs whose smallest sufficient value can be sought: more of each never pays less. */
export const soughtInputs = ["pu.customers", "im.projects", "rf.referrals"] as const satisfies ParameterName[];
export type SoughtInput = (typeof soughtInputs)[number];

/** The smallest whole value of an input with which the first year's expected total reaches `target`; null when none does. */
export function smallestThatReaches(
	scenario: Scenario,
	terms: ScheduleTerms,
	input: SoughtInput,
	target: Decimal,
): number | null {
	const firstYear = (value: number): Decimal => {
		// The first year does not depend on those after it.
		const values = withValue({ ...scenario.values, months: "12" }, input, String(value));
		return scheduleOf({ ...scenario, values }, terms).years[0]?.total.expected ?? decimal(0);
	};
	let high = 1;
	while (readValue(input, String(high)) !== null && firstYear(high).lt(target)) high *= 2;
	const most = input === "pu.customers" ? 1_000_000 : 1_000;
	high = Math.min(high, most);
	if (firstYear(high).lt(target)) return null;
	let low = 0;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (firstYear(middle).gte(target)) high = middle;
		else low = middle + 1;
	}
	return low;
}

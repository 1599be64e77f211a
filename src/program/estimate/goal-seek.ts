import { type InputName, models as records, type SwitchName } from "#program/models/models.ts";
import { type Decimal, decimal } from "#program/money.ts";
import { parameters, type Scenario, withValue } from "./scenario.ts";
import { scheduleOf } from "./schedule.ts";
import type { ModelTerms, ScheduleTerms } from "./terms.ts";

/** An input whose smallest sufficient value can be sought: more of it never pays less. */
export interface Sought {
	model: ModelTerms;
	input: SwitchName;
	/** What one of it brings. */
	price: InputName;
}

/** What can be sought of each model of the terms that counts something with a price. */
export function soughtIn({ models }: ScheduleTerms): Sought[] {
	return models.flatMap((model) => {
		const { switch: input, price } = records[model.key];
		return price === null ? [] : [{ model, input, price }];
	});
}

/** The smallest whole value of an input with which the first year's expected total reaches `target`; null when none does. */
export function smallestThatReaches(
	scenario: Scenario,
	terms: ScheduleTerms,
	input: SwitchName,
	target: Decimal,
): number | null {
	const most = parameters[input].high;
	const firstYear = (value: number): Decimal => {
		// The first year does not depend on those after it.
		const values = withValue({ ...scenario.values, months: 12 }, input, decimal(value));
		return scheduleOf({ ...scenario, values }, terms).total.expected;
	};
	let high = 1;
	while (high <= most && firstYear(high).lt(target)) high *= 2;
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

import { readLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import type { ModelKey } from "#program/models/models.ts";
import { plainAmount } from "#program/money.ts";
import { type EstimatorFacts, withCurrency } from "#tools/estimator/address/state.ts";

/** A revenue model with one payment computed step by step. */
export interface WorkedExample {
	key: ModelKey;
	name: string;
	/** The preset that the payment is taken from; none when no preset has the model. */
	preset: string | null;
	text: string | null;
}

/** For each model the first payment of the first preset that has it: base × rate = payment, from the facts. */
export function workedExamples({ terms: [terms], presets }: EstimatorFacts): WorkedExample[] {
	const scenarios = presets.flatMap(({ name, query }) => {
		const { scenarios } = readLink(query, [terms]);
		return scenarios.map((scenario) => ({ name, schedule: scheduleOf(scenario, terms) }));
	});
	return terms.models.map(({ key, name, paid }) => {
		const [found] = scenarios.flatMap(({ name: preset, schedule }) =>
			schedule.taking.flatMap((model) => (model.key === key ? [{ preset, schedule, rates: model.rates }] : [])),
		);
		const month = found?.schedule.months.find(({ payments }) => payments[key].expected.gt(0));
		if (!found || !month) return { key, name, preset: null, text: null };
		const say = (amount: typeof month.total.low) => withCurrency(plainAmount(amount), "USD");
		const { low, expected, high } = month.payments[key];
		const { rates } = found;
		return {
			key,
			name,
			preset: found.preset,
			text: `in month ${month.month} the share is taken of ${say(month.bases[key])}. At ${rates.low}–${rates.high}% that is ${say(low)}–${say(high)}, at the expected rate of ${rates.expected}% ${say(expected)}, paid ${paid}.`,
		};
	});
}

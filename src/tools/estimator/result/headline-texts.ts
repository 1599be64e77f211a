import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { plainAmount } from "#program/money.ts";
import { withCurrency } from "#tools/estimator/address/state.ts";
import { sayIn } from "#tools/estimator/words/wording.ts";

/** What the headline and the bar on a phone say of a schedule, text by text. */
export function headlineTexts({ values: { currency } }: Scenario, { months, total }: Schedule) {
	const say = sayIn(currency);
	const plain = plainAmount(total.expected);
	return {
		heading: `Expected over ${months.length} months`,
		whole: withCurrency(plain.slice(0, -3), currency),
		cents: plain.slice(-3),
		expected: say(total.expected),
		low: say(total.low),
		high: say(total.high),
		range: `${say(total.low)}–${say(total.high)}`,
	};
}

export type HeadlineTexts = ReturnType<typeof headlineTexts>;

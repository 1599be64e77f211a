import { type Scenario, textOf, type Values } from "#program/estimate/scenario.ts";
import type { Bound, MonthOfSchedule, RangeEstimate } from "#program/estimate/schedule.ts";
import { before, written } from "#program/models/law.ts";
import { type ModelKey, models } from "#program/models/models.ts";
import { type Decimal, decimal, grouped } from "#program/money.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import { inSentence } from "#tools/estimator/words/wording.ts";

/** A decimal with separators and at most ten decimals; an ellipsis where more follow. */
export function exactly(value: Decimal): string {
	const text = value.toFixed();
	const [whole = "", decimals = ""] = text.split(".");
	return decimals.length > 10 ? `${grouped(`${whole}.${decimals.slice(0, 10)}`)}…` : grouped(text);
}

/** How payments become totals. */
export const roundingRule =
	"Each payment is rounded once to the cent, half up; every total is the sum of rounded payments.";

/** How a rate follows from the ends of its range and the place in it (contracts, "Arithmetic"). */
export function rateInWords(model: ModelKey, rates: RangeEstimate, bound: Bound, { values }: Scenario): string {
	const { low, expected, high } = rates;
	if (low.eq(high)) return `Rate: ${low}%, the same wherever you stand`;
	if (bound !== "expected") return `Rate: ${rates[bound]}%, the ${bound} end of the range ${low}–${high}%`;
	const { expectedAt } = models[model];
	const by = expectedAt === "position" ? "your place in the range" : inSentence(expectedAt);
	return `Rate: ${low} + (${high} − ${low}) × ${values[expectedAt]} ÷ 100 = ${expected}%, by ${by}`;
}

/** From the inputs to what the share of a month is taken of, a line of arithmetic each. `last` is the month before it. */
export function baseSteps(
	model: ModelKey,
	values: Values,
	month: MonthOfSchedule,
	last: MonthOfSchedule | undefined,
): string[] {
	const { price } = models[model];
	const count = exactly(month.counts[model]);
	const counted = countStep(model, values, count, last && exactly(last.counts[model]));
	return price === null
		? [`Base: ${counted}`]
		: [
				`${presentation[model].counted}: ${counted}`,
				`Base: ${count} × ${exactly(values[price])} = ${exactly(month.bases[model])}`,
			];
}

/** How what is counted came about; `last` is what the month before counted. */
function countStep(model: ModelKey, values: Values, count: string, last: string | undefined): string {
	const { law, switch: first } = models[model];
	if (law.kind === "recurrence") {
		const { first: ofFirstMonth } = presentation[model];
		if (last === undefined) return ofFirstMonth === null ? count : `${count}, ${ofFirstMonth}`;
		const next = written(law.next, (operand) => {
			if (operand === before) return last;
			return exactly(typeof operand === "number" ? decimal(operand) : values[operand]);
		});
		return `${next} = ${count}`;
	}
	const { duration } = law;
	const taking = duration === null ? "" : `, each taking ${exactly(values[duration])} months`;
	return `${count} of ${grouped(textOf(values, first))} a year${taking}`;
}

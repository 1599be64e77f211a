import type { Bound, ModelOfSchedule, MonthOfSchedule, RangeEstimate, Schedule } from "#program/estimate/schedule.ts";
import { type ModelKey, ofEachModel } from "#program/models/models.ts";
import { sum } from "#program/money.ts";

/** What a chart shows of each month: what it pays, or what all months up to it paid. */
export type View = "months" | "cumulative";

/** A month as it is drawn: places on the scale, 0 at the ground and 1 at its upper end. For drawing only; figures stay decimals. */
export interface Bar {
	month: number;
	layers: { model: ModelKey; from: number; to: number }[];
	low: number;
	/** Where the layers end. */
	expected: number;
	high: number;
}

export interface Scale {
	/** Upper end, an amount. */
	max: number;
	/** Amounts at which a line is drawn, the ground left out. */
	ticks: number[];
}

/** A scale that holds `most` and whose lines are at round amounts: 1, 2 or 5 times a power of ten. */
export function scaleFor(most: number): Scale {
	if (!(most > 0)) return { max: 1, ticks: [] };
	const rough = most / 5;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 5].find((digit) => digit * power >= rough) ?? 10) * power;
	const count = Math.ceil(most / step);
	return { max: count * step, ticks: Array.from({ length: count }, (_, at) => (at + 1) * step) };
}

/** The highest amount that a view of a schedule draws. */
export function mostOf(schedule: Schedule, view: View): number {
	return view === "cumulative"
		? schedule.total.high.toNumber()
		: Math.max(...schedule.months.map(({ total }) => total.high.toNumber()));
}

/** The months of a schedule on a scale, stacked by model in their order. */
export function barsOf(schedule: Schedule, view: View, { max }: Pick<Scale, "max">): Bar[] {
	const soFar = ofEachModel(() => 0);
	return schedule.months.map(({ month, payments, total, cumulative }) => {
		let from = 0;
		const layers = schedule.taking.flatMap(({ key: model }) => {
			soFar[model] += payments[model].expected.toNumber();
			const amount = view === "cumulative" ? soFar[model] : payments[model].expected.toNumber();
			if (amount === 0) return [];
			const layer = { model, from: from / max, to: (from + amount) / max };
			from += amount;
			return [layer];
		});
		const range = view === "cumulative" ? cumulative : total;
		const at = (bound: Bound) => range[bound].toNumber() / max;
		return { month, layers, low: at("low"), expected: at("expected"), high: at("high") };
	});
}

/** What a reader reads at a month: each model's part and the whole, to the cent. */
export function readingAt(
	schedule: Schedule,
	at: number,
	view: View,
): {
	month: MonthOfSchedule;
	parts: { model: ModelOfSchedule; expected: RangeEstimate["expected"] }[];
	whole: RangeEstimate;
} | null {
	const month = schedule.months[at];
	if (!month) return null;
	const counted = view === "cumulative" ? schedule.months.slice(0, at + 1) : [month];
	return {
		month,
		parts: schedule.taking.map((model) => ({
			model,
			expected: sum(counted.map(({ payments }) => payments[model.key].expected)),
		})),
		whole: view === "cumulative" ? month.cumulative : month.total,
	};
}

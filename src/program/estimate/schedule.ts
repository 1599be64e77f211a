import type { Range } from "#program/facts/facts.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { type Counted, counted } from "#program/models/law.ts";
import { type InputName, type ModelKey, ofEachModel, models as records } from "#program/models/models.ts";
import { type Decimal, decimal, factor, sum, toCents, zero } from "#program/money.ts";
import { type CommitmentReading, type CountedMonth, commitmentOf } from "./commitment.ts";
import { isOn, type Scenario, type Values } from "./scenario.ts";
import { type ModelTerms, rangeOf, type ScheduleTerms } from "./terms.ts";

/** The ends of a range, and what is expected between them, in the order of columns and rows. */
export const bounds = ["low", "expected", "high"] as const;
export type Bound = (typeof bounds)[number];

/** A figure as a range: what the lowest, the expected and the highest rate bring. Each is in the scenario's currency, to the cent. */
export type RangeEstimate = Record<Bound, Decimal>;

export interface MonthOfSchedule extends CountedMonth {
	/** From 1. */
	month: number;
	/** YYYY-MM when the scenario has a start, else null. */
	period: string | null;
	/** What each model pays; nothing where it is off, or the terms do not have it. */
	payments: Record<ModelKey, RangeEstimate>;
	total: RangeEstimate;
	/** The sum of the totals up to this month. */
	cumulative: RangeEstimate;
}

export interface YearOfSchedule {
	year: number;
	total: RangeEstimate;
	/** How far the tier's minimum commitment is met; null when a scenario does not determine it. */
	commitment: ReturnType<CommitmentReading["reachedIn"]>;
}

/** A revenue model of the terms in a schedule. */
export interface ModelOfSchedule extends ModelTerms {
	/** Whether it takes part. */
	isOn: boolean;
	/** Whether the guide lists it for the tier. One that it does not list counts all the same. */
	isListed: boolean;
	/** In percent. */
	rates: RangeEstimate;
}

export interface Schedule {
	tier: TierKey;
	/** Every model that the terms have, in the order of columns and rows. */
	models: ModelOfSchedule[];
	/** Those of them that take part. */
	taking: ModelOfSchedule[];
	months: MonthOfSchedule[];
	years: YearOfSchedule[];
	/** What each model pays over all months. */
	byModel: Record<ModelKey, RangeEstimate>;
	total: RangeEstimate;
	/** What starts within the scenario and completes after it, such as projects: it is not paid within it. */
	unfinished: { one: string; count: number }[];
	/** What counts towards the tier's minimum commitment, or why a scenario does not determine it, in a sentence. */
	commitmentNote: string;
}

const nothing: RangeEstimate = { low: zero, expected: zero, high: zero };

/** The schedule of a scenario under given terms (contracts, "Arithmetic"). `tier` computes it as if it were another tier's. */
export function scheduleOf({ values }: Scenario, terms: ScheduleTerms, tier: TierKey = values.tier): Schedule {
	const { listed } = terms.tiers[tier];
	const models = terms.models.map((model): ModelOfSchedule => {
		const [on, isListed] = [isOn(values, model.key), listed.includes(model.key)];
		return { ...model, isOn: on, isListed, rates: ratesOf(model, values, terms, tier) };
	});
	const taking = models.filter((model) => model.isOn);
	const paying = taking.map(({ key, rates }) => ({
		key,
		factors: mapped(rates, factor),
		counted: countedOf(key, values),
	}));
	const commitment = commitmentOf(values, terms, tier);
	let cumulative = nothing;
	const months = Array.from({ length: values.months }, (_, at): MonthOfSchedule => {
		const [counts, bases, payments] = [ofEachModel(() => zero), ofEachModel(() => zero), ofEachModel(() => nothing)];
		for (const { key, factors, counted } of paying) {
			counts[key] = counted.months[at] ?? zero;
			bases[key] = baseOf(key, counts[key], values);
			payments[key] = payment(bases[key], factors);
		}
		const total = add(taking.map(({ key }) => payments[key]));
		cumulative = add([cumulative, total]);
		const period = values.start === null ? null : periodAfter(values.start, at);
		return { month: at + 1, period, counts, bases, payments, total, cumulative };
	});
	return {
		tier,
		models,
		taking,
		months,
		years: Array.from({ length: values.months / 12 }, (_, at) => {
			const ofYear = months.slice(at * 12, at * 12 + 12);
			return {
				year: at + 1,
				total: add(ofYear.map(({ total }) => total)),
				commitment: commitment.reachedIn(ofYear),
			};
		}),
		byModel: ofEachModel((model) => add(months.map(({ payments }) => payments[model]))),
		total: add(months.map(({ total }) => total)),
		unfinished: paying.flatMap(({ key, counted: { unfinished: count } }) => {
			const { law } = records[key];
			return law.kind === "spread" && count > 0 ? [{ one: law.one, count }] : [];
		}),
		commitmentNote: commitment.note,
	};
}

/** The expected total of a scenario's schedule alone, in its currency, to the cent: a fraction of the work where thousands are asked for. */
export function expectedTotalOf({ values }: Scenario, terms: ScheduleTerms): Decimal {
	const payments = terms.models
		.filter(({ key }) => isOn(values, key))
		.flatMap((model) => {
			const expected = factor(ratesOf(model, values, terms, values.tier).expected);
			return countedOf(model.key, values).months.map((count) =>
				toCents(baseOf(model.key, count, values).times(expected)),
			);
		});
	return sum(payments);
}

/** The expected rate of a range, in percent: `place` percent of the way from its low end to its high end. */
export function rateAt({ low, high }: Range, place: Decimal): Decimal {
	return decimal(low).plus(decimal(high).minus(low).times(factor(place)));
}

/** The rates of a model in percent: low and high are the ends of the range; expected lies between them, at the place that the model sets. */
export function ratesOf(model: ModelTerms, values: Values, terms: ScheduleTerms, tier: TierKey): RangeEstimate {
	const range = rangeOf(model, tier, terms);
	return {
		low: decimal(range.low),
		expected: rateAt(range, values[records[model.key].expectedAt]),
		high: decimal(range.high),
	};
}

/** What a model counts month by month; no month where it is off. */
function countedOf(model: ModelKey, values: Values): Counted {
	const { switch: first, law } = records[model];
	const switched = values[first];
	if (switched === null) return { months: [], unfinished: 0 };
	return counted(law, switched, values.months, (name: InputName) => values[name]);
}

/** What the share is taken of, where a model counts so much. */
function baseOf(model: ModelKey, count: Decimal, values: Values): Decimal {
	const { price } = records[model];
	return price === null ? count : count.times(values[price]);
}

function payment(base: Decimal, factors: RangeEstimate): RangeEstimate {
	return mapped(factors, (rate) => toCents(base.times(rate)));
}

function mapped({ low, expected, high }: RangeEstimate, change: (value: Decimal) => Decimal): RangeEstimate {
	return { low: change(low), expected: change(expected), high: change(high) };
}

function add(estimates: readonly RangeEstimate[]): RangeEstimate {
	return {
		low: sum(estimates.map(({ low }) => low)),
		expected: sum(estimates.map(({ expected }) => expected)),
		high: sum(estimates.map(({ high }) => high)),
	};
}

/** The month some months after another, as YYYY-MM. */
function periodAfter(start: string, months: number): string {
	const after = Number(start.slice(0, 4)) * 12 + Number(start.slice(5)) - 1 + months;
	return `${String(Math.floor(after / 12)).padStart(4, "0")}-${String((after % 12) + 1).padStart(2, "0")}`;
}

import type { Commitment, Range } from "./facts.ts";
import { type ModelKey, modelKeys, type TierKey } from "./keys.ts";
import { type Decimal, decimal, factor, one, sum, toCents, zero } from "./money.ts";
import { monthsOf, numberOf, type Scenario, settingOf, switches, tierOf, type Values } from "./scenario.ts";

/** The facts of a version that a schedule is computed with. */
export interface ScheduleTerms {
	version: string;
	effective: string;
	tiers: {
		key: TierKey;
		name: string;
		share: Range;
		commitment: Commitment;
		listed: ModelKey[];
		byAgreement: string[];
	}[];
	models: { key: ModelKey; name: string; rate: "by tier" | Range; payment: string; paid: string }[];
}

/** A figure as a range: what the lowest, the expected and the highest rate bring. Each is in the scenario's currency, to the cent. */
export interface Triple {
	low: Decimal;
	expected: Decimal;
	high: Decimal;
}

export interface MonthOfSchedule {
	/** From 1. */
	month: number;
	/** YYYY-MM when the scenario says when it starts, else null. */
	period: string | null;
	/** What the share is taken of, not rounded. */
	bases: Record<ModelKey, Decimal>;
	payments: Record<ModelKey, Triple>;
	total: Triple;
	/** The sum of the totals up to this month. */
	cumulative: Triple;
}

export interface YearOfSchedule {
	year: number;
	total: Triple;
	/** How far the tier's minimum commitment is met: reached and asked for; null when a scenario cannot tell. */
	commitment: { reached: Decimal; minimum: number } | null;
}

export interface Schedule {
	tier: TierKey;
	/** Models that take part, in the guide's order. */
	models: ModelKey[];
	/** Rates by model, in percent. */
	rates: Record<ModelKey, Triple>;
	months: MonthOfSchedule[];
	years: YearOfSchedule[];
	byModel: Record<ModelKey, Triple>;
	total: Triple;
	/** Projects that start within the scenario and complete after it: not paid within it. */
	unfinishedProjects: number;
	/** Models that take part although the guide does not list them for the tier. */
	unlisted: ModelKey[];
}

const nothing: Triple = { low: zero, expected: zero, high: zero };

/** The schedule of a scenario under given terms (contracts, "Arithmetic"). `tier` computes it as if it were another tier's. */
export function scheduleOf({ values }: Scenario, terms: ScheduleTerms, tier: TierKey = tierOf(values)): Schedule {
	const length = monthsOf(values);
	const models = modelKeys.filter((model) => values[switches[model]] !== undefined);
	const rates = each((model) => rateOf(model, values, terms, tier));
	const baseOf = basesOf(values, length);
	const start = settingOf(values, "start");
	let cumulative = nothing;
	const months = Array.from({ length }, (_, at): MonthOfSchedule => {
		const bases = each((model) => (models.includes(model) ? (baseOf[model][at] ?? zero) : zero));
		const payments = each((model) => (models.includes(model) ? payment(bases[model], rates[model]) : nothing));
		const total = add(modelKeys.map((model) => payments[model]));
		cumulative = add([cumulative, total]);
		return { month: at + 1, period: start && periodAfter(start, at), bases, payments, total, cumulative };
	});
	const byModel = each((model) => add(months.map(({ payments }) => payments[model])));
	const facts = terms.tiers.find(({ key }) => key === tier);
	return {
		tier,
		models,
		rates,
		months,
		years: Array.from({ length: length / 12 }, (_, at) =>
			yearOf(at + 1, months.slice(at * 12, at * 12 + 12), values, facts?.commitment),
		),
		byModel,
		total: add(months.map(({ total }) => total)),
		unfinishedProjects: models.includes("implementation")
			? projectsOf(values, length).filter((completes) => completes > length).length
			: 0,
		unlisted: models.filter((model) => !facts?.listed.includes(model)),
	};
}

function each<Value>(of: (model: ModelKey) => Value): Record<ModelKey, Value> {
	return {
		platform: of("platform"),
		implementation: of("implementation"),
		referral: of("referral"),
		joint: of("joint"),
	};
}

/** Low and high are the ends of the range; expected lies between them, at `position` or for joint at the contribution. */
function rateOf(model: ModelKey, values: Values, terms: ScheduleTerms, tier: TierKey): Triple {
	const rate = terms.models.find(({ key }) => key === model)?.rate;
	const range = rate === "by tier" ? terms.tiers.find(({ key }) => key === tier)?.share : rate;
	if (!range) throw new Error(`Terms ${terms.version} have no rate for ${model} and tier ${tier}.`);
	const low = decimal(range.low);
	const high = decimal(range.high);
	const position = numberOf(values, model === "joint" ? "jg.contribution" : "position");
	return { low, expected: low.plus(high.minus(low).times(factor(position))), high };
}

function payment(base: Decimal, rate: Triple): Triple {
	const of = (percent: Decimal) => toCents(base.times(factor(percent)));
	return { low: of(rate.low), expected: of(rate.expected), high: of(rate.high) };
}

function add(triples: readonly Triple[]): Triple {
	return {
		low: sum(triples.map(({ low }) => low)),
		expected: sum(triples.map(({ expected }) => expected)),
		high: sum(triples.map(({ high }) => high)),
	};
}

function basesOf(values: Values, length: number): Record<ModelKey, Decimal[]> {
	const perMonth = (signed: number[], value: Decimal) =>
		Array.from({ length }, (_, at) => value.times(signed.filter((month) => month === at + 1).length));
	const customers = growth(
		length,
		numberOf(values, "pu.customers"),
		one.minus(factor(numberOf(values, "pu.churn"))),
		numberOf(values, "pu.new"),
	);
	const revenue = numberOf(values, "pu.revenue");
	return {
		platform: customers.map((count) => count.times(revenue)),
		implementation: perMonth(projectsOf(values, length), numberOf(values, "im.fee")),
		referral: perMonth(startsOf(numberOf(values, "rf.referrals").toNumber(), length), numberOf(values, "rf.value")),
		joint: growth(length, numberOf(values, "jg.revenue"), one.plus(factor(numberOf(values, "jg.growth"))), zero),
	};
}

/** first, first × by + plus, …: not rounded. */
function growth(length: number, first: Decimal, by: Decimal, plus: Decimal): Decimal[] {
	const values: Decimal[] = [];
	for (let at = 0, value = first; at < length; at++, value = value.times(by).plus(plus)) values.push(value);
	return values;
}

/** The months in which the k-th of `count` a year begins: 1 + floor((k − 1) × 12 ÷ count), in every year. */
function startsOf(count: number, length: number): number[] {
	return Array.from({ length: length / 12 }, (_, year) =>
		Array.from({ length: count }, (_, k) => year * 12 + 1 + Math.floor((k * 12) / count)),
	).flat();
}

/** The months in which projects complete: their start + duration − 1. */
function projectsOf(values: Values, length: number): number[] {
	const duration = numberOf(values, "im.duration").toNumber();
	return startsOf(numberOf(values, "im.projects").toNumber(), length).map((start) => start + duration - 1);
}

/**
 * How far a year meets the minimum commitment: implementations are projects that complete in it, sales the platform revenue
 * that the share is taken of. Integrations and plans cannot be read from a scenario.
 */
function yearOf(
	year: number,
	months: readonly MonthOfSchedule[],
	values: Values,
	commitment: Commitment | undefined,
): YearOfSchedule {
	const total = add(months.map((month) => month.total));
	if (commitment?.counts === "sales") {
		return {
			year,
			total,
			commitment: { reached: sum(months.map(({ bases }) => bases.platform)), minimum: commitment.minimum },
		};
	}
	if (commitment?.counts === "implementations") {
		const completed = values["im.projects"] === undefined ? [] : projectsOf(values, monthsOf(values));
		const reached = completed.filter((month) => Math.ceil(month / 12) === year).length;
		return { year, total, commitment: { reached: decimal(reached), minimum: commitment.minimum } };
	}
	return { year, total, commitment: null };
}

/** The month some months after another, as YYYY-MM. */
function periodAfter(start: string, months: number): string {
	const [year = 0, month = 1] = start.split("-").map(Number);
	const after = year * 12 + month - 1 + months;
	return `${String(Math.floor(after / 12)).padStart(4, "0")}-${String((after % 12) + 1).padStart(2, "0")}`;
}

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

/** What is counted before it is multiplied with what one brings. Joint revenue has no count. */
export type Counts = Record<Exclude<ModelKey, "joint">, Decimal>;

export interface MonthOfSchedule {
	/** From 1. */
	month: number;
	/** YYYY-MM when the scenario says when it starts, else null. */
	period: string | null;
	/** Customers of the month, projects that complete in it and referrals signed in it; 0 where the model is off. */
	counts: Counts;
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
	/** What counts towards the tier's minimum commitment, or why a scenario cannot tell, in a sentence. */
	commitmentNote: string;
}

const nothing: Triple = { low: zero, expected: zero, high: zero };

/** The schedule of a scenario under given terms (contracts, "Arithmetic"). `tier` computes it as if it were another tier's. */
export function scheduleOf({ values }: Scenario, terms: ScheduleTerms, tier: TierKey = tierOf(values)): Schedule {
	const length = monthsOf(values);
	const models = modelKeys.filter((model) => values[switches[model]] !== undefined);
	const rates = each((model) => rateOf(model, values, terms, tier));
	const factors = each((model) => mapped(rates[model], factor));
	const counted = countsOf(values, length);
	const joint = growth(length, numberOf(values, "jg.revenue"), one.plus(factor(numberOf(values, "jg.growth"))), zero);
	const start = settingOf(values, "start");
	const facts = terms.tiers.find(({ key }) => key === tier);
	const commitment = commitmentOf(values, facts?.commitment);
	let cumulative = nothing;
	const months = Array.from({ length }, (_, at): MonthOfSchedule => {
		const counts: Counts = {
			platform: counted.platform[at] ?? zero,
			implementation: decimal(counted.implementation[at] ?? 0),
			referral: decimal(counted.referral[at] ?? 0),
		};
		const bases = {
			platform: counts.platform.times(numberOf(values, "pu.revenue")),
			implementation: counts.implementation.times(numberOf(values, "im.fee")),
			referral: counts.referral.times(numberOf(values, "rf.value")),
			joint: joint[at] ?? zero,
		};
		const payments = each((model) => (models.includes(model) ? payment(bases[model], factors[model]) : nothing));
		const total = add(modelKeys.map((model) => payments[model]));
		cumulative = add([cumulative, total]);
		return { month: at + 1, period: start && periodAfter(start, at), counts, bases, payments, total, cumulative };
	});
	const byModel = each((model) => add(months.map(({ payments }) => payments[model])));
	return {
		tier,
		models,
		rates,
		months,
		years: Array.from({ length: length / 12 }, (_, at) => {
			const ofYear = months.slice(at * 12, at * 12 + 12);
			return {
				year: at + 1,
				total: add(ofYear.map(({ total }) => total)),
				commitment: commitment.reachedIn(ofYear),
			};
		}),
		byModel,
		total: add(months.map(({ total }) => total)),
		unfinishedProjects:
			countOf(startsOf(numberOf(values, "im.projects"), length)) - countOf(completionsOf(values, length)),
		unlisted: models.filter((model) => !facts?.listed.includes(model)),
		commitmentNote: commitment.note,
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

function payment(base: Decimal, factors: Triple): Triple {
	return mapped(factors, (rate) => toCents(base.times(rate)));
}

function mapped({ low, expected, high }: Triple, change: (value: Decimal) => Decimal): Triple {
	return { low: change(low), expected: change(expected), high: change(high) };
}

function add(triples: readonly Triple[]): Triple {
	return {
		low: sum(triples.map(({ low }) => low)),
		expected: sum(triples.map(({ expected }) => expected)),
		high: sum(triples.map(({ high }) => high)),
	};
}

function countsOf(values: Values, length: number) {
	const stays = one.minus(factor(numberOf(values, "pu.churn")));
	const isOn = values[switches.platform] !== undefined;
	return {
		platform: isOn ? growth(length, numberOf(values, "pu.customers"), stays, numberOf(values, "pu.new")) : [],
		implementation: completionsOf(values, length),
		referral: startsOf(numberOf(values, "rf.referrals"), length),
	};
}

/** first, first × by + plus, …: not rounded. */
function growth(length: number, first: Decimal, by: Decimal, plus: Decimal): Decimal[] {
	const values: Decimal[] = [];
	for (let at = 0, value = first; at < length; at++, value = value.times(by).plus(plus)) values.push(value);
	return values;
}

/**
 * How many of `count` a year begin in each month. The k-th begins in month 1 + floor((k − 1) × 12 ÷ count) of its year, so
 * ceil(m × count ÷ 12) have begun by the end of month m.
 */
function startsOf(count: Decimal, length: number): number[] {
	const begun = (months: number) => Math.ceil((months * count.toNumber()) / 12);
	return Array.from({ length }, (_, at) => begun((at % 12) + 1) - begun(at % 12));
}

/** How many projects complete in each month: those that started duration − 1 months before. */
function completionsOf(values: Values, length: number): number[] {
	const starts = startsOf(numberOf(values, "im.projects"), length);
	const later = numberOf(values, "im.duration").toNumber() - 1;
	return starts.map((_, at) => starts[at - later] ?? 0);
}

function countOf(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

interface CommitmentReading {
	note: string;
	reachedIn: (months: readonly MonthOfSchedule[]) => YearOfSchedule["commitment"];
}

/**
 * How far a scenario meets the minimum commitment of a tier. Implementations are the projects that complete in the year; sales
 * are the platform revenue that the share is taken of, as the guide has it for resellers ("Revenue sharing on sales"), before
 * rounding. Integrations and plans cannot be read from a scenario, nor dollars from another currency: nothing is converted.
 */
function commitmentOf(values: Values, commitment: Commitment | undefined): CommitmentReading {
	const cannotTell = (note: string): CommitmentReading => ({ note, reachedIn: () => null });
	switch (commitment?.counts) {
		case "sales": {
			const currency = settingOf(values, "currency");
			if (currency !== "USD")
				return cannotTell(`The minimum is in US dollars and this scenario in ${currency}; amounts are not converted.`);
			return {
				note: "Sales count as the platform revenue of the year that the share is taken of.",
				reachedIn: (months) => ({
					reached: sum(months.map(({ bases }) => bases.platform)),
					minimum: commitment.minimum,
				}),
			};
		}
		case "implementations":
			return {
				note: "Implementations count as the projects that complete in the year.",
				reachedIn: (months) => ({
					reached: sum(months.map(({ counts }) => counts.implementation)),
					minimum: commitment.minimum,
				}),
			};
		case "integrations":
			return cannotTell("A scenario does not say how many integrations you build.");
		default:
			return cannotTell("The commitment is a plan, which no figure of a scenario can meet.");
	}
}

/** The month some months after another, as YYYY-MM. */
function periodAfter(start: string, months: number): string {
	const [year = 0, month = 1] = start.split("-").map(Number);
	const after = year * 12 + month - 1 + months;
	return `${String(Math.floor(after / 12)).padStart(4, "0")}-${String((after % 12) + 1).padStart(2, "0")}`;
}

import { type MonthOfSchedule, ratesOf } from "#program/estimate/schedule.ts";
import type { ModelTerms, ScheduleTerms } from "#program/estimate/terms.ts";
import { models } from "#program/models/models.ts";
import { type Decimal, grouped } from "#program/money.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { assumptionsOf, estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { sayDifference, sayIn, sayMonth, sayNumber } from "#tools/estimator/words/wording.ts";
import {
	amountOf,
	type Difference,
	type Figure,
	monthsIn,
	nameOfFigure,
	type Payments,
	type Reached,
	reachedIn,
	scheduleOfPayments,
} from "./figure.ts";
import { baseSteps, exactly, rateInWords } from "./working-steps.ts";

/** Something that a figure is made of; one that is a figure itself opens its own working. */
export interface Part {
	label: string;
	amount: string;
	figure: Figure | null;
}

/** How a figure came about. */
export interface Working {
	name: string;
	amount: string;
	/** How it follows from its parts, in a sentence; null where it has none. */
	lead: string | null;
	/** What goes in: inputs and rate, a line each. */
	inputs: string[];
	/** The arithmetic, a line each, down to the amount. */
	steps: string[];
	parts: Part[];
	/** What the arithmetic follows, in sentences; null where the lead is enough. */
	rule: string | null;
	/** The section of the guide that has the rule. */
	source: { href: string; text: string };
	terms: ScheduleTerms;
}

/** How a figure came about: inputs, rate, rule, the guide's section and the version of the terms (contracts, "Arithmetic"). */
export function workingOf(figure: Figure, facts: EstimatorFacts): Working {
	switch (figure.kind) {
		case "difference":
			return workingOfDifference(figure, facts);
		case "reached":
			return workingOfReached(figure, facts);
		case "payments":
			return figure.model === "all" ? workingOfAll(figure, facts) : workingOfModel(figure, figure.model, facts);
	}
}

/** What all models pay together is what each of them pays. */
function workingOfAll(payments: Payments, facts: EstimatorFacts): Working {
	const { taking } = scheduleOfPayments(payments, facts);
	return {
		...headOf(payments, facts),
		lead: taking.length === 0 ? "No revenue model is switched on." : "The sum of what each revenue model pays.",
		inputs: assumptionsAt(payments, facts).flatMap(({ about, label, text }) =>
			about === "tier" || about === "length" ? [`${label}: ${text}`] : [],
		),
		steps: [],
		parts: taking.map((model) => partOf(model.name, { ...payments, model }, facts)),
		rule: null,
		source: { href: "/guide/revenue-sharing/", text: "Revenue Sharing Models" },
	};
}

/** What a model pays is the sum of its months; what it pays in a month is its base times the rate. */
function workingOfModel(payments: Payments, model: ModelTerms, facts: EstimatorFacts): Working {
	const schedule = scheduleOfPayments(payments, facts);
	const { span, scenario, bound } = payments;
	const { key } = model;
	const rates = ratesOf(model, scenario.values, termsOf(scenario, facts), schedule.tier);
	const months = monthsIn(schedule, span);
	const [month] = months;
	const about = {
		...headOf(payments, facts),
		inputs: [
			...assumptionsAt(payments, facts).flatMap(({ about: what, text }) => (what === key ? [`Inputs: ${text}`] : [])),
			rateInWords(key, rates, bound, scenario),
		],
		rule: models[key].rule,
		source: { href: `/guide/revenue-sharing/#${key}`, text: model.name },
	};
	if (span.over === "month" && month) {
		const rate = rates[bound];
		const unrounded = exactly(month.bases[key].times(rate).div(100));
		return {
			...about,
			lead: null,
			steps: [
				...baseSteps(key, scenario.values, month, schedule.months[month.month - 2]),
				`Payment: ${exactly(month.bases[key])} × ${rate}% = ${unrounded}`,
				`To the cent, half up: ${about.amount}`,
			],
			parts: [],
		};
	}
	const byYear = span.over === "all" && schedule.years.length > 1;
	const paying = months.filter((one) => !one.payments[key][bound].isZero());
	const idle = months.length - paying.length;
	return {
		...about,
		lead: byYear ? "The sum of its years." : `The sum of its monthly payments.${sayIdle(idle, months.length)}`,
		steps: [],
		parts: byYear
			? schedule.years.map(({ year }) => partOf(`Year ${year}`, { ...payments, span: { over: "year", year } }, facts))
			: paying.map((one) =>
					partOf(sayMonth(one, "long"), { ...payments, span: { over: "month", month: one.month } }, facts),
				),
	};
}

function sayIdle(idle: number, months: number): string {
	if (idle === 0) return "";
	if (idle === months) return " Nothing is paid in any month.";
	return idle === 1 ? " Nothing is paid in the other month." : ` Nothing is paid in the other ${idle} months.`;
}

function workingOfDifference(difference: Difference, facts: EstimatorFacts): Working {
	const { compared, baseline, names } = difference;
	const say = sayIn(compared.scenario.values.currency);
	const [amount, before] = [amountOf(compared, facts), amountOf(baseline, facts)];
	const said = sayDifference(amount, before, say);
	return {
		name: nameOfFigure(difference, facts),
		amount: said,
		lead: "What the first brings less what the second brings.",
		inputs: [],
		steps: [`${say(amount)} − ${say(before)} = ${said}`],
		parts: [partOf(names.compared, compared, facts), partOf(names.baseline, baseline, facts)],
		rule: null,
		source: { href: "/guide/revenue-sharing/", text: "Revenue Sharing Models" },
		terms: termsOf(compared.scenario, facts),
	};
}

/** What counts towards the minimum commitment: projects that complete, or the platform revenue of the year. */
function workingOfReached(figure: Reached, facts: EstimatorFacts): Working {
	const schedule = scheduleFor(figure.scenario, facts);
	const terms = termsOf(figure.scenario, facts);
	const tier = terms.tiers[schedule.tier];
	const isMoney = tier.commitment.counts === "sales";
	const say = sayIn(figure.scenario.values.currency);
	const counted = (month: MonthOfSchedule) => (isMoney ? month.bases.platform : month.counts.implementation);
	const reached = reachedIn(figure, facts);
	const minimum = schedule.years[figure.year - 1]?.commitment?.minimum;
	return {
		name: nameOfFigure(figure, facts),
		amount: isMoney ? say(reached) : `${grouped(reached.toString())} completed`,
		lead: null,
		rule: schedule.commitmentNote,
		inputs: [`Minimum commitment of ${tier.name}: ${tier.commitment.text}`],
		steps: minimum === undefined ? [] : [shareOfMinimum(reached, minimum)],
		parts: monthsIn(schedule, { over: "year", year: figure.year })
			.filter((month) => !counted(month).isZero())
			.map((month) => ({
				label: sayMonth(month, "long"),
				amount: isMoney ? exactly(month.bases.platform) : `${month.counts.implementation} completed`,
				figure: null,
			})),
		source: { href: "/guide/requirements/", text: "Partnership Requirements" },
		terms,
	};
}

function shareOfMinimum(reached: Decimal, minimum: number): string {
	const share = reached.div(minimum).times(100).toDecimalPlaces(2);
	return `${exactly(reached)} ÷ ${grouped(String(minimum))} = ${sayNumber(share)}%`;
}

function headOf(payments: Payments, facts: EstimatorFacts): Pick<Working, "name" | "amount" | "terms"> {
	return {
		name: nameOfFigure(payments, facts),
		amount: sayIn(payments.scenario.values.currency)(amountOf(payments, facts)),
		terms: termsOf(payments.scenario, facts),
	};
}

function partOf(label: string, payments: Payments, facts: EstimatorFacts): Part {
	return { label, amount: sayIn(payments.scenario.values.currency)(amountOf(payments, facts)), figure: payments };
}

function assumptionsAt(payments: Payments, facts: EstimatorFacts) {
	const terms = termsOf(payments.scenario, facts);
	return estimatesOf([payments.scenario], [scheduleOfPayments(payments, facts)], () => terms).flatMap(assumptionsOf);
}

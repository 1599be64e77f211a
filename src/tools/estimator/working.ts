import type { ModelKey } from "#program/keys.ts";
import type { MonthOfSchedule, ScheduleTerms } from "#program/schedule.ts";
import { assumptionsOf, estimatesOf } from "./assumptions.ts";
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
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, grouped, termsOf } from "./state.ts";
import { currencyOf, type NameOf, sayDifference, sayIn, sayMonth } from "./wording.ts";
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
	/** What the arithmetic follows, in sentences; null where the lead says it all. */
	rule: string | null;
	/** The section of the guide that has the rule. */
	source: { href: string; text: string };
	terms: ScheduleTerms;
}

const rules: Record<ModelKey, string> = {
	platform:
		"Customers of a month are those of the month before, less the lost, plus the won, not rounded. The share is taken of customers × revenue, every month.",
	implementation:
		"The k-th project of a year begins in month 1 + (k − 1) × 12 ÷ projects, rounded down. The share is taken of its fee in the month in which it completes.",
	referral:
		"The k-th referral of a year is signed in month 1 + (k − 1) × 12 ÷ referrals, rounded down. The fee is taken of the first-year contract value in that month.",
	joint:
		"Joint revenue grows each month, not rounded. The share is taken of it every month; your contribution takes the place of the position in the range.",
};

/** How a figure came about: inputs, rate, rule, the guide's section and the version of the terms (contracts, "Arithmetic"). */
export function workingOf(figure: Figure, facts: EstimatorFacts, nameOf: NameOf): Working {
	switch (figure.kind) {
		case "difference":
			return workingOfDifference(figure, facts, nameOf);
		case "reached":
			return workingOfReached(figure, facts, nameOf);
		case "payments":
			return figure.of === "all"
				? workingOfAll(figure, facts, nameOf)
				: workingOfModel(figure, figure.of, facts, nameOf);
	}
}

/** What all models pay together is what each of them pays. */
function workingOfAll(payments: Payments, facts: EstimatorFacts, nameOf: NameOf): Working {
	const { models } = scheduleOfPayments(payments, facts);
	return {
		...headOf(payments, facts, nameOf),
		lead: models.length === 0 ? "No revenue model is switched on." : "The sum of what each revenue model pays.",
		inputs: assumptionsAt(payments, facts).flatMap(({ label, text }) =>
			label === "Tier" || label === "Length" ? [`${label}: ${text}`] : [],
		),
		steps: [],
		parts: models.map((of) => partOf(nameOf(of), { ...payments, of }, facts)),
		rule: null,
		source: { href: "/guide/revenue-sharing/", text: "Revenue Sharing Models" },
	};
}

/** What a model pays is the sum of its months; what it pays in a month is its base times the rate. */
function workingOfModel(payments: Payments, model: ModelKey, facts: EstimatorFacts, nameOf: NameOf): Working {
	const schedule = scheduleOfPayments(payments, facts);
	const { span, scenario, end } = payments;
	const months = monthsIn(schedule, span);
	const [month] = months;
	const about = {
		...headOf(payments, facts, nameOf),
		inputs: [
			...assumptionsAt(payments, facts).flatMap(({ label, text }) =>
				label === nameOf(model) ? [`Inputs: ${text}`] : [],
			),
			rateInWords(model, end, scenario, schedule),
		],
		rule: rules[model],
		source: { href: `/guide/revenue-sharing/#${model}`, text: nameOf(model) },
	};
	if (span.over === "month" && month) {
		const rate = schedule.rates[model][end];
		const unrounded = exactly(month.bases[model].times(rate).div(100));
		return {
			...about,
			lead: null,
			steps: [
				...baseSteps(model, scenario.values, month, schedule.months[month.month - 2]),
				`Payment: ${exactly(month.bases[model])} × ${rate}% = ${unrounded}`,
				`To the cent, half up: ${about.amount}`,
			],
			parts: [],
		};
	}
	const byYear = span.over === "all" && schedule.years.length > 1;
	const paying = months.filter((one) => !one.payments[model][end].isZero());
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

function sayIdle(idle: number, of: number): string {
	if (idle === 0) return "";
	if (idle === of) return " Nothing is paid in any month.";
	return idle === 1 ? " Nothing is paid in the other month." : ` Nothing is paid in the other ${idle} months.`;
}

function workingOfDifference(difference: Difference, facts: EstimatorFacts, nameOf: NameOf): Working {
	const { of, from, names } = difference;
	const say = sayIn(currencyOf(of.scenario));
	const [amount, before] = [amountOf(of, facts), amountOf(from, facts)];
	const said = sayDifference(amount, before, say);
	return {
		name: nameOfFigure(difference, facts, nameOf),
		amount: said,
		lead: "What the first brings less what the second brings.",
		inputs: [],
		steps: [`${say(amount)} − ${say(before)} = ${said}`],
		parts: [partOf(names.of, of, facts), partOf(names.from, from, facts)],
		rule: null,
		source: { href: "/guide/revenue-sharing/", text: "Revenue Sharing Models" },
		terms: termsOf(of.scenario, facts),
	};
}

/** What counts towards the minimum commitment: projects that complete, or the platform revenue of the year. */
function workingOfReached(figure: Reached, facts: EstimatorFacts, nameOf: NameOf): Working {
	const schedule = scheduleFor(figure.scenario, facts);
	const terms = termsOf(figure.scenario, facts);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const isMoney = tier?.commitment.counts === "sales";
	const say = sayIn(currencyOf(figure.scenario));
	const counted = (month: MonthOfSchedule) => (isMoney ? month.bases.platform : month.counts.implementation);
	const reached = reachedIn(figure, facts);
	const minimum = schedule.years[figure.year - 1]?.commitment?.minimum ?? 0;
	const share = minimum === 0 ? null : reached.div(minimum).times(100);
	return {
		name: nameOfFigure(figure, facts, nameOf),
		amount: isMoney ? say(reached) : `${grouped(reached.toString())} completed`,
		lead: null,
		rule: schedule.commitmentNote,
		inputs: [`Minimum commitment of ${tier?.name}: ${tier?.commitment.text}`],
		steps: share
			? [`${exactly(reached)} ÷ ${grouped(String(minimum))} = ${grouped(share.toDecimalPlaces(2).toFixed())}%`]
			: [],
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

function headOf(payments: Payments, facts: EstimatorFacts, nameOf: NameOf): Pick<Working, "name" | "amount" | "terms"> {
	return {
		name: nameOfFigure(payments, facts, nameOf),
		amount: sayIn(currencyOf(payments.scenario))(amountOf(payments, facts)),
		terms: termsOf(payments.scenario, facts),
	};
}

function partOf(label: string, payments: Payments, facts: EstimatorFacts): Part {
	return { label, amount: sayIn(currencyOf(payments.scenario))(amountOf(payments, facts)), figure: payments };
}

function assumptionsAt(payments: Payments, facts: EstimatorFacts) {
	const terms = termsOf(payments.scenario, facts);
	return estimatesOf([payments.scenario], [scheduleOfPayments(payments, facts)], () => terms).flatMap(assumptionsOf);
}

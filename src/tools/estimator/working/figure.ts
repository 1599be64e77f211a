import type { Scenario } from "#program/estimate/scenario.ts";
import type { Bound, MonthOfSchedule, Schedule } from "#program/estimate/schedule.ts";
import type { ModelTerms } from "#program/estimate/terms.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { type Decimal, sum, zero } from "#program/money.ts";
import { type EstimatorFacts, termsOf } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { inMonth } from "#tools/estimator/words/wording.ts";

/** The months whose payments are counted together; years and months from 1. */
export type Span =
	| { over: "all" }
	| { over: "year"; year: number }
	| { over: "month"; month: number }
	| { over: "so far"; month: number };

/** What a scenario pays: for one model or all, over some months. */
export interface Payments {
	kind: "payments";
	scenario: Scenario;
	/** The tier it is computed under, where that is not the scenario's own. */
	tier?: TierKey;
	/** The revenue model that pays. */
	model: ModelTerms | "all";
	span: Span;
	bound: Bound;
}

/** What one figure is more than another, or less. */
export interface Difference {
	kind: "difference";
	compared: Payments;
	baseline: Payments;
	/** What the two are called where they are shown side by side. */
	names: { compared: string; baseline: string };
}

/** What a year of a scenario counts towards the tier's minimum commitment. */
export interface Reached {
	kind: "reached";
	scenario: Scenario;
	year: number;
}

/** A figure of the page: enough to compute it, and to say how it came about. */
export type Figure = Payments | Difference | Reached;

/** All that a scenario is expected to pay. */
export function wholeOf(scenario: Scenario, bound: Bound = "expected"): Payments {
	return { kind: "payments", scenario, model: "all", span: { over: "all" }, bound };
}

/** The months that a span takes of a schedule. */
export function monthsIn({ months }: Schedule, span: Span): MonthOfSchedule[] {
	switch (span.over) {
		case "all":
			return months;
		case "year":
			return months.slice((span.year - 1) * 12, span.year * 12);
		case "month":
			return months.slice(span.month - 1, span.month);
		case "so far":
			return months.slice(0, span.month);
	}
}

/** The schedule that payments are taken from. */
export function scheduleOfPayments({ scenario, tier }: Payments, facts: EstimatorFacts): Schedule {
	return scheduleFor(scenario, facts, tier);
}

/** The amount of payments in the scenario's currency, to the cent: the sum of the payments of its months. */
export function amountOf(payments: Payments, facts: EstimatorFacts): Decimal {
	const { model, span, bound } = payments;
	const months = monthsIn(scheduleOfPayments(payments, facts), span);
	return sum(months.map((month) => (model === "all" ? month.total : month.payments[model.key])[bound]));
}

/** What a year counts towards the commitment, not rounded; 0 where a scenario does not determine it. */
export function reachedIn({ scenario, year }: Reached, facts: EstimatorFacts): Decimal {
	return scheduleFor(scenario, facts).years[year - 1]?.commitment?.reached ?? zero;
}

const ends: Record<Bound, string> = { low: "Low end", expected: "Expected", high: "High end" };

/** What a figure is called: "Platform Usage: expected in March 2027". Names are those of the scenario's own terms. */
export function nameOfFigure(figure: Figure, facts: EstimatorFacts): string {
	switch (figure.kind) {
		case "reached":
			return `Towards the minimum commitment in year ${figure.year}`;
		case "difference":
			return `${figure.names.compared} against ${figure.names.baseline}`;
		case "payments": {
			const { model, span, bound, scenario, tier } = figure;
			const schedule = scheduleOfPayments(figure, facts);
			const subject = model === "all" ? "" : `${model.name}: `;
			const which = subject ? ends[bound].toLowerCase() : ends[bound];
			const as = tier ? ` as ${termsOf(scenario, facts).tiers[tier].name}` : "";
			return `${subject}${which} ${spanInWords(span, schedule)}${as}`;
		}
	}
}

function spanInWords(span: Span, { months }: Schedule): string {
	switch (span.over) {
		case "all":
			return `over ${months.length} months`;
		case "year":
			return `in year ${span.year}`;
		case "month":
			return `in ${inMonth(months[span.month - 1] ?? { month: span.month, period: null })}`;
		case "so far":
			return `up to ${inMonth(months[span.month - 1] ?? { month: span.month, period: null })}`;
	}
}

import type { ModelKey, TierKey } from "#program/keys.ts";
import { type Decimal, sum, zero } from "#program/money.ts";
import type { Scenario } from "#program/scenario.ts";
import type { MonthOfSchedule, Schedule, Triple } from "#program/schedule.ts";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, termsOf } from "./state.ts";
import { inMonth, type NameOf } from "./wording.ts";

/** The months whose payments are counted together; years and months from 1. */
export type Span =
	| { over: "all" }
	| { over: "year"; year: number }
	| { over: "month"; month: number }
	| { over: "so far"; month: number };

/** Which end of a range a figure is, or the place between that is expected. */
export type End = keyof Triple;

/** What a scenario pays: for one model or all, over some months. */
export interface Payments {
	kind: "payments";
	scenario: Scenario;
	/** The tier it is computed under, where that is not the scenario's own. */
	tier?: TierKey;
	of: ModelKey | "all";
	span: Span;
	end: End;
}

/** What one figure is more than another, or less. */
export interface Difference {
	kind: "difference";
	of: Payments;
	from: Payments;
	/** What the two are called where they stand side by side. */
	names: { of: string; from: string };
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
export function wholeOf(scenario: Scenario, end: End = "expected"): Payments {
	return { kind: "payments", scenario, of: "all", span: { over: "all" }, end };
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
	const { of, span, end } = payments;
	const months = monthsIn(scheduleOfPayments(payments, facts), span);
	return sum(months.map((month) => (of === "all" ? month.total : month.payments[of])[end]));
}

/** What a year counts towards the commitment, not rounded; 0 where a scenario cannot tell. */
export function reachedIn({ scenario, year }: Reached, facts: EstimatorFacts): Decimal {
	return scheduleFor(scenario, facts).years[year - 1]?.commitment?.reached ?? zero;
}

const ends: Record<End, string> = { low: "Low end", expected: "Expected", high: "High end" };

/** What a figure is called: "Platform Usage: expected in March 2027". */
export function nameOfFigure(figure: Figure, facts: EstimatorFacts, nameOf: NameOf): string {
	switch (figure.kind) {
		case "reached":
			return `Towards the minimum commitment in year ${figure.year}`;
		case "difference":
			return `${figure.names.of} against ${figure.names.from}`;
		case "payments": {
			const { of, span, end, scenario, tier } = figure;
			const schedule = scheduleOfPayments(figure, facts);
			const model = of === "all" ? "" : `${nameOf(of)}: `;
			const said = model ? ends[end].toLowerCase() : ends[end];
			const as = tier ? ` as ${termsOf(scenario, facts).tiers.find(({ key }) => key === tier)?.name}` : "";
			return `${model}${said} ${spanInWords(span, schedule)}${as}`;
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

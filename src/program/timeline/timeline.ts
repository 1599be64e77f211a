import type { ProcessStep, RevenueModel } from "#program/facts/facts.ts";
import { durationRange, longDate } from "#program/format.ts";

/** What the dates are computed from. */
export interface TimelineFacts {
	process: readonly Pick<ProcessStep, "key" | "name" | "weeks">[];
	revenue: readonly Pick<RevenueModel, "key" | "name" | "paid">[];
}

/** A span of calendar days, as YYYY-MM-DD, from the earliest to the latest. */
export interface Span {
	earliest: string;
	latest: string;
}

/** Something to happen after an application: a step of the process that ends, or the first payment of a revenue model. */
export interface Milestone {
	key: string;
	/** What happens, to be read before its date: "Onboarding done". */
	name: string;
	/** How long it takes, or when it comes, without a date: "2–4 weeks". */
	after: string;
	/** `by` counts the latest day, `between` both, `from` the earliest. */
	when: { kind: "by" | "between" | "from"; span: Span };
}

/** A calendar date some weeks later. Dates are YYYY-MM-DD and know no time zone. */
export function addWeeks(date: string, weeks: number): string {
	return addDays(date, weeks * 7);
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A calendar date one month later; the last day of a month stays a last day. */
export function addMonth(date: string): string {
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
	const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** How long the steps with an end take together, in weeks (guide, "Partnership Process"). */
export function totalWeeks(process: TimelineFacts["process"]): { low: number; high: number } {
	const weeks = process.flatMap((step) => step.weeks ?? []);
	return {
		low: weeks.reduce((sum, { low }) => sum + low, 0),
		high: weeks.reduce((sum, { high }) => sum + high, 0),
	};
}

/**
 * What happens if the application goes out on `applied` (YYYY-MM-DD): each step that has an end, the last of which makes
 * the partner active, then the first payment of each revenue model.
 */
export function milestones({ process, revenue }: TimelineFacts, applied: string): Milestone[] {
	let span: Span = { earliest: applied, latest: applied };
	const steps = process.flatMap(({ key, name, weeks }) => {
		if (!weeks) return [];
		span = { earliest: addWeeks(span.earliest, weeks.low), latest: addWeeks(span.latest, weeks.high) };
		return [{ key, name: `${name} done`, after: durationRange(weeks, "week"), when: { kind: "by" as const, span } }];
	});
	const named = steps.map((step, at): Milestone => {
		if (at === steps.length - 1) return { ...step, name: "Active", when: { ...step.when, kind: "between" } };
		return step.key === "application" ? { ...step, name: "Application reviewed" } : step;
	});
	return [...named, ...revenue.map((model) => firstPayment(model, span))];
}

/** The first payment that a revenue model can bring to a partner who is active within `active`. */
function firstPayment({ key, name, paid }: TimelineFacts["revenue"][number], active: Span): Milestone {
	const month = { earliest: addMonth(active.earliest), latest: addMonth(active.latest) };
	const [after, span] = (
		{
			monthly: ["after the first full month", month],
			"on completion": ["when the first project completes", active],
			"on signing": ["when the first contract is signed", active],
		} as const
	)[paid];
	return { key, name: `First payment, ${name}`, after, when: { kind: "from", span } };
}

/** The dates of a milestone in words: "by December 8, 2026", "between January 12 and March 2, 2027". */
export function whenInWords({ kind, span: { earliest, latest } }: Milestone["when"]): string {
	if (kind === "by") return `by ${longDate(latest)}`;
	if (kind === "from") return `possible from ${longDate(earliest)}`;
	const year = /, \d+$/;
	const isOneYear = earliest.slice(0, 4) === latest.slice(0, 4);
	const from = longDate(earliest);
	return `between ${isOneYear ? from.replace(year, "") : from} and ${longDate(latest)}`;
}

/** The month after activation at the latest, as YYYY-MM: where an estimate may start. */
export function estimateStart(process: TimelineFacts["process"], applied: string): string {
	return addMonth(`${addWeeks(applied, totalWeeks(process).high).slice(0, 7)}-01`).slice(0, 7);
}

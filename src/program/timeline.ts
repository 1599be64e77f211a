import type { ProcessStep, RevenueModel } from "./facts.ts";

/** A span of calendar days, as YYYY-MM-DD, from the earliest to the latest. */
export interface Span {
	earliest: string;
	latest: string;
}

/** When a step of the process is done, if the application goes out on a given day. */
export interface Milestone extends Span {
	key: string;
	name: string;
}

/** A calendar date some weeks later. Dates are YYYY-MM-DD and know no time zone. */
export function addWeeks(date: string, weeks: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10);
}

/** A calendar date one month later; the last day of a month stays a last day. */
export function addMonth(date: string): string {
	const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
	const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** How long the steps with an end take together, in weeks (guide, "Partnership Process"). */
export function totalWeeks(process: readonly ProcessStep[]): { low: number; high: number } {
	const weeks = process.flatMap((step) => step.weeks ?? []);
	return {
		low: weeks.reduce((sum, { low }) => sum + low, 0),
		high: weeks.reduce((sum, { high }) => sum + high, 0),
	};
}

/** When each step is done if the application goes out on `applied` (YYYY-MM-DD); steps without an end are left out. */
export function milestones(process: readonly ProcessStep[], applied: string): Milestone[] {
	let span: Span = { earliest: applied, latest: applied };
	return process.flatMap(({ key, name, weeks }) => {
		if (!weeks) return [];
		span = { earliest: addWeeks(span.earliest, weeks.low), latest: addWeeks(span.latest, weeks.high) };
		return [{ key, name, ...span }];
	});
}

/** The first payment that a revenue model can bring to a partner who is active within `active`. */
export function firstPayment({ paid }: Pick<RevenueModel, "paid">, active: Span): { from: string; condition: string } {
	switch (paid) {
		case "monthly":
			return { from: addMonth(active.earliest), condition: "after the first full month" };
		case "on completion":
			return { from: active.earliest, condition: "when the first project completes" };
		case "on signing":
			return { from: active.earliest, condition: "when the first contract is signed" };
	}
}

/** The month after activation at the latest, as YYYY-MM: where an estimate may start. */
export function estimateStart(process: readonly ProcessStep[], applied: string): string {
	const last = milestones(process, applied).at(-1)?.latest ?? applied;
	return addMonth(`${last.slice(0, 7)}-01`).slice(0, 7);
}

/**
 * The milestones as a calendar file (RFC 5545): an all-day event on the latest day of each.
 * `stamp` is the moment of writing as YYYYMMDDTHHMMSSZ; `address` is where the events lead.
 */
export function calendarFile(steps: readonly Milestone[], stamp: string, address: string): string {
	const compact = (date: string) => date.replaceAll("-", "");
	const escaped = (text: string) => text.replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll("\n", "\\n");
	const events = steps.flatMap(({ key, name, latest }) => [
		"BEGIN:VEVENT",
		`UID:${key}-${compact(latest)}@mamey-partners`,
		`DTSTAMP:${stamp}`,
		`DTSTART;VALUE=DATE:${compact(latest)}`,
		`SUMMARY:${escaped(`Mamey partnership: ${name} done by today`)}`,
		`URL:${address}`,
		"END:VEVENT",
	]);
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Mamey Technologies//Partner guide//EN",
		...events,
		"END:VCALENDAR",
	];
	return `${lines.map(fold).join("\r\n")}\r\n`;
}

/** RFC 5545, 3.1: a line of more than 75 octets goes on in the next, after a space. */
function fold(line: string): string {
	const pieces: string[] = [""];
	let octets = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (octets + size > 75) {
			pieces.push(" ");
			octets = 1;
		}
		pieces[pieces.length - 1] += character;
		octets += size;
	}
	return pieces.join("\r\n");
}

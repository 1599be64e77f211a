// The texts that `npm run applications` prints for people.

import type { Counts, StoredApplication, UndeliveredNotification } from "#endpoint/store/store.ts";
import { labelledAnswers } from "#endpoint/store/stored-application.ts";
import { readApplication } from "#program/application/application.ts";

/** An application in a line: reference, time, tier, company, and the terms that the form showed, where it said so. */
export function listed({ reference, receivedAt, answers, unreadable }: StoredApplication): string {
	const company = unreadable === undefined ? (answers.company_name ?? "") : `(${unreadable})`;
	const terms = answers.program_version ? [`(terms ${answers.program_version})`] : [];
	return [reference, minuteOf(receivedAt), (answers.tier ?? "").padEnd(10), company, ...terms].join("  ");
}

/** What `list` prints when it shows none; `isWhole` when it was not asked for some of them only. */
export function noneListed({ held, isWhole }: { held: boolean; isWhole: boolean }): string {
	if (!isWhole) return held ? "No held application is like that." : "No application is like that.";
	return held ? "No application is held." : "No application is stored.";
}

/** Everything that an application contains, and what the form would have refused in one that was held. */
export function shown(application: StoredApplication, siteUrl: string, now: Date): string {
	const { reference, receivedAt, held, answers, unreadable } = application;
	if (unreadable !== undefined) {
		return `Reference: ${reference}\nReceived: ${receivedAt.toISOString()}\n\nThis application is in the store, but ${unreadable}: a backup may have them.`;
	}
	const entries = Object.entries(answers).flatMap(([name, value]) =>
		[value].flat().map((each) => [name, each] as const),
	);
	const reading = readApplication(entries, { thisYear: now.getUTCFullYear(), siteUrl });
	const faults = "errors" in reading ? reading.errors.map(({ message }) => `  ${message}`) : [];
	return [
		`Reference: ${reference}`,
		`Received: ${receivedAt.toISOString()}`,
		...(held
			? [`Held: the trap was filled in. Tell everybody with: npm run applications -- release ${reference}`]
			: []),
		"",
		...labelledAnswers(answers, siteUrl).map(({ label, text }) =>
			text.includes("\n") ? `${label}:\n${indented(text)}` : `${label}: ${text}`,
		),
		...(faults.length > 0 ? ["", "The form would not have taken it:", ...faults] : []),
	].join("\n");
}

/** How many undelivered notifications `status` shows. */
export const undeliveredShown = 20;

/**
 * What needs a person: held applications, refused requests, and notifications that failed, the oldest of them one by one. Exit
 * code 1 when one is overdue by an hour.
 */
export function statusOf(
	counts: Counts,
	refused: number,
	oldest: readonly UndeliveredNotification[],
): { text: string; code: number } {
	const { stored, held, undelivered, overdue } = counts;
	const lines = oldest.map(
		({ reference, channel, attempts, since, nextAttempt, lastFailure }) =>
			`  ${reference}  ${channel}  waits since ${minuteOf(since)}, ${many(attempts, "attempt")}, next ${minuteOf(nextAttempt)}${lastFailure === null ? "" : `: ${lastFailure}`}`,
	);
	const text = [
		`Applications: ${stored}`,
		`Held by the trap: ${held}${held === 0 ? "" : " (npm run applications -- list --held)"}`,
		`Refused by the rate limit in the last seven days: ${refused}`,
		`Notifications not delivered: ${undelivered}, of them overdue by an hour: ${overdue}`,
		...lines,
		...(undelivered > lines.length ? [`  and ${undelivered - lines.length} more`] : []),
		...(oldest.some(({ lastFailure }) => lastFailure !== null)
			? [
					"Mend what is said there: the receiver, or the settings. The server tries again by itself, and at once when it starts.",
				]
			: []),
	].join("\n");
	return { text, code: overdue > 0 ? 1 : 0 };
}

/** A count with its noun: "1 attempt", "2 attempts". */
export function many(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A moment by its minute; a time that somebody damaged is shown as such. */
function minuteOf(time: Date): string {
	if (Number.isNaN(time.getTime())) return "(unreadable time)";
	return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function indented(text: string): string {
	return text
		.split("\n")
		.map((line) => `  ${line}`)
		.join("\n");
}

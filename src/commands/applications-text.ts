// What `npm run applications` says to people.

import type { StoredApplication, UndeliveredNotification } from "#endpoint/store.ts";
import { labelledAnswers } from "#endpoint/stored-application.ts";
import { readApplication } from "#program/application.ts";

const hour = 60 * 60 * 1_000;

/** A line an application: reference, time, tier, company. */
export function listed(applications: readonly StoredApplication[], { held }: { held: boolean }): string {
	if (applications.length === 0) return held ? "No application is held." : "No application is stored.";
	return applications
		.map(({ reference, receivedAt, answers }) =>
			[reference, minuteOf(receivedAt), (answers.tier ?? "").padEnd(10), answers.company_name ?? ""].join("  "),
		)
		.join("\n");
}

/** Everything that an application says, and what the form would have refused in one that was held. */
export function shown(application: StoredApplication, siteUrl: string, now: Date): string {
	const { reference, receivedAt, held, answers } = application;
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

type Counts = { stored: number; held: number; refused: number; undelivered: readonly UndeliveredNotification[] };

/** What needs a person: held applications, refused requests, and notifications that failed. Exit code 1 when one is overdue by an hour. */
export function statusOf({ stored, held, refused, undelivered }: Counts, now: Date): { text: string; code: number } {
	const overdue = undelivered.filter(({ since }) => now.getTime() - since.getTime() >= hour);
	const lines = undelivered.map(
		({ reference, channel, attempts, since, nextAttempt, lastFailure }) =>
			`  ${reference}  ${channel}  waits since ${minuteOf(since)}, ${many(attempts, "attempt")}, next ${minuteOf(nextAttempt)}${lastFailure === null ? "" : `: ${lastFailure}`}`,
	);
	const text = [
		`Applications: ${stored}`,
		`Held by the trap: ${held}${held === 0 ? "" : " (npm run applications -- list --held)"}`,
		`Refused by the rate limit in the last seven days: ${refused}`,
		`Notifications not delivered: ${undelivered.length}, of them overdue by an hour: ${overdue.length}`,
		...lines,
		...(undelivered.some(({ lastFailure }) => lastFailure !== null)
			? [
					"Mend what stands there: the receiver, or the settings. The server tries again by itself, and at once when it starts.",
				]
			: []),
	].join("\n");
	return { text, code: overdue.length > 0 ? 1 : 0 };
}

/** A count with its noun: "1 attempt", "2 attempts". */
export function many(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function minuteOf(time: Date): string {
	return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function indented(text: string): string {
	return text
		.split("\n")
		.map((line) => `  ${line}`)
		.join("\n");
}

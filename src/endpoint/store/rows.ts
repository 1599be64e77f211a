// Rows of either database, read into what the store promises. PostgreSQL gives bigint as text, SQLite a boolean as 0 or 1.
import * as z from "zod";
import { readAnswers } from "#program/application/application.ts";
import type { Answers } from "#program/application/application-fields.ts";
import {
	type Counts,
	channels,
	type Notification,
	type Page,
	type StoredApplication,
	type UndeliveredNotification,
} from "./store.ts";

const count = z.coerce.number();
const time = count.transform((milliseconds) => new Date(milliseconds));
const channel = z.enum(channels);

const applicationColumns = {
	reference: z.string(),
	received_at: z.coerce.bigint(),
	submission_id: z.string().nullable(),
	held: z.coerce.boolean(),
	answers: z.string(),
};

const applicationRow = z.object(applicationColumns);
const notificationRow = z.object({
	...applicationColumns,
	id: z.string(),
	channel,
	attempts: count,
	recipients: z.string().nullable(),
});
const undeliveredRow = z.object({
	reference: z.string(),
	channel: z.string(),
	attempts: count,
	created_at: time,
	next_attempt_at: time,
	last_failure: z.string().nullable(),
});

const countsRow = z.object({ stored: count, held: count, undelivered: count, overdue: count });

const storedAnswers = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The answers, or null when somebody or something has damaged them. */
function parseAnswers(text: string): Answers | null {
	const stored = storedAnswers.safeParse(parseJson(text));
	if (!stored.success) return null;
	return readAnswers(
		Object.entries(stored.data).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const)),
	);
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// What is no JSON is no record either, and the schema refuses it.
		return undefined;
	}
}

/**
 * An application from its row in either database; one with damaged answers is marked and keeps nobody from the others. Throws
 * when the row itself is of another form.
 */
export function readApplicationRow(row: unknown): StoredApplication {
	return toApplication(applicationRow.parse(row));
}

/** A page from the rows that were read for it; a page that is not full is the last. Throws when a row is of another form. */
export function readPage(rows: readonly unknown[], most: number): Page {
	const parsed = rows.map((row) => applicationRow.parse(row));
	const last = parsed.length < most ? undefined : parsed.at(-1);
	return {
		applications: parsed.map(toApplication),
		end: last ? { receivedAt: last.received_at, reference: last.reference } : null,
	};
}

/** The counts of `status`. Throws when the row is of another form. */
export function readCountsRow(row: unknown): Counts {
	return countsRow.parse(row);
}

/** A notification that is due, with the application that it is about. Throws when the row is of another form. */
export function readNotificationRow(row: unknown): Notification {
	const parsed = notificationRow.parse(row);
	return {
		id: parsed.id,
		channel: parsed.channel,
		attempts: parsed.attempts,
		told: parsed.recipients?.split(",") ?? [],
		application: toApplication(parsed),
	};
}

/** A notification that still waits, for `status`. Throws when the row is of another form. */
export function readUndeliveredRow(row: unknown): UndeliveredNotification {
	const parsed = undeliveredRow.parse(row);
	return {
		reference: parsed.reference,
		channel: parsed.channel,
		attempts: parsed.attempts,
		since: parsed.created_at,
		nextAttempt: parsed.next_attempt_at,
		lastFailure: parsed.last_failure,
	};
}

function toApplication(row: z.infer<typeof applicationRow>): StoredApplication {
	const { reference, submission_id: submissionId, held } = row;
	const receivedAt = new Date(Number(row.received_at));
	const answers = parseAnswers(row.answers);
	if (Number.isNaN(receivedAt.getTime())) {
		return unreadable({ reference, receivedAt: new Date(0), submissionId, held }, "its time of receipt cannot be read");
	}
	if (answers === null) {
		return unreadable({ reference, receivedAt, submissionId, held }, "its stored answers cannot be read");
	}
	return { reference, receivedAt, submissionId, held, answers };
}

function unreadable(application: Omit<StoredApplication, "answers" | "unreadable">, reason: string): StoredApplication {
	return { ...application, answers: {}, unreadable: reason };
}

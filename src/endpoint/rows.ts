// Rows of either database, read into what the store promises. PostgreSQL gives bigint as text, SQLite a boolean as 0 or 1.
import * as z from "zod";
import { readAnswers } from "#program/application.ts";
import type { Answers } from "#program/application-fields.ts";
import { channels, type Notification, type StoredApplication, type UndeliveredNotification } from "./store.ts";

const time = z.coerce.number().transform((milliseconds) => new Date(milliseconds));
const channel = z.enum(channels);

const applicationColumns = {
	reference: z.string(),
	received_at: time,
	submission_id: z.string().nullable(),
	held: z.coerce.boolean(),
	answers: z.string().transform(parseAnswers),
};

const applicationRow = z.object(applicationColumns);
const notificationRow = z.object({ ...applicationColumns, id: z.string(), channel, attempts: z.coerce.number() });
const undeliveredRow = z.object({
	reference: z.string(),
	channel,
	attempts: z.coerce.number(),
	created_at: time,
	next_attempt_at: time,
	last_failure: z.string().nullable(),
});

function parseAnswers(text: string): Answers {
	const stored = z.record(z.string(), z.union([z.string(), z.array(z.string())])).parse(JSON.parse(text));
	return readAnswers(
		Object.entries(stored).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const)),
	);
}

/** An application from its row in either database. Throws when the row is of another form. */
export function readApplicationRow(row: unknown): StoredApplication {
	return toApplication(applicationRow.parse(row));
}

/** A notification that is due, with the application that it tells of. Throws when the row is of another form. */
export function readNotificationRow(row: unknown): Notification {
	const parsed = notificationRow.parse(row);
	return {
		id: parsed.id,
		channel: parsed.channel,
		attempts: parsed.attempts,
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
	return {
		reference: row.reference,
		receivedAt: row.received_at,
		submissionId: row.submission_id,
		held: row.held,
		answers: row.answers,
	};
}

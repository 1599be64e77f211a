import { describe, expect, test } from "vitest";
import {
	readApplicationRow,
	readCountsRow,
	readNotificationRow,
	readPage,
	readUndeliveredRow,
} from "#endpoint/store/rows.ts";

// 1 767 225 600 seconds after 1970 the year 2026 began (UTC).
const newYear = new Date("2026-01-01T00:00:00.000Z");
const answers = '{"company_name":"Panadería Luna","markets":["healthcare","other"]}';
const sqlite = { reference: "A-1", received_at: 1_767_225_600_000, submission_id: null, held: 0, answers };
const postgres = { ...sqlite, received_at: "1767225600000", held: false };

test.each([
	["SQLite", sqlite],
	["SQLite with big integers", { ...sqlite, received_at: 1_767_225_600_000n, held: 0n }],
	["PostgreSQL", postgres],
])("an application is the same from a row of %s", (_, row) =>
	expect(readApplicationRow(row)).toEqual({
		reference: "A-1",
		receivedAt: newYear,
		submissionId: null,
		held: false,
		answers: { company_name: "Panadería Luna", markets: ["healthcare", "other"] },
	}),
);

test.each([1, true])("an application is held where the database says %s", (held) =>
	expect(readApplicationRow({ ...sqlite, held }).held).toBe(true),
);

describe("an application is marked and has no answers, if", () => {
	test.each([
		["its answers are cut off", { answers: answers.slice(0, 30) }, newYear, "its stored answers cannot be read"],
		["its answers are a list", { answers: "[]" }, newYear, "its stored answers cannot be read"],
		["an answer is a number", { answers: '{"tier":5}' }, newYear, "its stored answers cannot be read"],
		// A Date reaches 8.64e15 milliseconds from 1970 (ECMA-262, 21.4.1.1).
		["no date is so late", { received_at: "8640000000000001" }, new Date(0), "its time of receipt cannot be read"],
	])("%s", (_, damage, receivedAt, unreadable) =>
		expect(readApplicationRow({ ...postgres, ...damage })).toEqual({
			reference: "A-1",
			receivedAt,
			submissionId: null,
			held: false,
			answers: {},
			unreadable,
		}),
	);
});

test.each([
	["no reference", { reference: undefined }],
	["a time that is no number", { received_at: "yesterday" }],
])("a row with %s is refused", (_, damage) => expect(() => readApplicationRow({ ...sqlite, ...damage })).toThrow());

// 2^53 + 1, which no number keeps exactly.
test("a full page ends at its last row, and one that is not full is the last", () => {
	const rows = [sqlite, { ...postgres, reference: "A-2", received_at: "9007199254740993" }];
	expect(readPage(rows, 2).end).toEqual({ receivedAt: 9_007_199_254_740_993n, reference: "A-2" });
	expect(readPage(rows, 3).end).toBeNull();
	expect(readPage([], 3)).toEqual({ applications: [], end: null });
});

test("counts are numbers from either database", () => {
	const counts = { stored: 3, held: 1, undelivered: 2, overdue: 0 };
	expect(readCountsRow(counts)).toEqual(counts);
	expect(readCountsRow({ stored: "3", held: "1", undelivered: "2", overdue: "0" })).toEqual(counts);
});

test("a notification carries its application, and is refused for a channel that there is not", () => {
	const row = { ...postgres, id: "n-1", channel: "email", attempts: "2", recipients: null };
	const application = readApplicationRow(postgres);
	expect(readNotificationRow(row)).toEqual({ id: "n-1", channel: "email", attempts: 2, told: [], application });
	expect(readNotificationRow({ ...row, recipients: "a@b.example,c@d.example" }).told).toEqual([
		"a@b.example",
		"c@d.example",
	]);
	expect(() => readNotificationRow({ ...row, channel: "pigeon" })).toThrow();
});

test("a notification that waits tells since when, until when and why", () =>
	expect(
		readUndeliveredRow({
			reference: "A-1",
			channel: "webhook",
			attempts: "4",
			created_at: "1767225600000",
			next_attempt_at: 1_767_225_660_000,
			last_failure: "connection refused",
		}),
	).toEqual({
		reference: "A-1",
		channel: "webhook",
		attempts: 4,
		since: newYear,
		nextAttempt: new Date("2026-01-01T00:01:00.000Z"),
		lastFailure: "connection refused",
	}));

// What a store promises. Both stores run the same tests (tests/endpoint/store-contract.ts).
import type { Answers } from "#program/application-fields.ts";

/** Ways in which people and systems are told of an application. */
export const channels = ["webhook", "email"] as const;
export type Channel = (typeof channels)[number];

/** An application as it goes into the store. */
export type Submission = {
	reference: string;
	receivedAt: Date;
	submissionId: string | null;
	/** SHA-256 of the answers, so that the same content is known again. */
	digest: string;
	/** Held applications were caught by the trap: nobody is told until somebody releases them. */
	held: boolean;
	answers: Answers;
	/** Who is to be told; written in the same transaction as the application. */
	announce: readonly Channel[];
};

/** An application as it comes out of the store. */
export type StoredApplication = Pick<Submission, "reference" | "receivedAt" | "submissionId" | "held" | "answers">;

export type Added =
	| { outcome: "stored" | "repeated"; reference: string; receivedAt: Date }
	/** The `submissionId` belongs to an application with other content. */
	| { outcome: "reused" }
	/** Another application has this reference; nothing was stored. */
	| { outcome: "taken" };

/** One thing to be told through one channel. The id is the same on every attempt. */
export type Notification = {
	id: string;
	channel: Channel;
	attempts: number;
	application: StoredApplication;
};

export type UndeliveredNotification = {
	reference: string;
	channel: Channel;
	attempts: number;
	/** When it was to be told first. */
	since: Date;
	nextAttempt: Date;
	/** Why the last attempt failed, without anything that an applicant typed. */
	lastFailure: string | null;
};

export type Allowance = { count: number; seconds: number };

/** How long the same content without a submission ID counts as sent once: ten minutes, in milliseconds. */
export const repeatWindow = 10 * 60 * 1_000;

export interface Store {
	/**
	 * Stores an application with its notifications, or finds the earlier one: by its submission ID, or without one by the same
	 * content within `repeatWindow`. When the promise is fulfilled, the row is on disk; when it is rejected with
	 * `StoreUnavailable`, sending the same again is safe.
	 */
	add(submission: Submission): Promise<Added>;
	/** Counts a request of a client; how many seconds it has to wait, 0 when it is within its allowance. */
	allow(client: string, allowance: Allowance, now: Date): Promise<number>;

	/** Forgets clients whose allowance is whole again. */
	forgetClients(now: Date): Promise<void>;

	/** Counts requests that the rate limit refused, so that a person can see that there were some. */
	countRefused(count: number, now: Date): Promise<void>;
	/** How many requests the rate limit refused on the days (UTC) from `since` on. */
	refusedSince(since: Date): Promise<number>;

	list(filter: { held: boolean }): Promise<StoredApplication[]>;
	find(reference: string): Promise<StoredApplication | null>;
	/** Announces a held application; false when there is none of that reference. */
	release(reference: string, announce: readonly Channel[], now: Date): Promise<boolean>;
	/** Deletes an application and every trace of it that the database keeps; false when there is none. */
	delete(reference: string): Promise<boolean>;
	/** Deletes applications received before the date as `delete` does; how many there were. */
	purge(before: Date): Promise<number>;

	/** Takes notifications that are due, so that no other server tells them before `lease` (milliseconds) has passed. */
	takeDue(now: Date, lease: number, most: number): Promise<Notification[]>;
	markDelivered(id: string, now: Date): Promise<void>;
	markFailed(id: string, nextAttempt: Date, failure: string): Promise<void>;
	/** Makes every waiting notification due, for a server that starts with settings that may have been mended. */
	hasten(now: Date): Promise<void>;
	undelivered(): Promise<UndeliveredNotification[]>;
	/** When the oldest notification that nobody was told of yet was made; null when there is none. */
	oldestUndelivered(): Promise<Date | null>;

	/** Proves with a write that applications can be stored; rejects with `StoreUnavailable`. */
	probe(now: Date): Promise<void>;
	/** Finishes what was begun and closes. */
	close(): Promise<void>;
}

/** The database cannot be reached or written. `reason` is for logs and holds nothing that an applicant typed. */
export class StoreUnavailable extends Error {
	readonly reason: string;
	constructor(reason: string) {
		super(`The store cannot be used: ${reason}`);
		this.name = "StoreUnavailable";
		this.reason = reason;
	}
}

/** The database was written by a newer version of this program. */
export class StoreTooNew extends Error {
	constructor(found: number, known: number) {
		super(
			`The database is at migration ${found}, but this version knows only ${known}. Start the newer version, or restore a backup from before it.`,
		);
		this.name = "StoreTooNew";
	}
}

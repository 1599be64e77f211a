// What a store promises. Both stores run the same tests (tests/endpoint/store/store-contract.ts).
import type { Answers } from "#program/application/application-fields.ts";

/** Ways in which people and systems are notified of an application. */
export const channels = ["webhook", "email"] as const;
export type Channel = (typeof channels)[number];

/** An application as it goes into the store. */
export type Submission = {
	reference: string;
	receivedAt: Date;
	submissionId: string | null;
	/** SHA-256 of the answers, so that the same content is known again. */
	digest: string;
	/** Held applications were caught by the trap: nobody is notified until somebody releases them. */
	held: boolean;
	answers: Answers;
	/** Who is to be notified; written in the same transaction as the application. */
	announce: readonly Channel[];
};

/** An application as it comes out of the store. */
export type StoredApplication = Pick<Submission, "reference" | "receivedAt" | "submissionId" | "held" | "answers"> & {
	/** What of its row cannot be read, without anything that an applicant typed; `answers` is empty then. */
	unreadable?: string;
};

export type Added =
	| { outcome: "stored" | "repeated"; reference: string; receivedAt: Date }
	/** The `submissionId` belongs to an application with other content. */
	| { outcome: "reused" }
	/** Another application has this reference; nothing was stored. */
	| { outcome: "taken" };

/** One notification to be sent through one channel. The id is the same on every attempt. */
export type Notification = {
	id: string;
	channel: Channel;
	attempts: number;
	/** Recipients whom earlier attempts reached while others were refused. */
	told: readonly string[];
	application: StoredApplication;
};

/** Which applications are asked for. */
export type Filter = {
	held: boolean;
	/** Received at this moment or later. */
	since?: Date;
	/** What was chosen as tier, one of the form's choices. */
	tier?: string;
};

/** A place in the order of receipt: milliseconds since 1970, as exact as both databases keep them. */
export type Place = { receivedAt: bigint; reference: string };

/** Some applications in the order of receipt. `end` is the place after which the next page starts, null after the last page. */
export type Page = { applications: readonly StoredApplication[]; end: Place | null };

/** The counts that `status` shows. */
export type Counts = {
	stored: number;
	held: number;
	/** Notifications that are not delivered yet, and how many of them wait since before the moment asked for. */
	undelivered: number;
	overdue: number;
};

export type UndeliveredNotification = {
	reference: string;
	channel: string;
	attempts: number;
	/** When it was first due. */
	since: Date;
	nextAttempt: Date;
	/** Why the last attempt failed, without anything that an applicant typed; null where none is known. */
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

	/** The next applications after a place, at most so many. */
	page(filter: Filter, after: Place | null, most: number): Promise<Page>;
	/** Counts without reading; `overdue` are notifications that wait since `dueSince` or before. */
	counts(dueSince: Date): Promise<Counts>;
	/** When the newest application was received; null when there is none. */
	newestReceived(): Promise<Date | null>;
	find(reference: string): Promise<StoredApplication | null>;
	/** Announces a held application; false when there is none of that reference. */
	release(reference: string, announce: readonly Channel[], now: Date): Promise<boolean>;
	/** Deletes an application: no query finds it any more; `removeTraces` is to follow. False when there is none. */
	delete(reference: string): Promise<boolean>;
	/** Deletes applications received before the date as `delete` does, a few at a time until it is to stop; how many there were. */
	purge(before: Date, stopping?: AbortSignal): Promise<number>;
	/**
	 * Removes every byte that the database's files keep of what was deleted, in steps that make no post wait. When somebody reads
	 * the database for longer than `patience` (milliseconds), another process is at it, or it is to stop: false, and the next
	 * call goes on. Without anything to remove it costs one look.
	 */
	removeTraces(patience: number, stopping?: AbortSignal): Promise<boolean>;

	/** Takes a channel's notifications that are due, so that no other server sends them before `lease` (milliseconds) has passed. */
	claimDue(channel: Channel, now: Date, lease: number, most: number): Promise<Notification[]>;
	markDelivered(id: string, now: Date): Promise<void>;
	/** `told` are recipients who got it all the same, of this and of earlier attempts; without them those of before stay. */
	markFailed(id: string, nextAttempt: Date, failure: string, told?: readonly string[]): Promise<void>;
	/**
	 * Makes every waiting notification due, for a server that starts with settings that may have been mended, or whose clock was set back:
	 * what a wrong clock has made waits since now. What another server has taken
	 * stays its own, for `lease` (milliseconds) at most.
	 */
	retryNow(now: Date, lease: number): Promise<void>;
	/** The notifications that wait longest, at most so many. */
	undelivered(most: number): Promise<UndeliveredNotification[]>;
	/** When the oldest notification that is not delivered yet was made; null when there is none. */
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

/** The database and this version of the program do not belong together; the message has what to do. */
export class StoreMismatch extends Error {}

/** The database was written by a newer version of this program. */
export class StoreTooNew extends StoreMismatch {
	constructor(found: number, known: number) {
		super(
			`The database is at migration ${found}, but this version knows only ${known}. Start the newer version, or restore a backup from before it.`,
		);
		this.name = "StoreTooNew";
	}
}

/** A migration that ran in the database is written in another way now. */
export class MigrationChanged extends StoreMismatch {
	constructor(number: number) {
		super(
			`Migration ${number} in src/endpoint/store/migrations.ts was changed after it had run in this database. Give it back the text that it had, and write the change as a new migration after the last.`,
		);
		this.name = "MigrationChanged";
	}
}

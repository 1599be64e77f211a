// The embedded store. Writes that arrive together share one transaction, so that they share its one flush to the disk.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { countInMemory, dayOf } from "./rate-limit.ts";
import { readApplicationRow, readNotificationRow, readUndeliveredRow } from "./rows.ts";
import { type Connection, connect, DatabaseBusy, isStillThere, saysBusy } from "./sqlite-connection.ts";
import type { Added, Channel, Store, Submission } from "./store.ts";
import { repeatWindow, StoreTooNew, StoreUnavailable } from "./store.ts";
import { inTurn, untilAgain } from "./turns.ts";

/** How long a locked database is tried again before it counts as unavailable, in milliseconds. */
const patience = 5_000;
/** A probe gives up sooner, so that whoever asks for the health has an answer. */
const probePatience = 2_000;

type Waiting = { submission: Submission; resolve: (added: Added) => void; reject: (error: unknown) => void };

const applicationColumns = "reference, received_at, submission_id, held, answers";

/**
 * A store in the file at `path`, which is made when it does not exist (unless `mustExist`). It connects when first used, and
 * again after a failure.
 */
export function sqliteStore(path: string, { mustExist = false } = {}): Store {
	let connection: Connection | null = null;
	let waiting: Waiting[] = [];
	let existed = mustExist;
	/** Whether a deletion could not remove its traces: the next one does. */
	let traces = false;
	const clients = countInMemory();

	const takeTurn = inTurn((error) => error instanceof DatabaseBusy);

	/** Works with the connection, which is opened first if there is none. It is one statement or undone as a whole. */
	function use<Result>(work: (connection: Connection) => Result, patient = patience): Promise<Result> {
		return takeTurn(() => attempt(work), patient);
	}

	function attempt<Result>(work: (connection: Connection) => Result): Result {
		try {
			if (connection && !isStillThere(connection)) disconnect();
			connection ??= connect(path, { mayCreate: !existed });
			existed = true;
			return work(connection);
		} catch (error) {
			if (saysBusy(error)) {
				if (connection?.db.isTransaction) connection.db.exec("ROLLBACK");
				throw new DatabaseBusy(reasonOf(error));
			}
			if (error instanceof DatabaseBusy) throw error;
			// A connection to a read-only, full or vanished file may never recover; the next use opens a new one.
			disconnect();
			if (error instanceof StoreTooNew || error instanceof StoreUnavailable) throw error;
			throw new StoreUnavailable(reasonOf(error));
		}
	}

	function disconnect() {
		const closing = connection;
		connection = null;
		closing?.db.close();
	}

	function transaction<Result>(work: (connection: Connection) => Result): Promise<Result> {
		return use((open) => {
			open.begin.run();
			const result = work(open);
			open.commit.run();
			return result;
		});
	}

	/** One transaction for everything that waits. An answer is given only after the commit. */
	async function flush(): Promise<void> {
		const batch = waiting;
		waiting = [];
		if (batch.length === 0) return;
		try {
			const added = await transaction((open) => batch.map(({ submission }) => insert(open, submission)));
			for (const [index, { resolve, reject }] of batch.entries()) {
				const result = added[index];
				if (result) resolve(result);
				else reject(new StoreUnavailable("nothing was inserted"));
			}
		} catch (error) {
			for (const { reject } of batch) reject(error);
		}
	}

	/** Deleted content is overwritten (secure_delete); what rebuilding left in gaps of pages and in the log goes here. */
	async function leaveNoTrace(): Promise<void> {
		traces = true;
		await use(({ db }) => db.exec("VACUUM"));
		const end = performance.now() + patience;
		// A reader hinders this alone, so everything else has its turn meanwhile.
		while (!(await use(emptyLog))) {
			if (performance.now() > end) throw new StoreUnavailable("another process reads the database; delete again");
			await pause(untilAgain);
		}
		traces = false;
	}

	return {
		add: (submission) =>
			new Promise((resolve, reject) => {
				if (waiting.push({ submission, resolve, reject }) === 1) setImmediate(flush);
			}),

		// One process serves a SQLite file, so it can count in memory: a flood of requests costs no write.
		allow: async (client, allowance, now) => clients.allow(client, allowance, now),
		forgetClients: async (now) => clients.forget(now),

		countRefused: async (count, now) =>
			use(({ db }) => {
				db.prepare(
					`INSERT INTO refusals (day, count) VALUES (?, ?)
					ON CONFLICT (day) DO UPDATE SET count = count + excluded.count`,
				).run(dayOf(now), count);
			}),
		refusedSince: async (since) =>
			use(({ db }) => {
				const row = db
					.prepare("SELECT coalesce(sum(count), 0) AS total FROM refusals WHERE day >= ?")
					.get(dayOf(since));
				return Number(row?.total);
			}),

		list: async ({ held }) =>
			use(({ db }) =>
				db
					.prepare(`SELECT ${applicationColumns} FROM applications WHERE held = ? ORDER BY received_at, reference`)
					.all(Number(held))
					.map(readApplicationRow),
			),

		find: async (reference) =>
			use(({ db }) => {
				const row = db.prepare(`SELECT ${applicationColumns} FROM applications WHERE reference = ?`).get(reference);
				return row ? readApplicationRow(row) : null;
			}),

		release: async (reference, announce, now) =>
			transaction((open) => {
				const { changes } = open.db
					.prepare("UPDATE applications SET held = 0 WHERE reference = ? AND held = 1")
					.run(reference);
				if (changes === 0) return false;
				enqueue(open, reference, announce, now);
				return true;
			}),

		delete: async (reference) => {
			const { changes } = await use(({ db }) =>
				db.prepare("DELETE FROM applications WHERE reference = ?").run(reference),
			);
			await leaveNoTrace();
			return changes > 0;
		},

		purge: async (before) => {
			const { changes } = await use(({ db }) =>
				db.prepare("DELETE FROM applications WHERE received_at < ?").run(before.getTime()),
			);
			if (changes > 0 || traces) await leaveNoTrace();
			return Number(changes);
		},

		takeDue: async (now, lease, most) =>
			transaction(({ db }) => {
				const due = db
					.prepare(
						`SELECT outbox.id, channel, attempts, ${applicationColumns}
						FROM outbox JOIN applications USING (reference)
						WHERE delivered_at IS NULL AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?`,
					)
					.all(now.getTime(), most)
					.map(readNotificationRow);
				const take = db.prepare("UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ? WHERE id = ?");
				for (const { id } of due) take.run(now.getTime() + lease, id);
				return due;
			}),

		markDelivered: async (id, now) =>
			use(({ db }) => {
				db.prepare("UPDATE outbox SET delivered_at = ?, last_failure = NULL WHERE id = ?").run(now.getTime(), id);
			}),

		markFailed: async (id, nextAttempt, failure) =>
			use(({ db }) => {
				db.prepare("UPDATE outbox SET next_attempt_at = ?, last_failure = ? WHERE id = ?").run(
					nextAttempt.getTime(),
					failure,
					id,
				);
			}),

		hasten: async (now) =>
			use(({ db }) => {
				db.prepare("UPDATE outbox SET next_attempt_at = ? WHERE delivered_at IS NULL AND next_attempt_at > ?").run(
					now.getTime(),
					now.getTime(),
				);
			}),

		undelivered: async () =>
			use(({ db }) =>
				db.prepare("SELECT * FROM outbox WHERE delivered_at IS NULL ORDER BY created_at").all().map(readUndeliveredRow),
			),

		oldestUndelivered: async () =>
			use(({ db }) => {
				const row = db.prepare("SELECT min(created_at) AS oldest FROM outbox WHERE delivered_at IS NULL").get();
				return typeof row?.oldest === "number" ? new Date(row.oldest) : null;
			}),

		probe: async (now) =>
			use(({ db }) => {
				db.prepare("UPDATE installation SET probed_at = ?").run(now.getTime());
			}, probePatience),

		close: async () => {
			await flush();
			if (connection) await use(emptyLog);
			disconnect();
		},
	};
}

/** Brings the log into the file and cuts it to nothing; false while another process reads from it. */
function emptyLog({ db }: Connection): boolean {
	return db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy === 0;
}

function insert(open: Connection, submission: Submission): Added {
	const { reference, receivedAt, submissionId, digest, held, answers } = submission;
	const at = receivedAt.getTime();
	const earlier =
		submissionId === null
			? open.findByDigest.get(digest, Number(held), at - repeatWindow)
			: open.findBySubmission.get(submissionId);
	if (earlier) {
		if (earlier.digest !== digest) return { outcome: "reused" };
		return {
			outcome: "repeated",
			reference: String(earlier.reference),
			receivedAt: new Date(Number(earlier.received_at)),
		};
	}
	const { changes } = open.insert.run(reference, at, submissionId, digest, Number(held), JSON.stringify(answers));
	if (changes === 0) return { outcome: "taken" };
	if (!held) enqueue(open, reference, submission.announce, receivedAt);
	return { outcome: "stored", reference, receivedAt };
}

function enqueue(open: Connection, reference: string, announce: readonly Channel[], now: Date) {
	for (const channel of announce) open.enqueue.run(randomUUID(), reference, channel, now.getTime(), now.getTime());
}

/** SQLite's own words for the kind of failure; its full message could quote a value. */
function reasonOf(error: unknown): string {
	if (error instanceof Error && "errstr" in error) return String(error.errstr);
	if (error instanceof Error && "code" in error) return String(error.code);
	return error instanceof Error ? error.name : "unknown";
}

// The embedded store. Writes that arrive together share one transaction, so that they share its one flush to the disk.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { countInMemory } from "./allowances.ts";
import { dayOf } from "./day.ts";
import { startOf, tierAnswer } from "./page-query.ts";
import { readApplicationRow, readCountsRow, readNotificationRow, readPage, readUndeliveredRow } from "./rows.ts";
import { type Connection, connect, DatabaseBusy, isStillThere, saysBusy, saysFull } from "./sqlite/connection.ts";
import { checkpoint, deleteOlder, deleteRows, erase } from "./sqlite/erase.ts";
import { enqueue, insert } from "./sqlite/insert.ts";
import { probe } from "./sqlite/probe.ts";
import { serialQueue } from "./sqlite/serial-queue.ts";
import type { Added, Store, Submission } from "./store.ts";
import { StoreMismatch, StoreUnavailable } from "./store.ts";

/** How long a locked database is tried again before it counts as unavailable, in milliseconds. */
const patience = 5_000;
/** A probe gives up sooner, so that a request for the health gets an answer. */
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
	let wasOpen = false;
	const clients = countInMemory();

	const enqueueWork = serialQueue((error) => error instanceof DatabaseBusy);

	/** Works with the connection, which is opened first if there is none. It is one statement or undone as a whole. */
	function use<Result>(work: (connection: Connection) => Result, patient = patience): Promise<Result> {
		return enqueueWork(() => attempt(work), patient);
	}

	function attempt<Result>(work: (connection: Connection) => Result): Result {
		try {
			if (connection && !isStillThere(connection)) disconnect();
			connection ??= connect(path, { mayCreate: !existed });
			existed = true;
			wasOpen = true;
			return work(connection);
		} catch (error) {
			if (saysBusy(error)) {
				if (connection?.db.isTransaction) connection.db.exec("ROLLBACK");
				throw new DatabaseBusy(reasonOf(error));
			}
			if (error instanceof DatabaseBusy) throw error;
			// A connection to a read-only, full or vanished file may never recover; the next use opens a new one.
			disconnect();
			if (error instanceof StoreMismatch || error instanceof StoreUnavailable) throw error;
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
			// Sent again, it is found in the file: closing the connection has brought it there.
			if (!isStillThere(open)) throw new StoreUnavailable("the database or its log was removed meanwhile");
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

	const steps = {
		transaction: <Result>(work: (db: DatabaseSync) => Result) => transaction(({ db }) => work(db)),
		use: <Result>(work: (db: DatabaseSync) => Result) => use(({ db }) => work(db)),
	};

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

		page: async ({ held, since, tier }, after, most) =>
			use(({ db }) => {
				const statement = prepareReading(
					db,
					`SELECT ${applicationColumns} FROM applications
					WHERE held = ? AND (received_at, reference) > (?, ?) AND instr(answers, ?) > 0
					ORDER BY received_at, reference LIMIT ?`,
				);
				const rows = statement.all(
					Number(held),
					...startOf(since, after),
					tier === undefined ? "" : tierAnswer(tier),
					most,
				);
				return readPage(rows, most);
			}),

		counts: async (dueSince) =>
			use(({ db }) =>
				readCountsRow(
					db
						.prepare(
							`SELECT * FROM
								(SELECT count(*) FILTER (WHERE NOT held) AS stored, count(*) FILTER (WHERE held) AS held FROM applications),
								(SELECT count(*) AS undelivered, count(*) FILTER (WHERE created_at <= ?) AS overdue FROM outbox
								WHERE delivered_at IS NULL)`,
						)
						.get(dueSince.getTime()),
				),
			),

		find: async (reference) =>
			use(({ db }) => {
				const text = `SELECT ${applicationColumns} FROM applications WHERE reference = ?`;
				const row = prepareReading(db, text).get(reference);
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

		delete: async (reference) => (await steps.transaction((db) => deleteRows(db, [reference]))) > 0,
		purge: (before, stopping) => deleteOlder(steps, before, stopping),
		removeTraces: (patience, stopping) => erase(steps, patience, stopping),

		claimDue: async (channel, now, lease, most) =>
			transaction(({ db }) => {
				const due = prepareReading(
					db,
					`SELECT outbox.id, channel, attempts, recipients, ${applicationColumns}
					FROM outbox JOIN applications USING (reference) LEFT JOIN told USING (id)
					WHERE channel = ? AND delivered_at IS NULL AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?`,
				)
					.all(channel, now.getTime(), most)
					.map(readNotificationRow);
				const take = db.prepare("UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ? WHERE id = ?");
				for (const { id } of due) take.run(now.getTime() + lease, id);
				return due;
			}),

		markDelivered: async (id, now) =>
			transaction(({ db }) => {
				db.prepare("UPDATE outbox SET delivered_at = ?, last_failure = NULL WHERE id = ?").run(now.getTime(), id);
				db.prepare("DELETE FROM told WHERE id = ?").run(id);
			}),

		markFailed: async (id, nextAttempt, failure, told = []) =>
			transaction(({ db }) => {
				const fail = db.prepare("UPDATE outbox SET next_attempt_at = ?, last_failure = ? WHERE id = ?");
				const { changes } = fail.run(nextAttempt.getTime(), failure, id);
				if (changes > 0 && told.length > 0)
					db.prepare("INSERT OR REPLACE INTO told VALUES (?, ?)").run(id, told.join(","));
			}),

		// One process serves a SQLite file: what is taken was taken by one that died.
		retryNow: async (now) =>
			use(({ db }) => {
				db.prepare(
					`UPDATE outbox SET next_attempt_at = :now, created_at = min(created_at, :now)
					WHERE delivered_at IS NULL AND next_attempt_at > :now`,
				).run({ now: now.getTime() });
			}),

		undelivered: async (most) =>
			use(({ db }) =>
				prepareReading(db, "SELECT * FROM outbox WHERE delivered_at IS NULL ORDER BY created_at LIMIT ?")
					.all(most)
					.map(readUndeliveredRow),
			),

		newestReceived: async () =>
			use(({ db }) => {
				const row = prepareReading(db, "SELECT max(received_at) AS newest FROM applications").get();
				return typeof row?.newest === "bigint" ? new Date(Number(row.newest)) : null;
			}),

		oldestUndelivered: async () =>
			use(({ db }) => {
				const text = "SELECT min(created_at) AS oldest FROM outbox WHERE delivered_at IS NULL";
				const row = prepareReading(db, text).get();
				return typeof row?.oldest === "bigint" ? new Date(Number(row.oldest)) : null;
			}),

		probe: async (now) => use(({ db }) => probe(db, path, now), probePatience),

		close: async () => {
			await flush();
			// Also where something else has found meanwhile that the file is gone: who stops the server is told.
			if (wasOpen) await use(({ db }) => foldIn(db));
			disconnect();
		},
	};
}

/** Brings what the log holds into the file, for whoever copies that alone. On a full disk the log keeps it, and nothing is lost. */
function foldIn(db: DatabaseSync): void {
	try {
		checkpoint(db, "TRUNCATE");
	} catch (error) {
		if (!saysFull(error)) throw error;
	}
}

/** Reads whole numbers as they are: one that JavaScript cannot hold, written by somebody's hand, is no reason to stop. */
function prepareReading(db: DatabaseSync, text: string): StatementSync {
	const statement = db.prepare(text);
	statement.setReadBigInts(true);
	return statement;
}

/** SQLite's own words for the kind of failure; its full message could quote a value. */
function reasonOf(error: unknown): string {
	if (error instanceof Error && "errstr" in error) return String(error.errstr);
	if (error instanceof Error && "code" in error) return String(error.code);
	return error instanceof Error ? error.name : "unknown";
}

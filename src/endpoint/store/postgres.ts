// The shared store: any number of servers on one PostgreSQL.
import { randomUUID } from "node:crypto";
import { DatabaseError, Pool, type PoolClient, type QueryResult } from "pg";
import { secondsToWait } from "./allowances.ts";
import { dayOf } from "./day.ts";
import { missingMigrations } from "./migrations.ts";
import { startOf, tierAnswer } from "./page-query.ts";
import { deleteOlder, deleteRows, erase, type Transaction } from "./postgres/erase.ts";
import { insert, locksOf } from "./postgres/insert.ts";
import { pseudonym } from "./pseudonym.ts";
import { readApplicationRow, readCountsRow, readNotificationRow, readPage, readUndeliveredRow } from "./rows.ts";
import { type Store, StoreMismatch, StoreUnavailable } from "./store.ts";

type Parameters = readonly (string | number | bigint | boolean | null | readonly string[])[];

const applicationColumns = "reference, received_at, submission_id, held, answers";

/** A class of advisory locks beside those of postgres/insert.ts. */
const migrationLock = 0x6d616d01;

/** A committed transaction is on the disk, whatever the server's default; stronger settings (replicas) are left alone. */
const begin = `BEGIN;
	SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off';
	SET LOCAL statement_timeout = '10s';`;

/** A store in the database at `url`. It connects when first used, and again after a failure. */
export function postgresStore(url: string): Store {
	const pool = new Pool({
		connectionString: url,
		max: 10,
		connectionTimeoutMillis: 5_000,
		query_timeout: 15_000,
		keepAlive: true,
		application_name: "partner-guide",
	});
	// An idle connection that dies is replaced at the next use, which reports what is wrong; unheard, it would end the process.
	pool.on("error", () => undefined);
	let prepared: Promise<{ salt: string }> | null = null;

	async function connected<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
		let client: PoolClient;
		try {
			client = await pool.connect();
		} catch (error) {
			throw new StoreUnavailable(reasonOf(error));
		}
		// A connection that breaks while it is in use also fails its query; the event alone would end the process.
		const unheard = () => undefined;
		client.on("error", unheard);
		let failed = true;
		try {
			const result = await work(client);
			failed = false;
			return result;
		} catch (error) {
			if (error instanceof StoreMismatch) throw error;
			throw new StoreUnavailable(reasonOf(error));
		} finally {
			client.off("error", unheard);
			// A failed connection is thrown away, and with it the transaction that it may be in.
			client.release(failed);
		}
	}

	/** Migrates before the first use; a failure is forgotten, so that the next use tries again. */
	async function prepare(): Promise<{ salt: string }> {
		prepared ??= connected(migrate);
		try {
			return await prepared;
		} catch (error) {
			prepared = null;
			throw error;
		}
	}

	async function query(text: string, parameters: Parameters): Promise<QueryResult> {
		await prepare();
		return connected((client) => client.query(text, [...parameters]));
	}

	async function transaction<Result>(locking: string, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
		await prepare();
		return connected(async (client) => {
			await client.query(begin + locking);
			const result = await work(client);
			await client.query("COMMIT");
			return result;
		});
	}

	const inTransaction: Transaction = (work) => transaction("", work);

	return {
		add: (submission) => transaction(locksOf(submission), (client) => insert(client, submission)),

		allow: async (client, { count, seconds }, now) => {
			const { salt } = await prepare();
			// What lasts longer than an allowance was begun by a clock that has been set back since.
			const { rows } = await query(
				`INSERT INTO allowances AS known (client, used, resets_at) VALUES ($1, 1, $3)
				ON CONFLICT (client) DO UPDATE SET
					used = CASE WHEN known.resets_at > $2 AND known.resets_at <= $3 THEN known.used + 1 ELSE 1 END,
					resets_at = CASE WHEN known.resets_at > $2 AND known.resets_at <= $3 THEN known.resets_at ELSE $3 END
				RETURNING used, resets_at`,
				[pseudonym(client, salt), now.getTime(), now.getTime() + seconds * 1_000],
			);
			return secondsToWait(Number(rows[0].used), count, Number(rows[0].resets_at), now);
		},

		forgetClients: async (now) => {
			await query("DELETE FROM allowances WHERE resets_at <= $1", [now.getTime()]);
		},

		countRefused: async (count, now) => {
			await query(
				`INSERT INTO refusals AS known (day, count) VALUES ($1, $2)
				ON CONFLICT (day) DO UPDATE SET count = known.count + excluded.count`,
				[dayOf(now), count],
			);
		},

		refusedSince: async (since) => {
			const text = "SELECT coalesce(sum(count), 0) AS total FROM refusals WHERE day >= $1";
			return Number((await query(text, [dayOf(since)])).rows[0].total);
		},

		page: async ({ held, since, tier }, after, most) => {
			const { rows } = await query(
				`SELECT ${applicationColumns} FROM applications
				WHERE held = $1 AND (received_at, reference) > ($2, $3) AND ($4::text IS NULL OR strpos(answers, $4) > 0)
				ORDER BY received_at, reference LIMIT $5`,
				[held, ...startOf(since, after), tier === undefined ? null : tierAnswer(tier), most],
			);
			return readPage(rows, most);
		},

		counts: async (dueSince) => {
			const { rows } = await query(
				`SELECT * FROM
					(SELECT count(*) FILTER (WHERE NOT held) AS stored, count(*) FILTER (WHERE held) AS held FROM applications),
					(SELECT count(*) AS undelivered, count(*) FILTER (WHERE created_at <= $1) AS overdue FROM outbox
					WHERE delivered_at IS NULL)`,
				[dueSince.getTime()],
			);
			return readCountsRow(rows[0]);
		},

		find: async (reference) => {
			const text = `SELECT ${applicationColumns} FROM applications WHERE reference = $1`;
			const { rows } = await query(text, [reference]);
			return rows.length > 0 ? readApplicationRow(rows[0]) : null;
		},

		release: (reference, announce, now) =>
			transaction("", async (client) => {
				const { rowCount } = await client.query("UPDATE applications SET held = false WHERE reference = $1 AND held", [
					reference,
				]);
				if (rowCount === 0) return false;
				for (const channel of announce) {
					await client.query(
						"INSERT INTO outbox (id, reference, channel, created_at, next_attempt_at) VALUES ($1, $2, $3, $4, $4)",
						[randomUUID(), reference, channel, now.getTime()],
					);
				}
				return true;
			}),

		delete: async (reference) => (await transaction("", (client) => deleteRows(client, [reference]))) > 0,
		purge: (before, stopping) => deleteOlder(inTransaction, before, stopping),
		removeTraces: (patience, stopping) => erase(inTransaction, patience, stopping),

		claimDue: async (channel, now, lease, most) => {
			// SKIP LOCKED: what another server is taking at this moment is not waited for.
			const { rows } = await query(
				`WITH due AS (
					SELECT id FROM outbox WHERE channel = $4 AND delivered_at IS NULL AND next_attempt_at <= $1
					ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
				), taken AS (
					UPDATE outbox SET attempts = attempts + 1, next_attempt_at = $2, last_failure = NULL FROM due WHERE outbox.id = due.id
					RETURNING outbox.id, outbox.reference, channel, attempts - 1 AS attempts
				)
				SELECT taken.id, channel, attempts, recipients, ${applicationColumns}
				FROM taken JOIN applications USING (reference) LEFT JOIN told USING (id)`,
				[now.getTime(), now.getTime() + lease, most, channel],
			);
			return rows.map(readNotificationRow);
		},

		markDelivered: async (id, now) => {
			await query(
				`WITH delivered AS (UPDATE outbox SET delivered_at = $1, last_failure = NULL WHERE id = $2)
				DELETE FROM told WHERE id = $2`,
				[now.getTime(), id],
			);
		},

		markFailed: async (id, nextAttempt, failure, told = []) => {
			await query(
				`WITH failed AS (UPDATE outbox SET next_attempt_at = $1, last_failure = $2 WHERE id = $3 RETURNING id)
				INSERT INTO told SELECT id, $4 FROM failed WHERE $4 <> ''
				ON CONFLICT (id) DO UPDATE SET recipients = excluded.recipients`,
				[nextAttempt.getTime(), failure, id, told.join(",")],
			);
		},

		retryNow: async (now, lease) => {
			// Taken is what was tried and has no reason yet: a claim takes that of the attempt before away.
			await query(
				`UPDATE outbox SET next_attempt_at = $1, created_at = least(created_at, $1)
				WHERE delivered_at IS NULL AND next_attempt_at > $1
				AND NOT (attempts > 0 AND last_failure IS NULL AND next_attempt_at <= $2)`,
				[now.getTime(), now.getTime() + lease],
			);
		},

		undelivered: async (most) => {
			const text = "SELECT * FROM outbox WHERE delivered_at IS NULL ORDER BY created_at LIMIT $1";
			const { rows } = await query(text, [most]);
			return rows.map(readUndeliveredRow);
		},

		newestReceived: async () => {
			const { rows } = await query("SELECT max(received_at) AS newest FROM applications", []);
			return rows[0].newest === null ? null : new Date(Number(rows[0].newest));
		},

		oldestUndelivered: async () => {
			const { rows } = await query("SELECT min(created_at) AS oldest FROM outbox WHERE delivered_at IS NULL", []);
			return rows[0].oldest === null ? null : new Date(Number(rows[0].oldest));
		},

		probe: (now) =>
			transaction("", async (client) => {
				// The lock that storing an application takes: a table that somebody has locked takes none.
				await client.query("LOCK TABLE applications IN ROW EXCLUSIVE MODE");
				await client.query("UPDATE installation SET probed_at = $1", [now.getTime()]);
			}),

		close: () => pool.end(),
	};
}

async function migrate(client: PoolClient): Promise<{ salt: string }> {
	await client.query(`${begin} SELECT pg_advisory_xact_lock(${migrationLock}, 0)`);
	await client.query("CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY, hash text)");
	// By way of JSON, so that a table from before there were hashes can be asked, too.
	const { rows } = await client.query("SELECT number, to_jsonb(migrations) ->> 'hash' AS hash FROM migrations");
	const { run, note } = missingMigrations("postgres", rows);
	if (note.length > 0) await client.query("ALTER TABLE migrations ADD COLUMN IF NOT EXISTS hash text");
	for (const { number, hash } of note) {
		await client.query("UPDATE migrations SET hash = $2 WHERE number = $1", [number, hash]);
	}
	// While somebody reads the tables, as pg_dump does, the posts of other servers would queue behind a migration that waits.
	if (run.length > 0) await client.query("SET LOCAL lock_timeout = '200ms'");
	for (const { number, hash, sql } of run) {
		await client.query(sql);
		await client.query("INSERT INTO migrations (number, hash) VALUES ($1, $2)", [number, hash]);
	}
	const installation = await client.query("SELECT salt FROM installation");
	await client.query("COMMIT");
	return { salt: String(installation.rows[0].salt) };
}

/** The code of PostgreSQL's error, because its message may quote a value; all other errors' messages are about the connection. */
function reasonOf(error: unknown): string {
	if (error instanceof DatabaseError) return `PostgreSQL error ${error.code}`;
	if (error instanceof Error && "code" in error) return String(error.code);
	return error instanceof Error ? error.message : "unknown";
}

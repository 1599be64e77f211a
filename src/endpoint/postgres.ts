// The shared store: any number of servers on one PostgreSQL.
import { createHash, randomUUID } from "node:crypto";
import { DatabaseError, Pool, type PoolClient, type QueryResult } from "pg";
import { migrations, newestMigration } from "./migrations.ts";
import { dayOf, pseudonym, secondsToWait } from "./rate-limit.ts";
import { readApplicationRow, readNotificationRow, readUndeliveredRow } from "./rows.ts";
import { type Added, repeatWindow, type Store, StoreTooNew, StoreUnavailable, type Submission } from "./store.ts";

type Parameters = readonly (string | number | boolean | null | readonly string[])[];

const applicationColumns = "reference, received_at, submission_id, held, answers";

/** Classes of advisory locks: any fixed numbers that other programs in the same database are unlikely to use. */
const locks = { migration: 0x6d616d01, digest: 0x6d616d02, submission: 0x6d616d03 };

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
			if (error instanceof StoreTooNew) throw error;
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

	/** Rewrites the tables, so that no dead row stays in their files. The server's own log and backups keep their course. */
	async function leaveNoTrace() {
		await query("VACUUM (FULL) applications", []);
		await query("VACUUM (FULL) outbox", []);
	}

	return {
		add: (submission) => transaction(locksOf(submission), (client) => insert(client, submission)),

		allow: async (client, { count, seconds }, now) => {
			const { salt } = await prepare();
			const { rows } = await query(
				`INSERT INTO allowances AS known (client, used, resets_at) VALUES ($1, 1, $3)
				ON CONFLICT (client) DO UPDATE SET
					used = CASE WHEN known.resets_at <= $2 THEN 1 ELSE known.used + 1 END,
					resets_at = CASE WHEN known.resets_at <= $2 THEN $3 ELSE known.resets_at END
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

		list: async ({ held }) => {
			const text = `SELECT ${applicationColumns} FROM applications WHERE held = $1 ORDER BY received_at, reference`;
			return (await query(text, [held])).rows.map(readApplicationRow);
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

		delete: async (reference) => {
			const { rowCount } = await query("DELETE FROM applications WHERE reference = $1", [reference]);
			await leaveNoTrace();
			return rowCount !== 0;
		},

		purge: async (before) => {
			const { rowCount } = await query("DELETE FROM applications WHERE received_at < $1", [before.getTime()]);
			if (rowCount !== 0) await leaveNoTrace();
			return rowCount ?? 0;
		},

		takeDue: async (now, lease, most) => {
			// SKIP LOCKED: what another server is taking at this moment is not waited for.
			const { rows } = await query(
				`WITH due AS (
					SELECT id FROM outbox WHERE delivered_at IS NULL AND next_attempt_at <= $1
					ORDER BY next_attempt_at LIMIT $3 FOR UPDATE SKIP LOCKED
				), taken AS (
					UPDATE outbox SET attempts = attempts + 1, next_attempt_at = $2 FROM due WHERE outbox.id = due.id
					RETURNING outbox.id, outbox.reference, channel, attempts - 1 AS attempts
				)
				SELECT taken.id, channel, attempts, ${applicationColumns} FROM taken JOIN applications USING (reference)`,
				[now.getTime(), now.getTime() + lease, most],
			);
			return rows.map(readNotificationRow);
		},

		markDelivered: async (id, now) => {
			await query("UPDATE outbox SET delivered_at = $1, last_failure = NULL WHERE id = $2", [now.getTime(), id]);
		},

		markFailed: async (id, nextAttempt, failure) => {
			const text = "UPDATE outbox SET next_attempt_at = $1, last_failure = $2 WHERE id = $3";
			await query(text, [nextAttempt.getTime(), failure, id]);
		},

		hasten: async (now) => {
			const text = "UPDATE outbox SET next_attempt_at = $1 WHERE delivered_at IS NULL AND next_attempt_at > $1";
			await query(text, [now.getTime()]);
		},

		undelivered: async () => {
			const { rows } = await query("SELECT * FROM outbox WHERE delivered_at IS NULL ORDER BY created_at", []);
			return rows.map(readUndeliveredRow);
		},

		oldestUndelivered: async () => {
			const { rows } = await query("SELECT min(created_at) AS oldest FROM outbox WHERE delivered_at IS NULL", []);
			return rows[0].oldest === null ? null : new Date(Number(rows[0].oldest));
		},

		probe: (now) =>
			transaction("", async (client) => {
				await client.query("UPDATE installation SET probed_at = $1", [now.getTime()]);
			}),

		close: () => pool.end(),
	};
}

async function migrate(client: PoolClient): Promise<{ salt: string }> {
	await client.query(`${begin} SELECT pg_advisory_xact_lock(${locks.migration}, 0)`);
	await client.query("CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY)");
	const { rows } = await client.query("SELECT coalesce(max(number), 0) AS version FROM migrations");
	const version = Number(rows[0].version);
	if (version > newestMigration) throw new StoreTooNew(version, newestMigration);
	for (const { number, postgres } of migrations) {
		if (number <= version) continue;
		await client.query(postgres);
		await client.query("INSERT INTO migrations VALUES ($1)", [number]);
	}
	const installation = await client.query("SELECT salt FROM installation");
	await client.query("COMMIT");
	return { salt: String(installation.rows[0].salt) };
}

/**
 * Of several servers that get the same content or the same submission ID at once, one stores and the others find it. Every
 * transaction takes its locks in this order, so none waits for another in a circle.
 */
function locksOf({ digest, submissionId }: Submission): string {
	const submission = submissionId === null ? "" : lock(locks.submission, submissionId);
	return lock(locks.digest, digest) + submission;
}

function lock(kind: number, text: string): string {
	return `SELECT pg_advisory_xact_lock(${kind}, ${createHash("sha256").update(text).digest().readInt32BE()});`;
}

async function insert(client: PoolClient, submission: Submission): Promise<Added> {
	const { reference, receivedAt, submissionId, digest, held, answers } = submission;
	const announce = held ? [] : submission.announce;
	const { rows } = await client.query(
		`WITH earlier AS (
			SELECT reference, received_at, digest FROM applications
			WHERE submission_id = $3 OR ($3::text IS NULL AND digest = $4 AND held = $5 AND received_at > $7)
			ORDER BY received_at LIMIT 1
		), stored AS (
			INSERT INTO applications (reference, received_at, submission_id, digest, held, answers)
			SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM earlier)
			ON CONFLICT (reference) DO NOTHING RETURNING reference, received_at, digest
		), announced AS (
			INSERT INTO outbox (id, reference, channel, created_at, next_attempt_at)
			SELECT id, reference, channel, received_at, received_at
			FROM stored, unnest($8::text[], $9::text[]) AS announcement (id, channel)
		)
		SELECT 'repeated' AS outcome, * FROM earlier UNION ALL SELECT 'stored', * FROM stored`,
		[
			reference,
			receivedAt.getTime(),
			submissionId,
			digest,
			held,
			JSON.stringify(answers),
			receivedAt.getTime() - repeatWindow,
			announce.map(() => randomUUID()),
			announce,
		],
	);
	const [row] = rows;
	if (row === undefined) return { outcome: "taken" };
	if (row.digest !== digest) return { outcome: "reused" };
	return {
		outcome: row.outcome === "stored" ? "stored" : "repeated",
		reference: String(row.reference),
		receivedAt: new Date(Number(row.received_at)),
	};
}

/** The code of what PostgreSQL says, because its message may quote a value; everybody else's message is about the connection. */
function reasonOf(error: unknown): string {
	if (error instanceof DatabaseError) return `PostgreSQL error ${error.code}`;
	if (error instanceof Error && "code" in error) return String(error.code);
	return error instanceof Error ? error.message : "unknown";
}

// PostgreSQL leaves what was deleted in the table's files until it is written over. So each table is copied into a new one, which
// follows every change by a trigger and then takes its place; the files of the old one go with it. A lock that writers have to
// wait for is held for moments, and given up at once when somebody reads the table, as pg_dump does: those behind it would wait.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseError, type PoolClient } from "pg";
import { type ErasedTable, erasedTables, lease } from "#endpoint/store/erasure.ts";
import { StoreUnavailable } from "#endpoint/store/store.ts";

/** How long a lock is waited for, and with it every post that comes meanwhile, in milliseconds; and how long the pauses are. */
const lockTimeout = 100;
const turnOfOthers = 1_000;
/** How many rows are copied or deleted at once. */
const runLength = 200;

type Work<Result> = (client: PoolClient) => Promise<Result>;
/** Does the work in a transaction. */
export type Transaction = <Result>(work: Work<Result>) => Promise<Result>;

/** Another process erases, the process is to stop, or somebody reads for longer than there is patience. */
class Hindered extends Error {}

/** Deletes applications of these references with their notifications, and notes that there is something to erase; how many. */
export async function deleteRows(client: PoolClient, references: readonly string[]): Promise<number> {
	const { rowCount } = await client.query("DELETE FROM applications WHERE reference = ANY($1)", [references]);
	// A statement of its own sees the notifications of an application that was being released.
	await client.query(
		`WITH gone AS (DELETE FROM outbox WHERE reference = ANY($1) RETURNING id)
		DELETE FROM told WHERE id IN (SELECT id FROM gone)`,
		[references],
	);
	if (rowCount) await client.query("UPDATE erasure SET deleted = deleted + 1");
	return rowCount ?? 0;
}

/** Deletes applications received before a moment as `deleteRows` does, in small runs; how many. */
export async function deleteOlder(transaction: Transaction, before: Date, stopping?: AbortSignal): Promise<number> {
	let total = 0;
	for (;;) {
		const deleted = await transaction(async (client) => {
			const { rows } = await client.query(
				"SELECT reference FROM applications WHERE received_at < $1 ORDER BY received_at, reference LIMIT $2",
				[before.getTime(), runLength],
			);
			const references = rows.map(({ reference }) => String(reference));
			return { found: references.length, rows: await deleteRows(client, references) };
		});
		total += deleted.rows;
		if (deleted.found < runLength || stopping?.aborted) return total;
	}
}

/** Removes every trace of what was deleted before, as `removeTraces` of the store promises. */
export async function erase(transaction: Transaction, patience: number, stopping?: AbortSignal): Promise<boolean> {
	const state = await transaction((client) => client.query("SELECT deleted, erased FROM erasure"));
	const { deleted, erased } = state.rows[0];
	if (Number(erased) >= Number(deleted)) return true;

	const holder = randomUUID();
	const end = performance.now() + patience;
	const attempt = <Result>(work: Work<Result>) =>
		transaction(async (client): Promise<{ result: Result } | "locked" | "hindered"> => {
			if (!(await takeLease(client, holder))) return "hindered";
			await client.query(`SET LOCAL lock_timeout = ${lockTimeout}; SAVEPOINT unlocked`);
			try {
				return { result: await work(client) };
			} catch (error) {
				if (!saysLocked(error)) throw error;
				await client.query("ROLLBACK TO SAVEPOINT unlocked");
				return "locked";
			}
		});
	const step = async <Result>(work: Work<Result>): Promise<Result> => {
		for (;;) {
			const done = await attempt(work);
			if (done === "hindered" || stopping?.aborted) throw new Hindered();
			if (done !== "locked") return done.result;
			if (performance.now() > end) throw new Hindered();
			await pause(turnOfOthers, undefined, stopping ? { signal: stopping } : {}).catch(() => undefined);
		}
	};
	try {
		for (const table of erasedTables) await rewrite(step, table);
		await step((client) => client.query("UPDATE erasure SET erased = $1, holder = NULL", [deleted]));
		return true;
	} catch (error) {
		if (!(error instanceof Hindered)) throw error;
		await transaction((client) => client.query("UPDATE erasure SET holder = NULL WHERE holder = $1", [holder]));
		return false;
	}
}

type Step = <Result>(work: Work<Result>) => Promise<Result>;

async function rewrite(step: Step, { name, key }: ErasedTable): Promise<void> {
	const next = `${name}_next`;
	// First of all, so that nothing is copied in vain while somebody reads.
	await step((client) => client.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`));
	await step((client) => client.query(startMirror(name, next, key)));

	let last = "";
	for (;;) {
		const end = await step((client) => copyRun(client, name, next, key, last));
		if (end === null) break;
		last = end;
	}
	await step(async (client) => {
		const { rows } = await client.query(
			`SELECT (SELECT count(*) FROM ${name}) = (SELECT count(*) FROM ${next}) AS complete`,
		);
		if (rows[0].complete !== true) throw new StoreUnavailable(`the copy of ${name} is not complete`);
	});
	await step(async (client) => {
		await client.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
		const { rows } = await client.query(grants(name, next));
		for (const { statement } of rows) await client.query(String(statement));
		await client.query(`DROP TABLE ${name}; ALTER TABLE ${next} RENAME TO ${name}`);
	});
}

/**
 * Makes an empty copy that follows each change of the table from now on. It has no samples of what the columns hold, which ANALYZE
 * would keep elsewhere.
 */
function startMirror(table: string, next: string, key: string): string {
	return `
		LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE;
		DROP TABLE IF EXISTS ${next};
		CREATE TABLE ${next} (LIKE ${table} INCLUDING ALL);
		DO $$ DECLARE name text; BEGIN
			FOR name IN SELECT attname FROM pg_attribute WHERE attrelid = '${next}'::regclass AND attnum > 0 AND NOT attisdropped LOOP
				EXECUTE format('ALTER TABLE ${next} ALTER %I SET STATISTICS 0', name);
			END LOOP;
		END $$;
		CREATE OR REPLACE FUNCTION follow_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			IF TG_OP <> 'INSERT' THEN DELETE FROM ${next} WHERE ${key} = OLD.${key}; END IF;
			IF TG_OP <> 'DELETE' THEN INSERT INTO ${next} VALUES (NEW.*); END IF;
			RETURN NULL;
		END $$;
		CREATE OR REPLACE TRIGGER follow AFTER INSERT OR UPDATE OR DELETE ON ${table}
			FOR EACH ROW EXECUTE FUNCTION follow_${table}();
	`;
}

/**
 * Copies the next rows; the last key among them, null when there are no more. Rows that somebody changes at this moment count as
 * locked: waiting for them with others held could end in a circle.
 */
async function copyRun(client: PoolClient, table: string, next: string, key: string, after: string) {
	const { rows } = await client.query(
		`WITH run AS (
			SELECT * FROM ${table} WHERE ${key} > $1 ORDER BY ${key} LIMIT $2 FOR SHARE NOWAIT
		), copied AS (
			INSERT INTO ${next} SELECT * FROM run ON CONFLICT (${key}) DO NOTHING
		)
		SELECT max(${key}) AS last FROM run`,
		[after, runLength],
	);
	return rows[0].last === null ? null : String(rows[0].last);
}

/** A query whose rows are the statements that allow others on the copy what they may on the table. */
function grants(table: string, next: string): string {
	return `
		SELECT format('GRANT %s ON ${next} TO %s', privilege_type,
			CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END) AS statement
		FROM pg_class, aclexplode(relacl) WHERE oid = '${table}'::regclass AND grantee <> relowner`;
}

function saysLocked(error: unknown): boolean {
	return error instanceof DatabaseError && error.code === "55P03";
}

/** Only one of several processes erases. If it dies, its place is free after a while, also when the clock was set back meanwhile. */
async function takeLease(client: PoolClient, holder: string): Promise<boolean> {
	const now = Date.now();
	const { rowCount } = await client.query(
		`UPDATE erasure SET holder = $1, held_until = $3::bigint
		WHERE holder = $1 OR holder IS NULL OR held_until NOT BETWEEN $2 AND $3`,
		[holder, now, now + lease],
	);
	return rowCount !== 0;
}

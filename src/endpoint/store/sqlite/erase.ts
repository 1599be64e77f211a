// Deleted content is overwritten where it was (secure_delete), but SQLite leaves copies in the gaps of pages that it once
// rebuilt. They go with the pages: each table is copied into a new one, which takes its place, and the old one is emptied. All of
// it happens in short transactions with pauses between them, so that receiving goes on.
import { randomUUID } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { type ErasedTable, erasedTables, lease } from "#endpoint/store/erasure.ts";
import { StoreUnavailable } from "#endpoint/store/store.ts";

/** How long one step works before it is written, in milliseconds, and how long others have their turn at least. */
const stepTime = 15;
const turnOfOthers = 30;
/** Pages of the log (4 KB each) that are brought into the file together, so that nobody who posts has to do it. */
const checkpointAfter = 1_000;
/** Pages of the log that cannot be brought into the file, after which a reader counts as a hindrance. */
const longestLog = 16_000;

type Work<Result> = (db: DatabaseSync) => Result;
export type Steps = {
	/** Does the work in a transaction, in its turn. */
	transaction: <Result>(work: Work<Result>) => Promise<Result>;
	/** Does the work outside of a transaction, in its turn. */
	use: <Result>(work: Work<Result>) => Promise<Result>;
};

/** Another process erases, the process is to stop, or somebody reads the database for so long that the log would grow for ever. */
class Hindered extends StoreUnavailable {
	constructor() {
		super(
			"something else reads the database for long, and its log would grow without an end; try again when that is over",
		);
	}
}

/** Deletes applications of these references with their notifications, and notes that there is something to erase; how many. */
export function deleteRows(db: DatabaseSync, references: readonly string[]): number {
	const list = JSON.stringify(references);
	const { changes } = db
		.prepare("DELETE FROM applications WHERE reference IN (SELECT value FROM json_each(?))")
		.run(list);
	const doomed = "FROM outbox WHERE reference IN (SELECT value FROM json_each(?))";
	db.prepare(`DELETE FROM told WHERE id IN (SELECT id ${doomed})`).run(list);
	db.prepare(`DELETE ${doomed}`).run(list);
	if (changes > 0) db.exec("UPDATE erasure SET deleted = deleted + 1");
	return Number(changes);
}

/** Deletes applications received before a moment as `deleteRows` does, in small runs; how many. */
export function deleteOlder(steps: Steps, before: Date, stopping?: AbortSignal): Promise<number> {
	return inRuns(stepwise(steps), (db, most) => {
		if (stopping?.aborted) return 0;
		const references = db
			.prepare("SELECT reference FROM applications WHERE received_at < ? ORDER BY received_at LIMIT ?")
			.all(before.getTime(), most)
			.map(({ reference }) => String(reference));
		return deleteRows(db, references);
	});
}

/** Removes every trace of what was deleted before, as `removeTraces` of the store promises. */
export async function erase(steps: Steps, patience: number, stopping?: AbortSignal): Promise<boolean> {
	const { deleted, rewritten, erased } = await steps.use(readState);
	if (erased >= deleted) return true;

	const holder = randomUUID();
	const step = stepwise({
		...steps,
		transaction: async (work) => {
			const done = await steps.transaction((db) => (takeLease(db, holder) ? { result: work(db) } : null));
			if (done === null || stopping?.aborted) throw new Hindered();
			return done.result;
		},
	});
	try {
		if (rewritten < deleted) {
			for (const table of erasedTables) await rewrite(step, table, deleted);
			await step((db) => db.prepare("UPDATE erasure SET rewritten = ?").run(deleted));
		}
		const end = performance.now() + patience;
		// A reader blocks only this, so everything else has its turn meanwhile.
		while ((await steps.use((db) => checkpoint(db, "TRUNCATE"))).isHindered) {
			if (performance.now() > end || stopping?.aborted) throw new Hindered();
			await pause(turnOfOthers);
		}
		await step((db) => db.prepare("UPDATE erasure SET erased = ?, holder = NULL").run(deleted));
		return true;
	} catch (error) {
		if (!(error instanceof Hindered)) throw error;
		await steps.use((db) => db.prepare("UPDATE erasure SET holder = NULL WHERE holder = ?").run(holder));
		return false;
	}
}

/** Steps with a turn of the others after each. The log goes into the file on the way, so that nobody else has to bring it there. */
function stepwise({ transaction, use }: Steps): Step {
	return async (work) => {
		const start = performance.now();
		const result = await transaction(work);
		// At least as long as the step with its writing took, so that somebody who tries again meanwhile has a turn.
		await pause(Math.max(turnOfOthers, performance.now() - start));
		const { waiting } = await use((db) => checkpoint(db, "NOOP"));
		if (waiting > checkpointAfter) {
			const { waiting } = await use((db) => checkpoint(db, "PASSIVE"));
			if (waiting > longestLog) throw new Hindered();
		}
		return result;
	};
}

type Step = <Result>(work: Work<Result>) => Promise<Result>;

/** Lays a new database's tables out at once as they would be after they were written anew: there is nothing to copy, and no trace. */
export function layOutEmpty(db: DatabaseSync): void {
	for (const { name } of erasedTables) {
		const next = `${name}_next`;
		db.exec(`${definitionsOf(db, name, next, 0)}; DROP TABLE ${name}; ALTER TABLE ${next} RENAME TO ${name}`);
	}
	db.exec("UPDATE erasure SET rewritten = deleted, erased = deleted");
}

async function rewrite(step: Step, { name, key }: ErasedTable, generation: number): Promise<void> {
	const [next, old] = [`${name}_next`, `${name}_old`];
	// What an earlier try left.
	await step((db) => dropMirror(db, name));
	for (const leftover of [next, old]) await empty(step, leftover, key);

	await step((db) => {
		db.exec(`${definitionsOf(db, name, next, generation)}; ${mirror(name, next, key)}`);
	});
	let last = "";
	await inRuns(step, (db, most) => {
		const keys = `SELECT ${key} FROM ${name} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`;
		const end = db.prepare(`SELECT max(${key}) AS last FROM (${keys})`).get(last, most)?.last;
		if (typeof end !== "string") return 0;
		db.prepare(
			`INSERT INTO ${next} SELECT * FROM ${name} WHERE ${key} > ? AND ${key} <= ? ON CONFLICT (${key}) DO NOTHING`,
		).run(last, end);
		last = end;
		return most;
	});

	await step((db) => {
		const count = (table: string) => db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows;
		if (count(name) !== count(next)) throw new StoreUnavailable(`the copy of ${name} is not complete`);
		dropMirror(db, name);
		db.exec(`ALTER TABLE ${name} RENAME TO ${old}; ALTER TABLE ${next} RENAME TO ${name}`);
	});
	await empty(step, old, key);
}

/** Empties a table row by row, which overwrites each, and drops it. */
async function empty(step: Step, table: string, key: string): Promise<void> {
	await inRuns(step, (db, most) => {
		if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)) return 0;
		const { changes } = db
			.prepare(`DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} LIMIT ?)`)
			.run(most);
		if (changes === 0) db.exec(`DROP TABLE ${table}`);
		return Number(changes);
	});
}

/** Repeats a work, each time with at most so many rows as fit into a step, until it has nothing to do; how many rows in all. */
async function inRuns(step: Step, work: (db: DatabaseSync, most: number) => number): Promise<number> {
	let [total, most] = [0, 10];
	for (;;) {
		const { rows, duration } = await step((db) => {
			const start = performance.now();
			const rows = work(db, most);
			return { rows, duration: performance.now() - start };
		});
		if (rows === 0) return total;
		total += rows;
		most = Math.max(1, Math.min(2 * most, Math.floor((most * stepTime) / duration)));
	}
}

/** The statements that make `next` as `table` is. An index has the name of its generation: names are unique in a database. */
function definitionsOf(db: DatabaseSync, table: string, next: string, generation: number): string {
	return db
		.prepare(
			"SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND type IN ('table', 'index') ORDER BY type DESC",
		)
		.all(table)
		.flatMap(({ type, name, sql }) => {
			if (typeof sql !== "string") return [];
			if (type === "table") return [layoutOf(table, sql).replace(/^CREATE TABLE \S+/, `CREATE TABLE ${next}`)];
			const index = String(name).replace(/_of_\d+$/, "");
			return [sql.replace(/^CREATE INDEX \S+ ON \S+/, `CREATE INDEX ${index}_of_${generation} ON ${next}`)];
		})
		.join(";");
}

/**
 * How a table is laid out when it is written anew. Applications are rows too long for a table without row numbers, which would
 * keep most of each on a page of its own (https://sqlite.org/withoutrowid.html, 4); migration 1 made them so.
 */
function layoutOf(table: string, definition: string): string {
	return table === "applications" ? definition.replace(/,\s*WITHOUT ROWID$/, "") : definition;
}

/** Triggers by which `next` follows every change of the table. */
function mirror(table: string, next: string, key: string): string {
	const remove = `DELETE FROM ${next} WHERE ${key} = OLD.${key};`;
	const add = `INSERT INTO ${next} SELECT * FROM ${table} WHERE ${key} = NEW.${key};`;
	return `
		CREATE TRIGGER ${table}_inserted AFTER INSERT ON ${table} BEGIN ${add} END;
		CREATE TRIGGER ${table}_updated AFTER UPDATE ON ${table} BEGIN ${remove} ${add} END;
		CREATE TRIGGER ${table}_deleted AFTER DELETE ON ${table} BEGIN ${remove} END;
	`;
}

function dropMirror(db: DatabaseSync, table: string) {
	for (const event of ["inserted", "updated", "deleted"]) db.exec(`DROP TRIGGER IF EXISTS ${table}_${event}`);
}

function readState(db: DatabaseSync) {
	const row = db.prepare("SELECT deleted, rewritten, erased FROM erasure").get();
	return { deleted: Number(row?.deleted), rewritten: Number(row?.rewritten), erased: Number(row?.erased) };
}

/** Only one of several processes erases. If it dies, its place is free after a while, also when the clock was set back meanwhile. */
function takeLease(db: DatabaseSync, holder: string): boolean {
	const now = Date.now();
	const { changes } = db
		.prepare(
			`UPDATE erasure SET holder = ?, held_until = ?
			WHERE holder = ? OR holder IS NULL OR held_until NOT BETWEEN ? AND ?`,
		)
		.run(holder, now + lease, holder, now, now + lease);
	return changes > 0;
}

/** Brings the log into the file as far as no reader hinders it; TRUNCATE also cuts it to nothing, NOOP only looks how much waits. */
export function checkpoint(db: DatabaseSync, mode: "NOOP" | "PASSIVE" | "TRUNCATE") {
	const row = db.prepare(`PRAGMA wal_checkpoint(${mode})`).get();
	return { isHindered: row?.busy !== 0, waiting: Number(row?.log) - Number(row?.checkpointed) };
}

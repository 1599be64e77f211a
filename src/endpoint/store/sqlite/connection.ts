import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { migrations, missingMigrations, type RanMigration } from "#endpoint/store/migrations.ts";
import { StoreUnavailable } from "#endpoint/store/store.ts";
import { layOutEmpty } from "./erase.ts";

/** An open database with the statements of the hot path. */
export type Connection = {
	db: DatabaseSync;
	/** Which file was opened, and its log; other files may take their places under the same paths. */
	file: { path: string; identity: string; log: string | null };
	findBySubmission: StatementSync;
	findByDigest: StatementSync;
	insert: StatementSync;
	enqueue: StatementSync;
	begin: StatementSync;
	commit: StatementSync;
};

/** Opens the database and brings it up to date. With `mayCreate: false` a missing file is a failure, not a fresh start. */
export function connect(path: string, { mayCreate }: { mayCreate: boolean }): Connection {
	const file = resolve(path);
	if (mayCreate) createPrivately(file);
	else if (identityOf(file) === null) throw new StoreUnavailable(`there is no database file ${file}`);

	// Without a timeout: SQLite would wait for a lock with the whole process. The store waits instead (serial-queue.ts).
	const db = new DatabaseSync(file, { timeout: 0 });
	try {
		// FULL: a commit returns when the log is on the disk. temp_store: nothing of an application in a temporary file.
		// wal_autocheckpoint: 16 MB of log, so that under load a page is written back once for many commits. cache_size: 16 MB, because
		// references and digests are found anywhere in their indexes.
		db.exec(`
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = FULL;
			PRAGMA fullfsync = ON;
			PRAGMA checkpoint_fullfsync = ON;
			PRAGMA wal_autocheckpoint = 4000;
			PRAGMA cache_size = -16000;
			PRAGMA secure_delete = ON;
			PRAGMA temp_store = MEMORY;
		`);
		migrate(db);
		return withStatements(db, file);
	} catch (error) {
		db.close();
		throw error;
	}
}

/** Another process has the database locked; what was tried is undone and may be tried again. */
export class DatabaseBusy extends StoreUnavailable {}

/** SQLITE_BUSY with any of its extended codes (https://sqlite.org/rescode.html#busy). */
export function saysBusy(error: unknown): boolean {
	return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === 5;
}

/** SQLITE_FULL: the disk has no room (https://sqlite.org/rescode.html#full). */
export function saysFull(error: unknown): boolean {
	return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === 13;
}

/**
 * Whether the paths still lead to the file that was opened and to its log: what is written to another, or to a log that was
 * removed, would be lost with the process. Closing brings what such a log holds into the file.
 */
export function isStillThere({ file }: Connection): boolean {
	return identityOf(file.path) === file.identity && identityOf(logOf(file.path)) === file.log;
}

function logOf(path: string): string {
	return `${path}-wal`;
}

function withStatements(db: DatabaseSync, path: string): Connection {
	return {
		db,
		file: { path, identity: identityOf(path) ?? "", log: identityOf(logOf(path)) },
		findBySubmission: db.prepare("SELECT reference, received_at, digest FROM applications WHERE submission_id = ?"),
		findByDigest: db.prepare(
			`SELECT reference, received_at, digest FROM applications
			WHERE digest = ? AND held = ? AND received_at > ? ORDER BY received_at LIMIT 1`,
		),
		insert: db.prepare(
			`INSERT INTO applications (reference, received_at, submission_id, digest, held, answers)
			VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (reference) DO NOTHING`,
		),
		enqueue: db.prepare(
			"INSERT INTO outbox (id, reference, channel, created_at, next_attempt_at) VALUES (?, ?, ?, ?, ?)",
		),
		begin: db.prepare("BEGIN IMMEDIATE"),
		commit: db.prepare("COMMIT"),
	};
}

/** Runs what is missing in one transaction: of several processes that start at once, one works and the others wait. */
function migrate(db: DatabaseSync) {
	db.exec("BEGIN IMMEDIATE");
	const ran = ranMigrations(db);
	const { run, note } = missingMigrations("sqlite", ran);
	if (run.length + note.length > 0) {
		db.exec("CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT");
		const keep = db.prepare("INSERT INTO migrations VALUES (?, ?)");
		for (const { number, hash } of note) keep.run(number, hash);
		for (const { number, hash, sql } of run) {
			db.exec(`${sql}; PRAGMA user_version = ${number};`);
			keep.run(number, hash);
		}
	}
	if (ran.length === 0) layOutEmpty(db);
	db.exec("COMMIT");
}

/** What ran by the number that the file has; by their hashes where they were kept. */
export function ranMigrations(db: DatabaseSync): RanMigration[] {
	const version = Number(db.prepare("PRAGMA user_version").get()?.user_version);
	const hasHashes = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get() !== undefined;
	const kept = hasHashes ? db.prepare("SELECT number, hash FROM migrations").all() : [];
	const hashes = new Map(kept.map(({ number, hash }) => [Number(number), String(hash)]));
	const numbers = new Set([...migrations.map(({ number }) => number), version]);
	return [...numbers]
		.filter((number) => number > 0 && number <= version)
		.map((number) => ({ number, hash: hashes.get(number) ?? null }));
}

/** The file holds personal data: nobody but its owner reads it. The directory is flushed, so that the file itself survives. */
export function createPrivately(file: string) {
	const directory = dirname(file);
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	if (identityOf(file) !== null) return;
	closeSync(openSync(file, "a", 0o600));
	const handle = openSync(directory, "r");
	fsyncSync(handle);
	closeSync(handle);
}

/** Whether a path leads to the database at `database` or to one of the files that SQLite keeps beside it, by whatever name. */
export function isOfDatabase(path: string, database: string): boolean {
	const files = ["", "-wal", "-shm", "-journal"].map((ending) => resolve(database + ending));
	const identity = identityOf(path);
	return files.includes(resolve(path)) || (identity !== null && files.map(identityOf).includes(identity));
}

function identityOf(file: string): string | null {
	const found = statSync(file, { bigint: true, throwIfNoEntry: false });
	return found ? `${found.dev}:${found.ino}` : null;
}

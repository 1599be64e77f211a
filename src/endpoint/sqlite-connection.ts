import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { migrations, newestMigration } from "./migrations.ts";
import { StoreTooNew, StoreUnavailable } from "./store.ts";

/** An open database with the statements of the hot path. */
export type Connection = {
	db: DatabaseSync;
	/** Which file was opened; another file may take its place under the same path. */
	file: { path: string; identity: string };
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

	// Without a timeout: SQLite would wait for a lock with the whole process. The store waits instead (turns.ts).
	const db = new DatabaseSync(file, { timeout: 0 });
	try {
		// FULL: a commit returns when the log is on the disk. temp_store: nothing of an application in a temporary file.
		// wal_autocheckpoint: 16 MB of log, so that under load a page is written back once for many commits.
		db.exec(`
			PRAGMA journal_mode = WAL;
			PRAGMA synchronous = FULL;
			PRAGMA fullfsync = ON;
			PRAGMA checkpoint_fullfsync = ON;
			PRAGMA wal_autocheckpoint = 4000;
			PRAGMA secure_delete = ON;
			PRAGMA foreign_keys = ON;
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

/** Whether the path still leads to the file that was opened: what is written to another would be lost. */
export function isStillThere({ file }: Connection): boolean {
	return identityOf(file.path) === file.identity;
}

function withStatements(db: DatabaseSync, path: string): Connection {
	return {
		db,
		file: { path, identity: identityOf(path) ?? "" },
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
	const version = Number(db.prepare("PRAGMA user_version").get()?.user_version);
	if (version > newestMigration) throw new StoreTooNew(version, newestMigration);
	for (const { number, sqlite } of migrations) {
		if (number > version) db.exec(`${sqlite}; PRAGMA user_version = ${number};`);
	}
	db.exec("COMMIT");
}

/** The file holds personal data: nobody but its owner reads it. The directory is flushed, so that the file itself survives. */
function createPrivately(file: string) {
	const directory = dirname(file);
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	if (identityOf(file) !== null) return;
	closeSync(openSync(file, "a", 0o600));
	const handle = openSync(directory, "r");
	fsyncSync(handle);
	closeSync(handle);
}

function identityOf(file: string): string | null {
	const found = statSync(file, { bigint: true, throwIfNoEntry: false });
	return found ? `${found.dev}:${found.ino}` : null;
}

import { createHash } from "node:crypto";
import { MigrationChanged, StoreTooNew } from "./store.ts";

// Numbered, append-only, plain SQL: a migration that has run somewhere is never edited; its hash is kept where it ran. Times are milliseconds since 1970.
// `applications` and `outbox` are rewritten after deletions (erase.ts): their indexes have other names then, so that a migration
// which drops one looks for it by its columns.

export type Migration = { number: number; sqlite: string; postgres: string };

export const migrations: readonly Migration[] = [
	{
		number: 1,
		sqlite: `
			CREATE TABLE applications (
				reference TEXT PRIMARY KEY,
				received_at INTEGER NOT NULL,
				submission_id TEXT UNIQUE,
				digest TEXT NOT NULL,
				held INTEGER NOT NULL,
				answers TEXT NOT NULL
			) STRICT, WITHOUT ROWID;
			CREATE INDEX applications_by_digest ON applications (digest, received_at);
			CREATE TABLE outbox (
				id TEXT PRIMARY KEY,
				reference TEXT NOT NULL REFERENCES applications (reference) ON DELETE CASCADE,
				channel TEXT NOT NULL,
				created_at INTEGER NOT NULL,
				attempts INTEGER NOT NULL DEFAULT 0,
				next_attempt_at INTEGER NOT NULL,
				last_failure TEXT,
				delivered_at INTEGER
			) STRICT, WITHOUT ROWID;
			CREATE INDEX outbox_by_reference ON outbox (reference);
			CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE delivered_at IS NULL;
			CREATE TABLE refusals (
				day TEXT PRIMARY KEY,
				count INTEGER NOT NULL
			) STRICT, WITHOUT ROWID;
			CREATE TABLE installation (
				id INTEGER PRIMARY KEY CHECK (id = 1),
				probed_at INTEGER NOT NULL
			) STRICT;
			INSERT INTO installation VALUES (1, 0);
		`,
		// Allowances are unlogged: they need not survive a crash, and must not cost a flush of the log. (One process alone writes
		// a SQLite file, so it counts in memory.)
		postgres: `
			CREATE TABLE applications (
				reference text PRIMARY KEY,
				received_at bigint NOT NULL,
				submission_id text UNIQUE,
				digest text NOT NULL,
				held boolean NOT NULL,
				answers text NOT NULL
			);
			CREATE INDEX applications_by_digest ON applications (digest, received_at);
			CREATE TABLE outbox (
				id text PRIMARY KEY,
				reference text NOT NULL REFERENCES applications (reference) ON DELETE CASCADE,
				channel text NOT NULL,
				created_at bigint NOT NULL,
				attempts integer NOT NULL DEFAULT 0,
				next_attempt_at bigint NOT NULL,
				last_failure text,
				delivered_at bigint
			);
			CREATE INDEX outbox_by_reference ON outbox (reference);
			CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE delivered_at IS NULL;
			CREATE UNLOGGED TABLE allowances (
				client text PRIMARY KEY,
				used integer NOT NULL,
				resets_at bigint NOT NULL
			);
			CREATE TABLE refusals (
				day text PRIMARY KEY,
				count integer NOT NULL
			);
			CREATE TABLE installation (
				id integer PRIMARY KEY CHECK (id = 1),
				salt text NOT NULL,
				probed_at bigint NOT NULL
			);
			INSERT INTO installation VALUES (1, md5(random()::text || clock_timestamp()::text), 0);
		`,
	},
	{
		// Applications page by page in the order of receipt, and the newest and the oldest of them.
		number: 2,
		sqlite: "CREATE INDEX applications_by_receipt ON applications (received_at, reference, held)",
		postgres: "CREATE INDEX applications_by_receipt ON applications (received_at, reference, held)",
	},
	{
		// Deleting in small steps: which deletion was the last, and up to which one no trace is left. A table that is rewritten is
		// renamed, which no reference to it survives; and PostgreSQL keeps no samples of columns that say something of a person.
		number: 3,
		sqlite: `
			CREATE TABLE erasure (
				id INTEGER PRIMARY KEY CHECK (id = 1),
				deleted INTEGER NOT NULL DEFAULT 0,
				rewritten INTEGER NOT NULL DEFAULT 0,
				erased INTEGER NOT NULL DEFAULT 0,
				holder TEXT,
				held_until INTEGER NOT NULL DEFAULT 0
			) STRICT;
			INSERT INTO erasure (id) VALUES (1);
			CREATE TABLE outbox_next (
				id TEXT PRIMARY KEY,
				reference TEXT NOT NULL,
				channel TEXT NOT NULL,
				created_at INTEGER NOT NULL,
				attempts INTEGER NOT NULL DEFAULT 0,
				next_attempt_at INTEGER NOT NULL,
				last_failure TEXT,
				delivered_at INTEGER
			) STRICT, WITHOUT ROWID;
			INSERT INTO outbox_next SELECT * FROM outbox;
			DROP TABLE outbox;
			ALTER TABLE outbox_next RENAME TO outbox;
			CREATE INDEX outbox_by_reference ON outbox (reference);
			CREATE INDEX outbox_waiting ON outbox (next_attempt_at) WHERE delivered_at IS NULL;
		`,
		postgres: `
			CREATE TABLE erasure (
				id integer PRIMARY KEY CHECK (id = 1),
				deleted bigint NOT NULL DEFAULT 0,
				erased bigint NOT NULL DEFAULT 0,
				holder text,
				held_until bigint NOT NULL DEFAULT 0
			);
			INSERT INTO erasure (id) VALUES (1);
			ALTER TABLE outbox DROP CONSTRAINT outbox_reference_fkey;
			ALTER TABLE applications ALTER reference SET STATISTICS 0, ALTER submission_id SET STATISTICS 0,
				ALTER digest SET STATISTICS 0, ALTER answers SET STATISTICS 0;
			ALTER TABLE outbox ALTER id SET STATISTICS 0, ALTER reference SET STATISTICS 0;
		`,
	},
	{
		// Applications in a SQLite table with row numbers: without them each has a page of its own beside its place in the tree.
		// The tables are written anew in small steps (sqlite/erase.ts) as after a deletion, so that a large store can be served meanwhile.
		number: 4,
		sqlite: "UPDATE erasure SET deleted = deleted + 1",
		postgres: "SELECT 1",
	},
	{
		// Whom a notification reached while others were refused, the addresses parted by commas. A table of its own: a column more
		// in `outbox` would break the copy that a server of an earlier version may be making of it at this moment.
		number: 5,
		sqlite: "CREATE TABLE told (id TEXT PRIMARY KEY, recipients TEXT NOT NULL) STRICT, WITHOUT ROWID",
		postgres: "CREATE TABLE told (id text PRIMARY KEY, recipients text NOT NULL)",
	},
];

/** A migration that ran in a database; without its hash when a version ran it that kept none. */
export type RanMigration = { number: number; hash: string | null };

/**
 * What a database still needs: migrations to run, and hashes to note of those that ran before hashes were kept. Throws
 * `StoreTooNew` or `MigrationChanged` when this version does not belong to the database.
 */
export function missingMigrations(database: "sqlite" | "postgres", ran: readonly RanMigration[]) {
	const known = migrations.map((migration) => {
		const sql = migration[database];
		return { number: migration.number, sql, hash: hashOf(sql) };
	});
	const newest = Math.max(...known.map(({ number }) => number));
	const newestRan = Math.max(0, ...ran.map(({ number }) => number));
	if (newestRan > newest) throw new StoreTooNew(newestRan, newest);
	const hashes = new Map(ran.map(({ number, hash }) => [number, hash]));
	for (const { number, hash } of known) {
		if ((hashes.get(number) ?? hash) !== hash) throw new MigrationChanged(number);
	}
	return {
		run: known.filter(({ number }) => number > newestRan),
		note: known.filter(({ number }) => number <= newestRan && !hashes.get(number)),
	};
}

/** SHA-256 of the statements, whose blanks and indentation do not matter. */
function hashOf(sql: string): string {
	return createHash("sha256").update(sql.trim().replace(/\s+/g, " ")).digest("hex");
}

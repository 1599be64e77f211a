// Numbered, append-only, plain SQL: a migration that has run somewhere is never edited. Times are milliseconds since 1970.

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
];

/** The number of the newest migration. */
export const newestMigration = Math.max(...migrations.map(({ number }) => number));

import { readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { migrations } from "#endpoint/store/migrations.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Submission } from "#endpoint/store/store.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { describeStore } from "./store-contract.ts";

describeStore(async () => {
	const folder = temporaryFolder();
	return {
		open: () => sqliteStore(join(folder.path, "data", "applications.db")),
		bytes: async () => {
			const data = join(folder.path, "data");
			return Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));
		},
		remove: async () => folder.remove(),
	};
});

const folder = temporaryFolder();
afterAll(() => folder.remove());
const noon = new Date("2026-03-01T12:00:00.000Z");
const submission: Submission = {
	reference: "MP-7K3F-9QX2",
	receivedAt: noon,
	submissionId: null,
	digest: "digest",
	held: false,
	answers: { company_name: "Tamarind Holdings of Roseau" },
	announce: [],
};

test("only its owner can read the file", async () => {
	const path = join(folder.path, "private.db");
	const store = sqliteStore(path);
	await store.probe(noon);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
	await store.close();
});

test("a file that was moved away is a failure, not a fresh start, and works again when it is back", async () => {
	const path = join(folder.path, "moved.db");
	const store = sqliteStore(path);
	await store.probe(noon);
	renameSync(path, `${path}.away`);
	await expect(store.probe(noon)).rejects.toThrow("The store cannot be used: there is no database file");
	renameSync(`${path}.away`, path);
	await expect(store.probe(noon)).resolves.toBeUndefined();
	await store.close();
});

test("a new file is laid out at once, and has nothing to be written anew", async () => {
	const path = join(folder.path, "new.db");
	const store = sqliteStore(path);
	await store.probe(noon);
	const database = new DatabaseSync(path);
	const { deleted, rewritten, erased } = { ...database.prepare("SELECT * FROM erasure").get() };
	expect([rewritten, erased]).toEqual([deleted, deleted]);
	const [definition] = database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'applications'").all();
	expect(definition?.sql).toMatch(/\) STRICT$/);
	database.close();
	await store.close();
});

test("a file that is gone is said when the store is closed, also where it was noticed before", async () => {
	const path = join(folder.path, "gone.db");
	const store = sqliteStore(path);
	await store.probe(noon);
	rmSync(path);
	await expect(store.probe(noon)).rejects.toThrow("there is no database file");
	await expect(store.close()).rejects.toThrow("there is no database file");
});

test("what was acknowledged before and after the log was removed is in the file", async () => {
	const path = join(folder.path, "log.db");
	const store = sqliteStore(path);
	await store.add({ ...submission, reference: "MP-0000-0001", digest: "first" });
	rmSync(`${path}-wal`);
	await store.add({ ...submission, reference: "MP-0000-0002", digest: "second" });
	// Another reader sees what a process that starts after a crash of this one would see.
	const reader = new DatabaseSync(path);
	expect(reader.prepare("SELECT reference FROM applications ORDER BY reference").all()).toEqual([
		{ reference: "MP-0000-0001" },
		{ reference: "MP-0000-0002" },
	]);
	reader.close();
	await store.close();
});

test("a file of a newer version is refused with a sentence", async () => {
	const path = join(folder.path, "newer.db");
	const newer = new DatabaseSync(path);
	newer.exec("PRAGMA user_version = 99");
	newer.close();
	await expect(sqliteStore(path).probe(noon)).rejects.toThrow(
		/^The database is at migration 99, but this version knows only \d+\./,
	);
});

describe("migrations", () => {
	const changed =
		"Migration 1 in src/endpoint/store/migrations.ts was changed after it had run in this database. Give it back the text that it had, and write the change as a new migration after the last.";

	test("one that was changed after it ran is refused with a sentence", async () => {
		const path = join(folder.path, "changed.db");
		const store = sqliteStore(path);
		await store.add(submission);
		await store.close();
		const database = new DatabaseSync(path);
		database.exec("UPDATE migrations SET hash = 'another' WHERE number = 1");
		database.close();
		await expect(sqliteStore(path).probe(noon)).rejects.toThrow(changed);
	});

	test("a file from before hashes were kept takes them over, and what is new runs", async () => {
		const path = join(folder.path, "before-hashes.db");
		const database = new DatabaseSync(path);
		database.exec(`${migrations[0]?.sqlite}; PRAGMA user_version = 1`);
		database
			.prepare("INSERT INTO applications VALUES (?, ?, NULL, 'digest', 0, ?)")
			.run(submission.reference, noon.getTime(), JSON.stringify(submission.answers));
		database.exec(`INSERT INTO outbox VALUES ('id', '${submission.reference}', 'email', 1, 0, 1, NULL, NULL)`);
		const store = sqliteStore(path);
		expect(await storedIn(store)).toMatchObject([{ answers: submission.answers }]);
		expect(await store.undelivered(10)).toMatchObject([{ reference: submission.reference }]);
		await store.close();
		expect(database.prepare("SELECT number, length(hash) AS length FROM migrations").all()).toEqual(
			migrations.map(({ number }) => ({ number, length: 64 })),
		);
		database.close();
	});
});

test("a file that is no database is a failure with a reason", async () => {
	const path = join(folder.path, "directory.db");
	const store = sqliteStore(join(path, "..", "directory.db", "..", ".."));
	await expect(store.probe(noon)).rejects.toThrow("The store cannot be used: unable to open database file");
});

describe("while another process has the database locked", () => {
	async function openedTwice(name: string) {
		const path = join(folder.path, name);
		const store = sqliteStore(path);
		await store.probe(noon);
		return { path, store, other: new DatabaseSync(path) };
	}

	test("this one goes on, and what waited is stored in its order once the lock is gone", async () => {
		const { store, other } = await openedTwice("locked.db");
		other.exec("BEGIN EXCLUSIVE");
		const first = store.add(submission);
		await new Promise(setImmediate);
		const second = store.add({ ...submission, reference: "MP-0000-0001" });
		const found = store.find(submission.reference);
		// Reached while the lock is held: a process that waits for it could never give it back.
		await new Promise((resolve) => setTimeout(resolve, 0));
		other.exec("COMMIT");
		expect(await first).toMatchObject({ outcome: "stored" });
		expect(await second).toMatchObject({ outcome: "repeated", reference: submission.reference });
		expect(await found).toMatchObject({ reference: submission.reference });
		other.close();
		await store.close();
	});

	test("what is in vain for seconds is a failure that may be repeated", async () => {
		const { store, other } = await openedTwice("locked-long.db");
		other.exec("BEGIN EXCLUSIVE");
		const probed = store.probe(noon);
		const added = store.add(submission);
		await expect(probed).rejects.toThrow("The store cannot be used: database is locked");
		await expect(added).rejects.toThrow("The store cannot be used: database is locked");
		other.exec("COMMIT");
		expect(await storedIn(store)).toEqual([]);
		expect(await store.add(submission)).toMatchObject({ outcome: "stored" });
		other.close();
		await store.close();
	}, 15_000);

	test("a server that starts connects once the lock is gone", async () => {
		const { path, store, other } = await openedTwice("locked-start.db");
		other.exec("BEGIN EXCLUSIVE");
		const late = sqliteStore(path);
		const added = late.add(submission);
		await new Promise(setImmediate);
		other.exec("COMMIT");
		expect(await added).toMatchObject({ outcome: "stored" });
		other.close();
		await Promise.all([store.close(), late.close()]);
	});

	test("a deletion waits for who reads, lets others store meanwhile, and then leaves no trace", async () => {
		const { path, store, other } = await openedTwice("read.db");
		await store.add(submission);
		other.exec("BEGIN; SELECT * FROM applications");
		expect(await store.delete(submission.reference)).toBe(true);
		const removed = store.removeTraces(60_000);
		const added = await store.add({ ...submission, reference: "MP-0000-0001", answers: {} });
		expect(added).toMatchObject({ outcome: "stored" });
		expect(await store.removeTraces(0)).toBe(false);
		other.exec("COMMIT");
		expect(await removed).toBe(true);
		expect(readFileSync(path).includes("Tamarind")).toBe(false);
		expect(readFileSync(`${path}-wal`).includes("Tamarind")).toBe(false);
		other.close();
		await store.close();
	});
});

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

describe("removing the traces of what was deleted", () => {
	const mark = (index: number) => `Tamarind ${index} Holdings`;
	const numbered = (index: number): Submission => ({
		...submission,
		reference: `MP-${String((index * 7919) % 10_000).padStart(4, "0")}-0000`,
		digest: `${index}`,
		submissionId: `${index}`,
		answers: { company_name: mark(index), customer_base: mark(index).repeat((index % 7) * 30) },
		announce: ["webhook", "email"],
	});
	const bytesOf = (path: string) => Buffer.concat([path, `${path}-wal`].map((file) => readFileSync(file)));

	test("leaves what was not deleted, and what came, went and changed meanwhile", async () => {
		const path = join(folder.path, "meanwhile.db");
		const store = sqliteStore(path);
		for (let index = 0; index < 300; index++) await store.add(numbered(index));
		for (let index = 0; index < 300; index += 3) await store.delete(numbered(index).reference);
		const removed = store.removeTraces(10_000);
		for (let index = 300; index < 400; index++) await store.add({ ...numbered(index), held: index % 2 === 0 });
		for (let index = 1; index < 300; index += 3) await store.delete(numbered(index).reference);
		await store.release(numbered(302).reference, ["email"], noon);
		expect(await removed).toBe(true);
		expect(await store.removeTraces(10_000)).toBe(true);

		const kept = Array.from({ length: 400 }, (_, index) => index).filter((index) => index % 3 === 2 || index >= 300);
		const stored = [...(await storedIn(store)), ...(await storedIn(store, { held: true }))];
		expect(stored.map(({ answers }) => answers.company_name).sort()).toEqual(kept.map(mark).sort());
		const bytes = bytesOf(path);
		expect(kept.filter((index) => !bytes.includes(`${mark(index)}"`))).toEqual([]);
		expect(
			Array.from({ length: 300 }, (_, index) => index).filter((index) => bytes.includes(`${mark(index)}"`)),
		).toEqual(kept.filter((index) => index < 300));
		expect(await store.counts(noon)).toMatchObject({ stored: 151, held: 49, undelivered: 301 });
		await store.close();
	});

	test("lays out anew what an older version wrote, while applications come in", async () => {
		const path = join(folder.path, "older-layout.db");
		const database = new DatabaseSync(path);
		database.exec(
			`${migrations
				.filter(({ number }) => number <= 3)
				.map(({ sqlite }) => sqlite)
				.join(";")}; PRAGMA user_version = 3`,
		);
		const insert = database.prepare("INSERT INTO applications VALUES (?, ?, ?, ?, 0, ?)");
		for (let index = 0; index < 300; index++) {
			const { reference, submissionId, digest } = numbered(index);
			const answers = { company_name: mark(index), customer_base: mark(index).repeat(70) };
			insert.run(reference, noon.getTime() + index, submissionId, digest, JSON.stringify(answers));
		}
		const usedPages = () => {
			const counted = database.prepare("SELECT * FROM pragma_page_count, pragma_freelist_count").get();
			return Number(counted?.page_count) - Number(counted?.freelist_count);
		};
		const usedBefore = usedPages();
		const store = sqliteStore(path);
		const before = await storedIn(store);
		const removed = store.removeTraces(10_000);
		const later = { ...numbered(300), receivedAt: new Date(noon.getTime() + 300) };
		await store.add(later);
		expect(await removed).toBe(true);

		expect(await storedIn(store)).toEqual([...before, expect.objectContaining({ reference: later.reference })]);
		expect(await store.add(numbered(7))).toMatchObject({ outcome: "repeated", reference: numbered(7).reference });
		expect(usedPages()).toBeLessThan(usedBefore * 0.6);
		await store.close();
		database.close();
	});

	test("goes on where a process died in the middle of it", async () => {
		const path = join(folder.path, "died.db");
		const store = sqliteStore(path);
		for (let index = 0; index < 50; index++) await store.add(numbered(index));
		await store.delete(numbered(0).reference);
		const stopping = new AbortController();
		const removed = store.removeTraces(10_000, stopping.signal);
		stopping.abort();
		expect(await removed).toBe(false);
		// What such a process leaves: a half copy that follows what is stored, and its name at the work.
		const other = new DatabaseSync(path);
		other.exec(`
			CREATE TABLE outbox_old AS SELECT * FROM outbox;
			UPDATE erasure SET holder = 'dead', held_until = ${Date.now() - 1};
		`);
		other.close();
		expect(await store.add(numbered(60))).toMatchObject({ outcome: "stored" });
		expect(await store.removeTraces(10_000)).toBe(true);
		expect(bytesOf(path).includes(`${mark(0)}"`)).toBe(false);
		expect(await storedIn(store)).toHaveLength(50);
		await store.close();
	});
});

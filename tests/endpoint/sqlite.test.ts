import { readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/sqlite.ts";
import type { Submission } from "#endpoint/store.ts";
import { temporaryFolder } from "./running-server.ts";
import { describeStore } from "./store-contract.ts";

describeStore(async () => {
	const folder = temporaryFolder();
	return {
		open: () => sqliteStore(join(folder.path, "data", "applications.db")),
		bytes: () => {
			const data = join(folder.path, "data");
			return Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));
		},
		remove: async () => folder.remove(),
	};
});

const folder = temporaryFolder();
afterAll(() => folder.remove());
const noon = new Date("2026-03-01T12:00:00.000Z");

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

test("a file of a newer version is refused with a sentence", async () => {
	const path = join(folder.path, "newer.db");
	const newer = new DatabaseSync(path);
	newer.exec("PRAGMA user_version = 99");
	newer.close();
	await expect(sqliteStore(path).probe(noon)).rejects.toThrow(
		/^The database is at migration 99, but this version knows only \d+\./,
	);
});

test("a file that is no database is a failure with a reason", async () => {
	const path = join(folder.path, "directory.db");
	const store = sqliteStore(join(path, "..", "directory.db", "..", ".."));
	await expect(store.probe(noon)).rejects.toThrow("The store cannot be used: unable to open database file");
});

describe("while another process has the database locked", () => {
	const submission: Submission = {
		reference: "MP-7K3F-9QX2",
		receivedAt: noon,
		submissionId: null,
		digest: "digest",
		held: false,
		answers: { company_name: "Tamarind Holdings of Roseau" },
		announce: [],
	};

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
		expect(await store.list({ held: false })).toEqual([]);
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
		const deleted = store.delete(submission.reference);
		const added = await store.add({ ...submission, reference: "MP-0000-0001", answers: {} });
		expect(added).toMatchObject({ outcome: "stored" });
		other.exec("COMMIT");
		expect(await deleted).toBe(true);
		expect(readFileSync(path).includes("Tamarind")).toBe(false);
		expect(statSync(`${path}-wal`).size).toBe(0);
		other.close();
		await store.close();
	});
});

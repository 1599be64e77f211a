import { readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/sqlite.ts";
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

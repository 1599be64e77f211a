import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, test } from "vitest";
import { migrations } from "#endpoint/store/migrations.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Submission } from "#endpoint/store/store.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const noon = new Date("2026-03-01T12:00:00.000Z");

describe("removing the traces of what was deleted", () => {
	const mark = (index: number) => `Tamarind ${index} Holdings`;
	const numbered = (index: number): Submission => ({
		receivedAt: noon,
		held: false,
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

import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Maintenance, startMaintenance } from "#endpoint/maintenance.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Store } from "#endpoint/store/store.ts";
import { completeForm, postJson } from "#tests/endpoint/setup/forms.ts";
import { startServer, temporaryFolder, until } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";

const day = 24 * 60 * 60 * 1_000;
const folder = temporaryFolder();
afterAll(() => folder.remove());

let path = "";
let databases = 0;
let store: Store;
let keeping: Maintenance | null = null;
beforeEach(() => {
	path = `${folder.path}/house-${++databases}.db`;
	store = sqliteStore(path);
});
afterEach(async () => {
	await keeping?.stop();
	keeping = null;
	vi.useRealTimers();
	await store.close();
});

const add = (reference: string, receivedAt: Date) =>
	store.add({
		reference,
		receivedAt,
		submissionId: null,
		digest: reference,
		held: false,
		answers: { company_name: "Acme" },
		announce: [],
	});
const references = async () => (await storedIn(store)).map(({ reference }) => reference);

test("a server deletes at its start what was kept for RETENTION_DAYS, and says only how many", async () => {
	await add("MP-0000-0001", new Date(Date.now() - 31 * day));
	await add("MP-7K3F-9QX2", new Date(Date.now() - 29 * day));
	const server = await startServer({ DATABASE_URL: `sqlite:${path}`, RETENTION_DAYS: "30" });
	await until("it is deleted", async () => (await references()).length === 1);
	await server.end("SIGTERM");
	expect(await references()).toEqual(["MP-7K3F-9QX2"]);
	expect(server.log()).toBe("RETENTION_DAYS=30: 1 deleted\n");
});

test("a clock that is wrong at the start deletes nothing, and once it is set right all goes on", async () => {
	vi.useFakeTimers({ now: new Date("2027-06-01T12:00:00.000Z"), toFake: ["Date", "setInterval", "clearInterval"] });
	await add("MP-7K3F-9QX2", new Date("2026-03-01T12:00:00.000Z"));
	const log: string[] = [];
	keeping = startMaintenance({ store, retentionDays: 30, now: () => new Date(), log: (line) => log.push(line) });
	await vi.advanceTimersByTimeAsync(60 * 60_000);
	expect(log).toEqual([
		"RETENTION_DAYS=30 would delete every application, since it is 2027-06-01T12:00:00.000Z here. If that is wrong, set the clock; else they are deleted after a day, or now with: npm run applications -- purge --older-than 30",
	]);
	vi.setSystemTime(new Date("2026-03-02T12:00:00.000Z"));
	await vi.advanceTimersByTimeAsync(2 * day);
	expect(await references()).toEqual(["MP-7K3F-9QX2"]);
	await vi.advanceTimersByTimeAsync(30 * day);
	await until("it is deleted", async () => (await references()).length === 0);
});

test("a clock that is set forward while the server runs deletes nothing for a day, in which it can be set right", async () => {
	vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00.000Z"), toFake: ["Date", "setInterval", "clearInterval"] });
	await add("MP-7K3F-9QX2", new Date());
	const log: string[] = [];
	keeping = startMaintenance({ store, retentionDays: 30, now: () => new Date(), log: (line) => log.push(line) });
	await vi.advanceTimersByTimeAsync(3.5 * day);
	vi.setSystemTime(new Date("2027-03-05T00:00:00.000Z"));
	await vi.advanceTimersByTimeAsync(day - 60_000);
	await until("it is said", () => log.length > 0);
	expect(log).toEqual([
		expect.stringMatching(
			/^The clock was set forward, to 2027-03-05T.+: for a day RETENTION_DAYS=30 deletes only what was old enough without that\. If the clock is wrong, set it right before\.$/,
		),
	]);
	expect(await references()).toEqual(["MP-7K3F-9QX2"]);
	await vi.advanceTimersByTimeAsync(day);
	await until("it is deleted", async () => (await references()).length === 0);
});

test("a machine that sleeps every night deletes all the same", async () => {
	vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00.000Z"), toFake: ["Date", "setInterval", "clearInterval"] });
	await add("MP-7K3F-9QX2", new Date());
	const log: string[] = [];
	keeping = startMaintenance({ store, retentionDays: 2, now: () => new Date(), log: (line) => log.push(line) });
	for (let night = 0; night < 8; night++) {
		await vi.advanceTimersByTimeAsync((2 / 3) * day);
		vi.setSystemTime(Date.now() + (1 / 3) * day);
	}
	await until("it is said", () => log.length > 0);
	expect(await references()).toEqual([]);
	expect(log).toEqual(["RETENTION_DAYS=2: 1 deleted"]);
});

test("it is looked at every day", async () => {
	vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00.000Z"), toFake: ["Date", "setInterval", "clearInterval"] });
	await add("MP-7K3F-9QX2", new Date());
	const log: string[] = [];
	keeping = startMaintenance({ store, retentionDays: 2, now: () => new Date(), log: (line) => log.push(line) });
	await vi.advanceTimersByTimeAsync(2 * day);
	expect(log).toEqual([]);
	await vi.advanceTimersByTimeAsync(day + 60_000);
	await until("it is deleted", () => log.length > 0);
	expect(log).toEqual(["RETENTION_DAYS=2: 1 deleted"]);
});

test("what a command deleted while somebody read the database leaves no trace when a server looks at it", async () => {
	await add("MP-7K3F-9QX2", new Date());
	await store.delete("MP-7K3F-9QX2");
	const bytes = () => Buffer.concat([path, `${path}-wal`].map((file) => readFileSync(file)));
	expect(bytes().includes("MP-7K3F-9QX2")).toBe(true);
	keeping = startMaintenance({ store, retentionDays: null, now: () => new Date(), log: () => undefined });
	await until("it is gone", () => !bytes().includes("MP-7K3F-9QX2"));
});

test("a failure is said of the cleaning, also where applications are kept until somebody deletes them", async () => {
	const log: string[] = [];
	const broken: Store = { ...store, forgetClients: () => Promise.reject(new Error("No space left")) };
	keeping = startMaintenance({
		store: broken,
		retentionDays: null,
		now: () => new Date(),
		log: (line) => log.push(line),
	});
	await keeping.stop();
	keeping = null;
	expect(log).toEqual(["Cleaning of the store failed: No space left. Tried again in an hour."]);
});

test("without RETENTION_DAYS nothing is deleted", async () => {
	await add("MP-7K3F-9QX2", new Date(0));
	keeping = startMaintenance({ store, retentionDays: null, now: () => new Date(), log: () => undefined });
	await keeping.stop();
	expect(await references()).toEqual(["MP-7K3F-9QX2"]);
});

test("what the rate limit refused is counted for people to see", async () => {
	const server = await startServer({ DATABASE_URL: `sqlite:${path}`, RATE_LIMIT: "1/600" });
	const statuses = [];
	for (let index = 0; index < 3; index++) statuses.push((await postJson(server.address, completeForm)).status);
	await server.end("SIGTERM");
	expect(statuses).toEqual([201, 429, 429]);
	expect(await store.refusedSince(new Date(Date.now() - day))).toBe(2);
});

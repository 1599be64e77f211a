// "201 means: the row is on disk and survives the death of the process."
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresStore } from "#endpoint/store/postgres.ts";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import type { Store } from "#endpoint/store/store.ts";
import { completeForm, postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";
import { type PostgresServer, startPostgres } from "#tests/endpoint/setup/postgres-server.ts";
import { startServer, temporaryFolder, until } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { type Acknowledged, startLoad } from "./load.ts";

const kills = 20;
const folder = temporaryFolder();
let postgres: PostgresServer;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => {
	folder.remove();
	await postgres.remove();
});

let files = 0;
const kinds: [string, () => Promise<{ url: string; open: () => Store }>][] = [
	[
		"SQLite",
		async () => {
			const path = `${folder.path}/crash-${++files}.db`;
			return { url: `sqlite:${path}`, open: () => sqliteStore(path) };
		},
	],
	[
		"PostgreSQL",
		async () => {
			const url = await postgres.createDatabase();
			return { url, open: () => postgresStore(url) };
		},
	],
];

describe.each(kinds)("%s", (_, create) => {
	test(`after each of ${kills} kills in the middle of load, everything acknowledged is there, and nothing twice`, async () => {
		const { url, open } = await create();
		const acknowledged: Acknowledged[] = [];
		const unanswered: string[] = [];
		for (let kill = 0; kill < kills; kill++) {
			const server = await startServer({ DATABASE_URL: url });
			const load = startLoad(server.address, 16);
			// A different moment each time: early ones meet the migration and the first commit.
			await until("the load is under way", () => load.acknowledged.length >= 5 + kill * 10);
			expect(await server.end("SIGKILL")).toBe("SIGKILL");
			await load.stop();
			acknowledged.push(...load.acknowledged);
			unanswered.push(...load.unanswered);
		}

		const store = open();
		const stored = await storedIn(store);
		await store.close();
		const references = new Map(stored.map(({ submissionId, reference }) => [submissionId, reference]));
		expect(references.size).toBe(stored.length);
		const lost = acknowledged.filter(({ submissionId, reference }) => references.get(submissionId) !== reference);
		expect(lost).toEqual([]);
		expect(stored.length).toBeLessThanOrEqual(acknowledged.length + unanswered.length);
		expect(unanswered.length).toBeGreaterThan(kills);
	}, 300_000);

	test("whoever was cut off learns by trying again whether it arrived", async () => {
		const { url, open } = await create();
		const first = await startServer({ DATABASE_URL: url });
		const load = startLoad(first.address, 16);
		await until("the load is under way", () => load.acknowledged.length >= 20);
		await first.end("SIGKILL");
		await load.stop();

		const second = await startServer({ DATABASE_URL: url });
		for (const submissionId of load.unanswered) {
			const form = { ...completeForm, company_name: `Load ${submissionId}`, submission_id: submissionId };
			const again = await postJson(second.address, form);
			expect([200, 201]).toContain(again.status);
			const reference = await referenceIn(again);
			expect(await referenceIn(await postJson(second.address, form))).toBe(reference);
		}
		await second.end("SIGTERM");
		const store = open();
		const ids = (await storedIn(store)).map(({ submissionId }) => submissionId);
		await store.close();
		expect(new Set(ids).size).toBe(ids.length);
		expect(load.unanswered.filter((id) => !ids.includes(id))).toEqual([]);
	});

	test("servers that start at once share a new database, and one submission ID is one application on all of them", async () => {
		const { url, open } = await create();
		const servers = await Promise.all(Array.from({ length: 4 }, () => startServer({ DATABASE_URL: url })));
		const form = { ...completeForm, submission_id: crypto.randomUUID() };
		const responses = await Promise.all(servers.map(({ address }) => postJson(address, form)));
		expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 201]);
		expect(new Set(await Promise.all(responses.map(referenceIn))).size).toBe(1);
		expect(servers.map(({ log }) => log()).filter((log) => log.includes("503"))).toEqual([]);
		for (const server of servers) expect(await server.end("SIGTERM")).toBe(0);
		const store = open();
		expect(await storedIn(store)).toHaveLength(1);
		await store.close();
	});

	test("a graceful stop answers what was accepted, and loses nothing", async () => {
		const { url, open } = await create();
		const server = await startServer({ DATABASE_URL: url });
		const load = startLoad(server.address, 16);
		await until("the load is under way", () => load.acknowledged.length >= 50);
		expect(await server.end("SIGTERM")).toBe(0);
		await load.stop();
		const store = open();
		const ids = new Set((await storedIn(store)).map(({ submissionId }) => submissionId));
		await store.close();
		expect(load.acknowledged.filter(({ submissionId }) => !ids.has(submissionId))).toEqual([]);
		// A request that meets a closed connection was not accepted: nothing of it may be stored.
		expect(load.unanswered.filter((submissionId) => ids.has(submissionId))).toEqual([]);
	});
});

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrations } from "#endpoint/store/migrations.ts";
import { postgresStore } from "#endpoint/store/postgres.ts";
import type { Store, Submission } from "#endpoint/store/store.ts";
import { type PostgresServer, startPostgres } from "#tests/endpoint/setup/postgres-server.ts";
import { until } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";
import { describeStore } from "./store-contract.ts";
import { after, minute, noon, submission } from "./submission.ts";

let server: PostgresServer;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.remove());

describeStore(async () => {
	const url = await server.createDatabase();
	return {
		open: () => postgresStore(url),
		bytes: async () => {
			await ask(url, "ANALYZE; CHECKPOINT");
			return filesUnder(join(server.folder, "base"));
		},
		remove: async () => {},
	};
});

test("an allowance holds across servers", async () => {
	const url = await server.createDatabase();
	const servers = Array.from({ length: 3 }, () => postgresStore(url));
	const allowance = { count: 20, seconds: 60 };
	const now = new Date();
	const waits = await Promise.all(
		Array.from({ length: 30 }, (_, index) => servers[index % 3]?.allow("203.0.113.7", allowance, now)),
	);
	expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
	expect(waits.filter((wait) => wait === 60)).toHaveLength(10);
	await Promise.all(servers.map((each) => each.close()));
});

test("a database of a newer version is refused with a sentence", async () => {
	const url = await server.createDatabase();
	const client = new Client(url);
	await client.connect();
	await client.query("CREATE TABLE migrations (number integer PRIMARY KEY); INSERT INTO migrations VALUES (99)");
	await client.end();
	const store = postgresStore(url);
	await expect(store.probe(new Date())).rejects.toThrow(
		/^The database is at migration 99, but this version knows only/,
	);
	await store.close();
});

test("a migration that was changed after it ran is refused with a sentence", async () => {
	const url = await server.createDatabase();
	const store = postgresStore(url);
	await store.probe(new Date());
	await ask(url, "UPDATE migrations SET hash = 'another' WHERE number = 2");
	await expect(postgresStore(url).probe(new Date())).rejects.toThrow(
		/^Migration 2 in .+ was changed after it had run in this database\. Give it back the text that it had/,
	);
	await store.close();
});

test("a database from before hashes were kept takes them over, and what is new runs", async () => {
	const url = await server.createDatabase();
	await ask(
		url,
		`CREATE TABLE migrations (number integer PRIMARY KEY); INSERT INTO migrations VALUES (1); ${migrations[0]?.postgres}`,
	);
	const reader = new Client(url);
	await reader.connect();
	await reader.query("BEGIN; SELECT * FROM applications JOIN outbox USING (reference)");
	const store = postgresStore(url);
	// It does not wait with a lock behind which the posts of other servers would queue.
	await expect(store.probe(new Date())).rejects.toThrow("The store cannot be used: PostgreSQL error 55P03");
	await reader.query("COMMIT");
	await reader.end();
	await store.probe(new Date());
	expect(await ask(url, "SELECT number, length(hash) AS length FROM migrations ORDER BY number")).toEqual(
		migrations.map(({ number }) => ({ number, length: 64 })),
	);
	await store.close();
});

test("a server whose default is not to wait for the disk is told to wait", async () => {
	const url = await server.createDatabase();
	const client = new Client(url);
	await client.connect();
	await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`);
	await client.query("CREATE TABLE seen (setting text)");
	const store = postgresStore(url);
	await store.probe(new Date());
	await client.query(`
		CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
		CREATE TRIGGER note AFTER UPDATE ON installation FOR EACH ROW EXECUTE FUNCTION note();
	`);
	await store.probe(new Date());
	expect((await client.query("SELECT setting FROM seen")).rows).toEqual([{ setting: "on" }]);
	await store.close();
	await client.end();
});

test("a server that starts makes due what waits, and not what another is delivering", async () => {
	const url = await server.createDatabase();
	const [other, started] = [postgresStore(url), postgresStore(url)];
	await other.add(submission({ announce: ["webhook"] }));
	const lease = 5 * minute;
	const claim = async (store: Store, at: number) => (await store.claimDue("webhook", after(at), lease, 10))[0];
	const taken = await claim(other, 0);
	await started.retryNow(after(1), lease);
	expect(await claim(started, 1)).toBeUndefined();
	await other.markFailed(taken?.id ?? "", after(lease), "HTTP 500");
	await started.retryNow(after(2), lease);
	expect(await claim(started, 2)).toMatchObject({ attempts: 1 });
	await other.retryNow(after(3), lease);
	expect(await claim(other, 3)).toBeUndefined();
	// What was taken by a clock that was set back since is kept for no longer.
	await other.retryNow(after(-1_000 * minute), lease);
	expect(await claim(other, -1_000 * minute)).toMatchObject({ attempts: 2 });
	await Promise.all([other.close(), started.close()]);
});

async function ask(url: string, text: string) {
	const client = new Client(url);
	await client.connect();
	const { rows } = await client.query(text);
	await client.end();
	return rows;
}

describe("removing the traces of what was deleted", () => {
	const numbered = (index: number): Submission => ({
		reference: `MP-${String((index * 7919) % 10_000).padStart(4, "0")}-0000`,
		receivedAt: noon,
		digest: `${index}`,
		submissionId: `${index}`,
		held: false,
		answers: { company_name: `Tamarind ${index} Holdings` },
		announce: ["webhook", "email"],
	});

	async function filled(count: number) {
		const url = await server.createDatabase();
		const store = postgresStore(url);
		for (let index = 0; index < count; index++) await store.add(numbered(index));
		return { url, store };
	}

	/** Reads as pg_dump does: the tables stay locked for reading until it is done. */
	async function openReader(url: string) {
		const reader = new Client(url);
		await reader.connect();
		await reader.query("BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE applications, outbox IN ACCESS SHARE MODE");
		return {
			end: async () => {
				await reader.query("COMMIT");
				await reader.end();
			},
		};
	}

	test("a post is answered while somebody reads and a deletion wants to, and the traces go when the reader is gone", async () => {
		const { url, store } = await filled(3);
		const reader = await openReader(url);
		expect(await store.delete(numbered(0).reference)).toBe(true);
		const removed = store.removeTraces(60_000);
		const waits = "SELECT count(*) AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
		await until("it waits for the reader", async () => (await ask(url, waits))[0].waiting === "1");
		expect(await store.add(numbered(3))).toMatchObject({ outcome: "stored" });
		expect(await store.removeTraces(0)).toBe(false);
		await reader.end();
		expect(await removed).toBe(true);
		expect((await storedIn(store)).map(({ answers }) => answers.company_name).sort()).toEqual([
			"Tamarind 1 Holdings",
			"Tamarind 2 Holdings",
			"Tamarind 3 Holdings",
		]);
		await store.close();
	});

	test("who has no patience leaves it to the next call", async () => {
		const { url, store } = await filled(1);
		const reader = await openReader(url);
		await store.delete(numbered(0).reference);
		expect(await store.removeTraces(0)).toBe(false);
		await reader.end();
		expect(await store.removeTraces(0)).toBe(true);
		await store.close();
	});

	test("keeps what was not deleted, and what came, went and changed meanwhile, on several servers", async () => {
		const { url, store } = await filled(1_000);
		const other = postgresStore(url);
		for (let index = 0; index < 300; index += 3) await store.delete(numbered(index).reference);
		const removed = store.removeTraces(60_000);
		const changes = async () => {
			for (let index = 1_000; index < 1_200; index++) await other.add({ ...numbered(index), held: index % 2 === 0 });
			for (let index = 1; index < 300; index += 3) await other.delete(numbered(index).reference);
			await other.release(numbered(1_002).reference, ["email"], noon);
			await other.claimDue("email", noon, 60_000, 100);
		};
		await changes();
		expect(await removed).toBe(true);
		expect(await other.removeTraces(60_000)).toBe(true);
		const stored = [...(await storedIn(store)), ...(await storedIn(store, { held: true }))];
		const kept = Array.from({ length: 1_200 }, (_, index) => index).filter((index) => index >= 300 || index % 3 === 2);
		expect(stored.map(({ reference }) => reference).sort()).toEqual(
			kept.map((index) => numbered(index).reference).sort(),
		);
		expect(await store.counts(noon)).toMatchObject({ stored: 901, held: 99, undelivered: 1_801 });
		expect(await ask(url, "SELECT count(*) AS claimed FROM outbox WHERE attempts = 1")).toEqual([{ claimed: "100" }]);
		await Promise.all([store.close(), other.close()]);
	});

	test("who may read the table may read it afterwards", async () => {
		const { url, store } = await filled(2);
		await ask(
			url,
			"CREATE ROLE reporting; GRANT SELECT ON applications TO reporting; GRANT SELECT, UPDATE ON outbox TO PUBLIC",
		);
		const granted = `SELECT relname, relacl::text FROM pg_class WHERE relname IN ('applications', 'outbox') ORDER BY relname`;
		const before = await ask(url, granted);
		await store.delete(numbered(0).reference);
		expect(await store.removeTraces(60_000)).toBe(true);
		const entries = (rows: { relacl: string }[]) => rows.map(({ relacl }) => relacl.slice(1, -1).split(",").sort());
		expect(entries(await ask(url, granted))).toEqual(entries(before));
		await store.close();
	});

	test("goes on where a process died in the middle of it", async () => {
		const { url, store } = await filled(5);
		await store.delete(numbered(0).reference);
		await ask(
			url,
			`CREATE TABLE applications_next (LIKE applications INCLUDING ALL); INSERT INTO applications_next SELECT * FROM applications;
			UPDATE erasure SET holder = 'dead', held_until = ${Date.now() - 1}`,
		);
		expect(await store.removeTraces(60_000)).toBe(true);
		expect(await storedIn(store)).toHaveLength(4);
		await store.close();
	});
});

function filesUnder(folder: string): Buffer {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
	return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
}

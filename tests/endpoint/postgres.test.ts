import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { postgresStore } from "#endpoint/postgres.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";
import { describeStore } from "./store-contract.ts";

// Servers and databases of their own need time to start on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let server: PostgresServer;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server.remove());

describeStore(async () => {
	const url = await server.createDatabase();
	return {
		open: () => postgresStore(url),
		bytes: () => filesUnder(join(server.folder, "base")),
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

function filesUnder(folder: string): Buffer {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
	return Buffer.concat(files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
}

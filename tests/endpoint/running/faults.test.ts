// What can go wrong around the endpoint: an honest status, no crash, no leak.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import { completeForm, postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";
import { startPostgres } from "#tests/endpoint/setup/postgres-server.ts";
import { type RunningServer, startServer, temporaryFolder, until } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";

const folder = temporaryFolder();
let server: RunningServer | null = null;
afterEach(async () => {
	await server?.end("SIGKILL");
	server = null;
});
afterAll(() => folder.remove());

let count = 0;
const newForm = (customerBase = "Forty credit unions.") => ({
	...completeForm,
	company_name: `Acme ${++count}`,
	customer_base: customerBase,
	submission_id: crypto.randomUUID(),
});
const health = async (address: string) => (await fetch(`${address}/api/health`)).status;

/** Runs the server with a file system of its own at `place`; possible where Linux lets users have mount namespaces. */
const mounted = (place: string, mount: string) => ({
	command: ["unshare", "--map-root-user", "--mount", "sh", "-c", `${mount} && exec "$@"`, place, process.execPath],
});
const canMount =
	spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /tmp"]).status === 0;

describe.skipIf(!canMount)("a disk of its own (needs mount namespaces)", () => {
	test("a full disk: 503 with Retry-After, and 201 again as soon as there is room", async () => {
		const place = join(folder.path, "full");
		mkdirSync(place);
		server = await startServer(
			{ DATABASE_URL: `sqlite:${place}/applications.db` },
			mounted(place, 'mount -t tmpfs -o size=1m tmpfs "$0"'),
		);
		const { address } = server;
		const seen = `/proc/${server.process.pid}/root${place}`;
		const acknowledged = [await referenceIn(await postJson(address, newForm()))];
		fill(join(seen, "filler"));

		const refusedForm = newForm("x".repeat(2_000));
		const statuses = new Set<number>();
		await until("the disk is full", async () => {
			const response = await postJson(address, newForm("x".repeat(2_000)));
			statuses.add(response.status);
			if (response.status === 201) acknowledged.push(await referenceIn(response));
			return response.status === 503;
		});
		const refused = await postJson(address, refusedForm);
		expect(refused.status).toBe(503);
		expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
		expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
		await until("health says so", async () => (await health(address)) === 503);

		rmSync(join(seen, "filler"));
		const again = await postJson(address, refusedForm);
		expect(again.status).toBe(201);
		acknowledged.push(await referenceIn(again));
		await until("health is well", async () => (await health(address)) === 200);
		// SQLite follows links, and would look for /proc/…/root in the test's own file system.
		const copy = join(folder.path, "copy");
		cpSync(seen, copy, { recursive: true });
		const store = sqliteStore(join(copy, "applications.db"));
		const stored = (await storedIn(store)).map(({ reference }) => reference);
		await store.close();
		expect(stored.toSorted()).toEqual(acknowledged.toSorted());
		expect(server.log()).toContain("503 database or disk is full");
	});

	test("a store is closed well on a full disk: its log keeps what cannot be brought into the file", () => {
		const place = join(folder.path, "closing");
		mkdirSync(place);
		const script = new URL("close-on-full-disk.ts", import.meta.url).pathname;
		const [command = "", ...words] = mounted(place, 'mount -t tmpfs -o size=1200k tmpfs "$0"').command;
		const { status, stderr } = spawnSync(command, [...words, script, place], { encoding: "utf8" });
		expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
	});

	test("a disk with room for a page and for no application: health says that none can be stored", async () => {
		const place = join(folder.path, "nearly-full");
		mkdirSync(place);
		server = await startServer(
			{ DATABASE_URL: `sqlite:${place}/applications.db` },
			mounted(place, 'mount -t tmpfs -o size=600k tmpfs "$0"'),
		);
		const { address } = server;
		await until("the disk is full", async () => {
			const answers = { revenue_goals: "x".repeat(2_000), partnership_goals: "x".repeat(2_000) };
			return (await postJson(address, { ...newForm("x".repeat(2_000)), ...answers })).status === 503;
		});
		expect(await health(address)).toBe(503);
	});

	test("a read-only file: the server starts, and answers 503", async () => {
		const place = join(folder.path, "read-only");
		const store = sqliteStore(`${place}/applications.db`);
		await store.probe(new Date());
		await store.close();
		server = await startServer(
			{ DATABASE_URL: `sqlite:${place}/applications.db` },
			mounted(place, 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"'),
		);
		expect((await postJson(server.address, newForm())).status).toBe(503);
		expect(await health(server.address)).toBe(503);
		expect(server.log()).toContain("Applications get 503 until that is mended.");
	});
});

test("a folder that cannot be made: the server starts, answers 503, and works when it can", async () => {
	const place = join(folder.path, "blocked");
	writeFileSync(place, "a file where the folder has to be");
	server = await startServer({ DATABASE_URL: `sqlite:${place}/applications.db` });
	const form = newForm();
	expect((await postJson(server.address, form)).status).toBe(503);
	rmSync(place);
	expect((await postJson(server.address, form)).status).toBe(201);
});

test("a database that another process has locked: others are answered meanwhile, and the application after", async () => {
	const path = join(folder.path, "locked.db");
	server = await startServer({ DATABASE_URL: `sqlite:${path}` });
	const { address } = server;
	const other = new DatabaseSync(path);
	other.exec("BEGIN EXCLUSIVE");
	const order: string[] = [];
	const posted = postJson(address, newForm()).then((response) => {
		order.push("application");
		return response;
	});
	for (let index = 0; index < 20; index++) order.push(String((await fetch(`${address}/`)).status));
	other.exec("COMMIT");
	other.close();
	expect((await posted).status).toBe(201);
	expect(order).toEqual([...Array.from({ length: 20 }, () => "404"), "application"]);
});

test("PostgreSQL gone and back: 503 meanwhile, 201 after, nothing lost", async () => {
	const postgres = await startPostgres();
	server = await startServer({ DATABASE_URL: await postgres.createDatabase() });
	const { address } = server;
	const before = newForm();
	const reference = await referenceIn(await postJson(address, before));

	await postgres.stop();
	const meanwhile = newForm();
	const refused = await postJson(address, meanwhile);
	expect(refused.status).toBe(503);
	expect(refused.headers.get("retry-after")).not.toBeNull();
	expect(await health(address)).toBe(503);

	await postgres.start();
	await until("it is stored", async () => (await postJson(address, meanwhile)).ok);
	expect(await referenceIn(await postJson(address, before))).toBe(reference);
	await until("health is well", async () => (await health(address)) === 200);
	expect(await server.end("SIGTERM")).toBe(0);
	server = null;
	await postgres.remove();
});

describe("clients that misbehave", () => {
	test("slow ones keep nobody waiting, half requests store nothing, and no connection is left", async () => {
		const path = join(folder.path, "slow.db");
		server = await startServer({ DATABASE_URL: `sqlite:${path}` });
		const { address } = server;
		await postJson(address, newForm());
		const before = openFiles(server);

		const slow = await Promise.all(Array.from({ length: 100 }, () => sendHalf(address)));
		const begin = performance.now();
		for (let index = 0; index < 20; index++) expect((await postJson(address, newForm())).status).toBe(201);
		expect(performance.now() - begin).toBeLessThan(10_000);
		for (const [index, socket] of slow.entries()) {
			if (index % 2 === 0) socket.destroy();
			else socket.resetAndDestroy();
		}

		await until("the connections are gone", () => openFiles(server) <= before + 2);
		expect(await health(address)).toBe(200);
		const store = sqliteStore(path);
		expect(await storedIn(store)).toHaveLength(21);
		await store.close();
	});

	test("200 at once are all answered, each with a reference of its own", async () => {
		server = await startServer({ DATABASE_URL: `sqlite:${join(folder.path, "many.db")}` });
		const { address } = server;
		const before = openFiles(server);
		const references = await Promise.all(
			Array.from({ length: 200 }, async () => {
				const socket = await open(address);
				const answer = new Promise<string>((resolve) => {
					let text = "";
					socket.setEncoding("utf8").on("data", (part: string) => {
						text += part;
					});
					socket.on("end", () => resolve(text));
				});
				socket.write(rawPost(JSON.stringify(newForm()), "Connection: close\r\n"));
				return /^HTTP\/1\.1 201 .*"reference":"([^"]+)"/s.exec(await answer)?.[1];
			}),
		);
		expect(new Set(references).size).toBe(200);
		expect(references).not.toContain(undefined);
		await until("the connections are gone", () => openFiles(server) <= before + 2);
	});
});

/** Fills what is left of a disk. */
function fill(file: string) {
	try {
		for (;;) writeFileSync(file, Buffer.alloc(4_096), { flag: "a" });
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
	}
}

/** How many files and connections the server has open; 0 where the system does not show it. */
function openFiles(running: RunningServer | null): number {
	const list = `/proc/${running?.process.pid}/fd`;
	return existsSync(list) ? readdirSync(list).length : 0;
}

function rawPost(body: string, headers = ""): string {
	return `POST /api/applications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${headers}\r\n${body}`;
}

function open(address: string): Promise<Socket> {
	const { hostname, port } = new URL(address);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => resolve(socket));
		socket.on("error", reject);
	});
}

/** A connection that sends the first half of an application and then nothing. */
async function sendHalf(address: string): Promise<Socket> {
	const socket = await open(address);
	const text = rawPost(JSON.stringify(newForm()));
	socket.write(text.slice(0, text.length - 100));
	return socket;
}

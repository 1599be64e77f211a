// `npm run applications -- backup` and `restore`, as a person runs them.
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeEach, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import { newForm } from "#tests/endpoint/http/contract-server.ts";
import { postJson, referenceIn } from "#tests/endpoint/setup/forms.ts";
import { startServer, temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const command = new URL("../../../src/commands/applications.ts", import.meta.url).pathname;

let path = "";
let file = "";
let databases = 0;
beforeEach(() => {
	path = join(folder.path, String(++databases), "applications.db");
	file = join(folder.path, `backup-${databases}.db`);
});

function applications(...args: readonly string[]): Promise<{ code: number; output: string; errors: string }> {
	const env = { PATH: process.env.PATH, DATABASE_URL: path.startsWith("postgres:") ? path : `sqlite:${path}` };
	return new Promise((resolve) => {
		execFile(process.execPath, [command, ...args], { env }, (error, output, errors) => {
			resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
		});
	});
}

/** Stores so many applications through a server; their references. */
async function filled(count: number): Promise<string[]> {
	const server = await startServer({ DATABASE_URL: `sqlite:${path}` });
	const references = [];
	for (let index = 0; index < count; index++)
		references.push(await referenceIn(await postJson(server.address, newForm())));
	await server.end("SIGTERM");
	return references.sort();
}

async function references(): Promise<string[]> {
	const store = sqliteStore(path);
	const stored = await storedIn(store);
	await store.close();
	return stored.map(({ reference }) => reference).sort();
}

test("a backup while applications come in has all that were acknowledged before it, and is one file for its owner alone", async () => {
	const server = await startServer({ DATABASE_URL: `sqlite:${path}` });
	const before: string[] = [];
	for (let index = 0; index < 20; index++) before.push(await referenceIn(await postJson(server.address, newForm())));
	let done = false;
	const meanwhile = (async () => {
		while (!done) expect((await postJson(server.address, newForm())).status).toBe(201);
	})();
	expect(await applications("backup", file)).toMatchObject({ code: 0, errors: "" });
	done = true;
	await meanwhile;
	await server.end("SIGKILL");

	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readdirSync(folder.path).filter((name) => name.startsWith(`backup-${databases}.db`))).toEqual([
		`backup-${databases}.db`,
	]);
	const copy = new DatabaseSync(file, { readOnly: true });
	const copied = copy
		.prepare("SELECT reference FROM applications")
		.all()
		.map(({ reference }) => reference);
	copy.close();
	expect(before.filter((reference) => !copied.includes(reference))).toEqual([]);
});

test("a backup overwrites nothing", async () => {
	await filled(1);
	writeFileSync(file, "a letter");
	const { code, errors } = await applications("backup", file);
	expect({ code, errors }).toEqual({
		code: 2,
		errors: `${file} exists already: name a file that does not, nothing is overwritten.\n`,
	});
	expect(readFileSync(file, "utf8")).toBe("a letter");
});

test("what is restored is what was backed up, and what was there before is kept beside it", async () => {
	const first = await filled(3);
	await applications("backup", file);
	const all = [...first, ...(await filled(2))].sort();
	const { code, output } = await applications("restore", file);
	expect(code).toBe(0);
	expect(await references()).toEqual(first);
	const former = /is in (\S+): delete it/.exec(output)?.[1] ?? "";
	path = former;
	expect(await references()).toEqual(all);
});

test("a backup is restored where there was nothing, and a server goes on with it", async () => {
	const first = await filled(2);
	await applications("backup", file);
	path = join(folder.path, `new-${databases}`, "applications.db");
	expect((await applications("restore", file)).code).toBe(0);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(await references()).toEqual(first);
	expect(await filled(1)).toHaveLength(1);
	expect(await references()).toHaveLength(3);
});

test("a database is not restored from itself", async () => {
	const stored = await filled(2);
	const { code, errors } = await applications("restore", path);
	expect({ code, errors }).toEqual({ code: 2, errors: `${path} is the database itself: name a backup of it.\n` });
	expect(await references()).toEqual(stored);
});

test("nothing is restored while a server has the database open", async () => {
	await filled(1);
	await applications("backup", file);
	const server = await startServer({ DATABASE_URL: `sqlite:${path}` });
	const reference = await referenceIn(await postJson(server.address, newForm()));
	const { code, errors } = await applications("restore", file);
	expect({ code, errors }).toEqual({
		code: 2,
		errors: `${path} is open in another process: stop the server, restore, and start it again.\n`,
	});
	expect((await postJson(server.address, newForm())).status).toBe(201);
	await server.end("SIGTERM");
	expect(await references()).toContain(reference);
});

test("a file that is damaged, of something else or newer is not restored, and the database stays as it was", async () => {
	const stored = await filled(40);
	await applications("backup", file);
	const damaged = `${file}.damaged`;
	const bytes = readFileSync(file);
	bytes.fill(0x7f, 4_096 * 3, 4_096 * 6);
	writeFileSync(damaged, bytes);
	const text = `${file}.txt`;
	writeFileSync(text, "A letter to somebody. ".repeat(100));
	const other = `${file}.other`;
	new DatabaseSync(other).exec("CREATE TABLE songs (name TEXT); PRAGMA user_version = 1");
	const newer = `${file}.newer`;
	writeFileSync(newer, readFileSync(file));
	new DatabaseSync(newer).exec("PRAGMA user_version = 2000000000");
	for (const [name, sentence] of [
		[damaged, /damaged|cannot be read as a database/],
		[text, /cannot be read as a database/],
		[other, /is a database, but not one of applications/],
		[newer, /^The database is at migration 2000000000/],
		[`${file}.missing`, /^There is no file/],
	] as const) {
		const { code, errors } = await applications("restore", name);
		expect([name, code]).toEqual([name, 2]);
		expect(errors).toMatch(sentence);
	}
	expect(await references()).toEqual(stored);
});

test.each([
	["backup", "pg_dump --format=custom"],
	["restore", "pg_restore --clean --if-exists"],
])("%s of a PostgreSQL is refused with what does it", async (name, sentence) => {
	path = "postgres://127.0.0.1:1/none";
	const { code, errors } = await applications(name, file);
	expect(code).toBe(2);
	expect(errors).toContain(sentence);
	expect(existsSync(file)).toBe(false);
});

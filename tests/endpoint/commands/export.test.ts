// The export as a spreadsheet opens it by a double click.
import { execFile, execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sqliteStore } from "#endpoint/store/sqlite.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { temporaryFolder } from "#tests/endpoint/setup/running-server.ts";
import { findOrInstallOffice } from "#tests/tooling/office.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());
const command = new URL("../../../src/commands/applications.ts", import.meta.url).pathname;
const database = join(folder.path, "applications.db");

/** What a spreadsheet would show otherwise than it was typed. */
const typed = [
	"0700123456",
	"255712345678901234",
	"1-2",
	"1/2",
	"3.5.2027",
	"1e5",
	"1.50",
	"1,234",
	"12:30",
	"5%",
	"$5",
	"(5)",
	"5 May",
	"May 2027",
	"TRUE",
	"_x0041_",
	"2015",
	"Müller 長城 “x”, y; z",
];

beforeAll(async () => {
	const store = sqliteStore(database);
	for (const [at, text] of typed.entries()) {
		await store.add({
			reference: `MP-0000-${String(at).padStart(4, "0")}`,
			receivedAt: new Date(Date.UTC(2026, 2, 1, 12, 0, at)),
			submissionId: null,
			digest: String(at),
			held: false,
			answers: { ...completeForm, contact_phone: text, customer_base: `${text}\nsecond line`, markets: ["government"] },
			announce: [],
		});
	}
	await store.close();
});

async function exportTo(file: string, format: string): Promise<string> {
	const path = join(folder.path, file);
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[command, "export", "--format", format, "--output", path],
		{ env: { PATH: process.env.PATH, DATABASE_URL: `sqlite:${database}` } },
	);
	expect(stdout).toBe(`${typed.length} applications are in ${path}.\n`);
	return path;
}

/** The column of phone numbers as LibreOffice shows the file, texts in quotation marks and numbers without. */
function phonesIn(path: string): string[] {
	const shown = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,false";
	// Its window takes UTF-8 from the mark at the beginning; without a window the encoding has to be given.
	const utf8 = path.endsWith(".csv") ? ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] : [];
	const profile = pathToFileURL(join(folder.path, "profile"));
	execFileSync(
		findOrInstallOffice(),
		[
			"--headless",
			...utf8,
			`-env:UserInstallation=${profile}`,
			"--convert-to",
			shown,
			"--outdir",
			join(folder.path, "shown"),
			path,
		],
		{ stdio: "pipe", timeout: 180_000 },
	);
	const text = readFileSync(join(folder.path, "shown", basename(path).replace(/\w+$/, "csv")), "utf8");
	const rows = [...text.matchAll(/"?MP-0000-\d{4}"?\t(?:"(?:[^"]|"")*"|[^\t\n])*(?:\t(?:"(?:[^"]|"")*"|[^\t\n]*))*/g)];
	return rows.map(([row]) => [...row.matchAll(/(?:^|\t)("(?:[^"]|"")*"|[^\t]*)/g)][8]?.[1] ?? "");
}

test("a workbook holds every text as it was typed, as text, and only its owner reads it", async () => {
	const path = await exportTo("applications.xlsx", "xlsx");
	expect(phonesIn(path)).toEqual(typed.map((text) => `"${text.replaceAll('"', '""')}"`));
	expect(statSync(path).mode & 0o777).toBe(0o600);
}, 300_000);

test("CSV in a file says its separator, and a spreadsheet shows every text as it was typed", async () => {
	const path = await exportTo("applications.csv", "csv");
	expect(readFileSync(path, "utf8")).toMatch(/^\ufeffsep=,\r\n"reference","received_at",/);
	const shown = phonesIn(path).map((cell) => cell.replace(/^"(.*)"$/s, "$1"));
	expect(shown).toEqual(typed);
}, 300_000);

test("a file that was there is written anew at once, and nobody else reads it whoever could before", async () => {
	const path = join(folder.path, "weekly.json");
	writeFileSync(path, "last week");
	chmodSync(path, 0o644);
	await exportTo("weekly.json", "json");
	expect(JSON.parse(readFileSync(path, "utf8"))).toHaveLength(typed.length);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(readdirSync(folder.path).filter((name) => name.startsWith("weekly"))).toEqual(["weekly.json"]);
});

test("the database is not written over, by whatever name", async () => {
	const before = readFileSync(database);
	const link = join(folder.path, "link.json");
	symlinkSync(database, link);
	for (const path of [database, `${database}-wal`, link]) {
		const failed = await promisify(execFile)(
			process.execPath,
			[command, "export", "--format", "json", "--output", path],
			{ env: { ...process.env, DATABASE_URL: `sqlite:${database}` } },
		).catch((error: { code: number; stderr: string }) => error);
		expect(failed).toMatchObject({ code: 2, stderr: `${path} is the database itself: name another file.\n` });
	}
	expect(readFileSync(database)).toEqual(before);
	expect(existsSync(`${database}.unfinished`)).toBe(false);
});

// `npm run applications`, as a person runs it.
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sqliteStore } from "#endpoint/sqlite.ts";
import type { Store, Submission } from "#endpoint/store.ts";
import { fieldNames } from "#program/application-fields.ts";
import { completeForm } from "./forms.ts";
import { temporaryFolder } from "./running-server.ts";

// Servers and databases of their own need time to start on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const folder = temporaryFolder();
afterAll(() => folder.remove());
const command = new URL("../../src/commands/applications.ts", import.meta.url).pathname;
const hour = 3_600_000;

let path = "";
let databases = 0;
let store: Store;
beforeEach(async () => {
	path = join(folder.path, String(++databases), "applications.db");
	store = sqliteStore(path);
	await store.probe(new Date());
	return () => store.close();
});

type Result = { code: number; output: string; errors: string };

function applications(args: readonly string[], settings: Record<string, string> = {}): Promise<Result> {
	const env = { PATH: process.env.PATH, DATABASE_URL: `sqlite:${path}`, ...settings };
	return new Promise((resolve) => {
		execFile(process.execPath, [command, ...args], { env }, (error, output, errors) => {
			resolve({ code: typeof error?.code === "number" ? error.code : 0, output, errors });
		});
	});
}

function submission(changes: Partial<Submission> = {}): Submission {
	return {
		reference: "MP-7K3F-9QX2",
		receivedAt: new Date(),
		submissionId: null,
		digest: "digest",
		held: false,
		answers: { ...completeForm, markets: ["government", "healthcare"] },
		announce: [],
		...changes,
	};
}

test("list shows an application a line, and with --held those of the trap", async () => {
	await store.add(submission({ receivedAt: new Date("2026-03-01T12:00:30.000Z") }));
	await store.add(submission({ reference: "MP-0000-0001", held: true, answers: {} }));
	expect(await applications(["list"])).toEqual({
		code: 0,
		output: "MP-7K3F-9QX2  2026-03-01 12:00 UTC  reseller    Acme Ledger\n",
		errors: "",
	});
	expect((await applications(["list", "--held"])).output).toMatch(/^MP-0000-0001 {2}[^\n]+\n$/);
});

test("show reads a reference as people type it and gives every answer with its label", async () => {
	await store.add(submission());
	const { output } = await applications(["show", "mp 7k3f 9qx2"]);
	expect(output).toContain("Reference: MP-7K3F-9QX2\n");
	expect(output).toContain("Company name: Acme Ledger\n");
	expect(output).toContain("Markets: government, healthcare\n");
	expect(output).not.toContain("The form would not have taken it");
});

test("show says what is wrong with a held application", async () => {
	await store.add(submission({ held: true, answers: { ...completeForm, markets: ["government"], tier: "gold" } }));
	const { output } = await applications(["show", "MP-7K3F-9QX2"]);
	expect(output).toContain("Held: the trap was filled in.");
	expect(output).toMatch(/The form would not have taken it:\n {2}Select a tier from the list\n$/);
});

test("release announces a held application to those whom the settings name", async () => {
	await store.add(submission({ held: true }));
	const { output } = await applications(["release", "MP-7K3F-9QX2"], {
		SMTP_URL: "smtp://127.0.0.1:1",
		NOTIFY_EMAIL: "partners@mamey.example",
	});
	expect(output).toBe("MP-7K3F-9QX2 is released. The server tells email.\n");
	expect(await store.undelivered()).toMatchObject([{ reference: "MP-7K3F-9QX2", channel: "email" }]);
	expect((await applications(["release", "MP-7K3F-9QX2"])).errors).toBe("There is no held application MP-7K3F-9QX2.\n");
});

test("release refuses to tell nobody, unless that is asked for", async () => {
	await store.add(submission({ held: true }));
	const refused = await applications(["release", "MP-7K3F-9QX2"]);
	expect(refused.code).toBe(2);
	expect(refused.errors).toMatch(
		/^Nobody would be told: neither NOTIFY_WEBHOOK_URL nor SMTP_URL is set here\..+--tell-nobody\.\n$/,
	);
	expect(await store.list({ held: true })).toHaveLength(1);
	const { code, output } = await applications(["release", "MP-7K3F-9QX2", "--tell-nobody"]);
	expect({ code, output }).toEqual({ code: 0, output: "MP-7K3F-9QX2 is released. Nobody is told.\n" });
	expect(await store.undelivered()).toEqual([]);
});

test("help names the settings that the commands need", async () => {
	const { code, output } = await applications(["help"]);
	expect(code).toBe(0);
	for (const setting of ["DATABASE_URL", "NOTIFY_WEBHOOK_URL", "NOTIFY_WEBHOOK_SECRET", "SMTP_URL", "NOTIFY_EMAIL"]) {
		expect(output).toContain(setting);
	}
});

describe("status", () => {
	test("exit code 0 while everybody was told or is told within the hour", async () => {
		await store.add(submission({ announce: ["webhook"] }));
		await store.add(submission({ reference: "MP-0000-0001", digest: "other", held: true }));
		await store.countRefused(3, new Date());
		const { code, output } = await applications(["status"]);
		expect(code).toBe(0);
		expect(output).toContain("Applications: 1\n");
		expect(output).toContain("Held by the trap: 1 (npm run applications -- list --held)\n");
		expect(output).toContain("Refused by the rate limit in the last seven days: 3\n");
		expect(output).toContain("Notifications not delivered: 1, of them overdue by an hour: 0\n");
	});

	test("exit code 1 when somebody should have been told an hour ago, with the reason", async () => {
		await store.add(submission({ announce: ["webhook"], receivedAt: new Date(Date.now() - hour) }));
		const [notification] = await store.takeDue(new Date(), hour, 1);
		await store.markFailed(notification?.id ?? "", new Date(), "HTTP 500");
		const { code, output } = await applications(["status"]);
		expect(code).toBe(1);
		expect(output).toMatch(
			/MP-7K3F-9QX2 {2}webhook {2}waits since .+, 1 attempt, next .+: HTTP 500\nMend what stands there: .+\n$/,
		);
	});
});

describe("export", () => {
	test("JSON has the fields by their names, in the order of the form", async () => {
		const added = submission({ receivedAt: new Date("2026-03-01T12:00:00.000Z") });
		await store.add(added);
		const { output } = await applications(["export", "--format", "json"]);
		expect(JSON.parse(output)).toEqual([
			{
				reference: "MP-7K3F-9QX2",
				received_at: "2026-03-01T12:00:00.000Z",
				held: false,
				application: { ...added.answers, company_founded: 2015 },
			},
		]);
		const order = fieldNames.filter((name) => name in added.answers);
		expect(Object.keys(JSON.parse(output)[0].application)).toEqual(order);
	});

	test("CSV quotes every text and turns what a spreadsheet would run into text", async () => {
		const answers = {
			company_name: '=HYPERLINK("http://evil.example","x")',
			contact_name: "-2+3",
			contact_phone: "+1 767 555 0100",
			customer_base: '  @SUM(A1)\nsecond "line", and more',
			markets: ["government", "other"],
		};
		await store.add(submission({ answers, receivedAt: new Date("2026-03-01T12:00:00.000Z") }));
		const { output } = await applications(["export", "--format", "csv"]);
		const [header = "", row = ""] = output.split("\r\n");
		expect(header).toMatch(/^\ufeff"reference","received_at","company_name","company_website"/);
		expect(row).toContain(`"MP-7K3F-9QX2","2026-03-01T12:00:00.000Z","'=HYPERLINK(""http://evil.example"",""x"")"`);
		expect(row).toContain(`"'-2+3"`);
		expect(row).toContain(`"'+1 767 555 0100"`);
		expect(row).toContain(`"'@SUM(A1)\nsecond ""line"", and more"`);
		expect(row).toContain(`"government other"`);
	});

	test("held applications are not exported", async () => {
		await store.add(submission({ held: true }));
		expect((await applications(["export", "--format", "json"])).output).toBe("[]\n");
	});
});

describe("deleting", () => {
	const bytes = () => {
		const files = readdirSync(join(path, ".."));
		return Buffer.concat(files.map((file) => readFileSync(join(path, "..", file))));
	};

	test("delete leaves no byte of the application, while a server has the database open", async () => {
		const secret = "Tamarind Holdings of Roseau";
		await store.add(
			submission({ answers: { company_name: secret, customer_base: secret.repeat(50) }, announce: ["email"] }),
		);
		expect(bytes().includes(secret)).toBe(true);
		expect(await applications(["delete", "MP-7K3F-9QX2"])).toEqual({
			code: 0,
			output: "MP-7K3F-9QX2 is deleted.\n",
			errors: "",
		});
		expect(bytes().includes(secret)).toBe(false);
		expect(bytes().includes("MP-7K3F-9QX2")).toBe(false);
	});

	test("purge deletes what is older than so many days", async () => {
		await store.add(submission({ receivedAt: new Date(Date.now() - 31 * 24 * hour) }));
		await store.add(submission({ reference: "MP-0000-0001" }));
		expect((await applications(["purge", "--older-than", "30"])).output).toBe(
			"1 application older than 30 days deleted.\n",
		);
		expect((await store.list({ held: false })).map(({ reference }) => reference)).toEqual(["MP-0000-0001"]);
	});
});

test.each([
	[["show", "MP-7K3F-9QX4"], '"MP-7K3F-9QX4" is not a reference: a character is missing, wrong or swapped.\n'],
	[["show", "MP-0000-0001"], "There is no application MP-0000-0001.\n"],
	[["show"], "Say which application, such as MP-7K3F-9QX2.\n"],
	[["export"], "Say which format: --format csv or --format json.\n"],
	[["purge", "--older-than", "soon"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["purge", "--older-than", "0"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["purge", "--older-than", "99999999999"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["fly"], 'There is no command "fly".\n'],
	[["list", "--all"], "Unknown option '--all'"],
])("%j is answered with a sentence and exit code 2", async (args, sentence) => {
	const { code, errors } = await applications(args);
	expect(code).toBe(2);
	expect(errors.slice(0, sentence.length)).toBe(sentence);
});

test("a database that cannot be used is said to be, with exit code 2", async () => {
	const { code, errors } = await applications(["list"], { DATABASE_URL: "postgres://127.0.0.1:1/none" });
	expect({ code, errors }).toEqual({
		code: 2,
		errors: "The store cannot be used: ECONNREFUSED\nWhich database is asked stands in DATABASE_URL.\n",
	});
});

test("a file that is not there is said to be missing, and not made", async () => {
	const missing = join(folder.path, "mistyped.db");
	const { code, errors } = await applications(["list"], { DATABASE_URL: `sqlite:${missing}` });
	expect(code).toBe(2);
	expect(errors).toContain(`The store cannot be used: there is no database file ${missing}\n`);
	expect(existsSync(missing)).toBe(false);
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { fieldNames } from "#program/application/application-fields.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { databaseOfEachTest, submission } from "#tests/endpoint/setup/own-database.ts";
import { storedIn } from "#tests/endpoint/setup/stored.ts";

const hour = 3_600_000;
const own = databaseOfEachTest();

test("status shows what waits longest, and says how many more there are", async () => {
	for (let index = 0; index < 25; index++) {
		const receivedAt = new Date(Date.now() - index * 1_000);
		const reference = `MP-0000-${String(index).padStart(4, "0")}`;
		await own.store.add(submission({ reference, digest: reference, receivedAt, announce: ["email"] }));
	}
	const { output } = await own.applications(["status"]);
	expect(output.match(/^ {2}MP-\S+/gm)?.slice(0, 2)).toEqual(["  MP-0000-0024", "  MP-0000-0023"]);
	expect(output).toContain("Notifications not delivered: 25, of them overdue by an hour: 0\n");
	expect(output).toMatch(/\n {2}and 5 more\n$/);
});

test("show reads a reference as people type it and gives every answer with its label", async () => {
	await own.store.add(submission());
	const { output } = await own.applications(["show", "mp 7k3f 9qx2"]);
	expect(output).toContain("Reference: MP-7K3F-9QX2\n");
	expect(output).toContain("Company name: Acme Ledger\n");
	expect(output).toContain("Markets: government, healthcare\n");
	expect(output).not.toContain("The form would not have taken it");
});

test("show says what is wrong with a held application", async () => {
	await own.store.add(submission({ held: true, answers: { ...completeForm, markets: ["government"], tier: "gold" } }));
	const { output } = await own.applications(["show", "MP-7K3F-9QX2"]);
	expect(output).toContain("Held: the trap was filled in.");
	expect(output).toMatch(/The form would not have taken it:\n {2}Select a tier from the list\n$/);
});

test("release announces a held application to those whom the settings name", async () => {
	await own.store.add(submission({ held: true }));
	const { output } = await own.applications(["release", "MP-7K3F-9QX2"], {
		SMTP_URL: "smtp://127.0.0.1:1",
		NOTIFY_EMAIL: "partners@mamey.example",
	});
	expect(output).toBe("MP-7K3F-9QX2 is released. The server tells email.\n");
	expect(await own.store.undelivered(10)).toMatchObject([{ reference: "MP-7K3F-9QX2", channel: "email" }]);
	expect((await own.applications(["release", "MP-7K3F-9QX2"])).errors).toBe(
		"There is no held application MP-7K3F-9QX2.\n",
	);
});

test("release refuses to tell nobody, unless that is asked for", async () => {
	await own.store.add(submission({ held: true }));
	const refused = await own.applications(["release", "MP-7K3F-9QX2"]);
	expect(refused.code).toBe(2);
	expect(refused.errors).toMatch(
		/^Nobody would be told: neither NOTIFY_WEBHOOK_URL nor SMTP_URL is set here\..+--tell-nobody\.\n$/,
	);
	expect(await storedIn(own.store, { held: true })).toHaveLength(1);
	const { code, output } = await own.applications(["release", "MP-7K3F-9QX2", "--tell-nobody"]);
	expect({ code, output }).toEqual({ code: 0, output: "MP-7K3F-9QX2 is released. Nobody is told.\n" });
	expect(await own.store.undelivered(10)).toEqual([]);
});

test("help names the settings that the commands need", async () => {
	const { code, output } = await own.applications(["help"]);
	expect(code).toBe(0);
	for (const setting of ["DATABASE_URL", "NOTIFY_WEBHOOK_URL", "NOTIFY_WEBHOOK_SECRET", "SMTP_URL", "NOTIFY_EMAIL"]) {
		expect(output).toContain(setting);
	}
});

test.each([["--help"], ["help"], ["list", "-h"], []])("help is given while a setting is wrong: %j", async (...args) => {
	const { code, output, errors } = await own.applications(args, { PORT: "x", DATABASE_URL: "none" });
	expect({ code, errors }).toEqual({ code: 0, errors: "" });
	expect(output).toMatch(/^npm run applications -- <command>\n/);
});

describe("status", () => {
	test("exit code 0 while everybody was told or is told within the hour", async () => {
		await own.store.add(submission({ announce: ["webhook"] }));
		await own.store.add(submission({ reference: "MP-0000-0001", digest: "other", held: true }));
		await own.store.countRefused(3, new Date());
		const { code, output } = await own.applications(["status"]);
		expect(code).toBe(0);
		expect(output).toContain("Applications: 1\n");
		expect(output).toContain("Held by the trap: 1 (npm run applications -- list --held)\n");
		expect(output).toContain("Refused by the rate limit in the last seven days: 3\n");
		expect(output).toContain("Notifications not delivered: 1, of them overdue by an hour: 0\n");
	});

	test("exit code 1 when somebody should have been told an hour ago, with the reason", async () => {
		await own.store.add(submission({ announce: ["webhook"], receivedAt: new Date(Date.now() - hour) }));
		const [notification] = await own.store.claimDue("webhook", new Date(), hour, 1);
		await own.store.markFailed(notification?.id ?? "", new Date(), "HTTP 500");
		const { code, output } = await own.applications(["status"]);
		expect(code).toBe(1);
		expect(output).toMatch(
			/MP-7K3F-9QX2 {2}webhook {2}waits since .+, 1 attempt, next .+: HTTP 500\nMend what is said there: .+\n$/,
		);
	});
});

describe("export", () => {
	test("JSON has the fields by their names, in the order of the form", async () => {
		const added = submission({ receivedAt: new Date("2026-03-01T12:00:00.000Z") });
		await own.store.add(added);
		const { output } = await own.applications(["export", "--format", "json"]);
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
		await own.store.add(submission({ answers, receivedAt: new Date("2026-03-01T12:00:00.000Z") }));
		const { output } = await own.applications(["export", "--format", "csv"]);
		const [header = "", row = ""] = output.split("\r\n");
		expect(header).toMatch(/^\ufeff"reference","received_at","company_name","company_website"/);
		expect(row).toContain(`"MP-7K3F-9QX2","2026-03-01T12:00:00.000Z","'=HYPERLINK(""http://evil.example"",""x"")"`);
		expect(row).toContain(`"'-2+3"`);
		expect(row).toContain(`"'+1 767 555 0100"`);
		expect(row).toContain(`"'@SUM(A1)\nsecond ""line"", and more"`);
		expect(row).toContain(`"government other"`);
	});

	test("held applications are not exported", async () => {
		await own.store.add(submission({ held: true }));
		expect((await own.applications(["export", "--format", "json"])).output).toBe("[]\n");
	});
});

describe("deleting", () => {
	const elsewhere = "Backups, exports, e-mails and webhooks from before still hold what was deleted.\n";

	test("delete names what a restore kept beside the database, and purge that deleted nothing names nothing", async () => {
		await own.store.add(submission());
		const kept = `${own.path}.before-2026-03-01T12-00-00.000Z`;
		writeFileSync(kept, "");
		expect((await own.applications(["delete", "MP-7K3F-9QX2"])).output).toBe(
			`MP-7K3F-9QX2 is deleted.\n${elsewhere}So does what a restore kept: ${kept}\n`,
		);
		expect((await own.applications(["purge", "--older-than", "30"])).output).toBe(
			"0 applications older than 30 days deleted.\n",
		);
	});

	const bytes = () => {
		const files = readdirSync(join(own.path, ".."));
		return Buffer.concat(files.map((file) => readFileSync(join(own.path, "..", file))));
	};

	test("delete leaves no byte of the application, while a server has the database open", async () => {
		const secret = "Tamarind Holdings of Roseau";
		await own.store.add(
			submission({ answers: { company_name: secret, customer_base: secret.repeat(50) }, announce: ["email"] }),
		);
		expect(bytes().includes(secret)).toBe(true);
		expect(await own.applications(["delete", "MP-7K3F-9QX2"])).toEqual({
			code: 0,
			output: `MP-7K3F-9QX2 is deleted.\n${elsewhere}`,
			errors: "",
		});
		expect(bytes().includes(secret)).toBe(false);
		expect(bytes().includes("MP-7K3F-9QX2")).toBe(false);
	});

	test("delete says when somebody who reads the database keeps it from the last bytes, with exit code 1", async () => {
		await own.store.add(submission());
		const reader = new DatabaseSync(own.path);
		reader.exec("BEGIN; SELECT * FROM applications");
		const { code, output, errors } = await own.applications(["delete", "MP-7K3F-9QX2"]);
		expect({ code, output }).toEqual({ code: 1, output: `MP-7K3F-9QX2 is deleted.\n${elsewhere}` });
		expect(errors).toMatch(/^Its last bytes are still in the database's files: something else reads the database/);
		reader.exec("COMMIT");
		expect((await own.applications(["delete", "MP-7K3F-9QX2"])).errors).toBe("There is no application MP-7K3F-9QX2.\n");
		expect(bytes().includes("MP-7K3F-9QX2")).toBe(false);
		reader.close();
	});

	test("purge deletes what is older than so many days", async () => {
		await own.store.add(submission({ receivedAt: new Date(Date.now() - 31 * 24 * hour) }));
		await own.store.add(submission({ reference: "MP-0000-0001" }));
		expect((await own.applications(["purge", "--older-than", "30"])).output).toBe(
			`1 application older than 30 days deleted.\n${elsewhere}`,
		);
		expect((await storedIn(own.store)).map(({ reference }) => reference)).toEqual(["MP-0000-0001"]);
	});
});

test.each([
	[["show", "MP-7K3F-9QX4"], '"MP-7K3F-9QX4" is not a reference: a character is missing, wrong or swapped.\n'],
	[["show", "MP-0000-0001"], "There is no application MP-0000-0001.\n"],
	[["show"], "Say which application, such as MP-7K3F-9QX2.\n"],
	[["export"], "Say which format: --format csv, --format xlsx or --format json.\n"],
	[["export", "--format", "xlsx"], "Say into which file: --output applications.xlsx.\n"],
	[["export", "--format", "json", "--output", "/dev/null/x.json"], "/dev/null/x.json cannot be written: ENOTDIR"],
	[["purge", "--older-than", "soon"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["purge", "--older-than", "0"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["purge", "--older-than", "99999999999"], "Say how many days, a whole number from 1 on: --older-than 365.\n"],
	[["list", "--since", "2026-02-30"], '"2026-02-30" is no day: write --since 2026-03-01'],
	[
		["list", "--tier", "gold"],
		'There is no tier "gold": write one of technology, integrator, reseller, strategic, unsure.\n',
	],
	[["list", "--limit", "0"], "Say how many at most, a whole number from 1 on: --limit 20.\n"],
	[["fly"], 'There is no command "fly".\n'],
	[["list", "--all"], "Unknown option '--all'"],
])("%j is answered with a sentence and exit code 2", async (args, sentence) => {
	const { code, errors } = await own.applications(args);
	expect(code).toBe(2);
	expect(errors.slice(0, sentence.length)).toBe(sentence);
});

test("a database that cannot be used is said to be, with exit code 2", async () => {
	const { code, errors } = await own.applications(["list"], { DATABASE_URL: "postgres://127.0.0.1:1/none" });
	expect({ code, errors }).toEqual({
		code: 2,
		errors: "The store cannot be used: ECONNREFUSED\nDATABASE_URL says which database is asked.\n",
	});
});

test("a file that is not there is said to be missing, and not made", async () => {
	const missing = join(own.path, "..", "mistyped.db");
	const { code, errors } = await own.applications(["list"], { DATABASE_URL: `sqlite:${missing}` });
	expect(code).toBe(2);
	expect(errors).toContain(`The store cannot be used: there is no database file ${missing}\n`);
	expect(existsSync(missing)).toBe(false);
});

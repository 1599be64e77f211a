// `npm run applications -- list`, and rows that somebody damaged, as a person sees them.
import { exec } from "node:child_process";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { beforeEach, describe, expect, test } from "vitest";
import type { Submission } from "#endpoint/store/store.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";
import { command, databaseOfEachTest, submission } from "#tests/endpoint/setup/own-database.ts";

const own = databaseOfEachTest();

test("list shows an application a line, and with --held those of the trap", async () => {
	await own.store.add(submission({ receivedAt: new Date("2026-03-01T12:00:30.000Z") }));
	await own.store.add(submission({ reference: "MP-0000-0001", held: true, answers: {} }));
	expect(await own.applications(["list"])).toEqual({
		code: 0,
		output: "MP-7K3F-9QX2  2026-03-01 12:00 UTC  reseller    Acme Ledger\n",
		errors: "",
	});
	expect((await own.applications(["list", "--held"])).output).toMatch(/^MP-0000-0001 {2}[^\n]+\n$/);
});

test("list names the terms that the form showed", async () => {
	await own.store.add(submission({ answers: { ...submission().answers, program_version: "1.0" } }));
	expect((await own.applications(["list"])).output).toMatch(/ {2}Acme Ledger {2}\(terms 1\.0\)\n$/);
});

describe("list", () => {
	const day = (number: number) => new Date(`2026-03-0${number}T12:00:00.000Z`);
	beforeEach(async () => {
		const add = (reference: string, receivedAt: Date, answers: Submission["answers"], held = false) =>
			own.store.add(
				submission({
					reference,
					digest: reference,
					receivedAt,
					held,
					answers: { ...completeForm, markets: ["other"], ...answers },
				}),
			);
		await add("MP-0000-0003", day(3), { company_name: "Étoile Réseaux", tier: "technology", markets: ["government"] });
		await add("MP-0000-0001", day(1), { tier: "reseller", customer_base: 'Nobody says "tier":"strategic" to us.' });
		await add("MP-0000-0002", day(2), { tier: "strategic", customer_base: "STRASSE, straße and 東京" });
		await add("MP-0000-0004", day(4), { tier: "strategic" }, true);
	});
	const references = async (...options: string[]) =>
		(await own.applications(["list", ...options])).output.match(/^MP-\S+/gm) ?? [];

	test("is in the order of receipt, whole or from a day on", async () => {
		expect(await references()).toEqual(["MP-0000-0001", "MP-0000-0002", "MP-0000-0003"]);
		expect(await references("--since", "2026-03-02")).toEqual(["MP-0000-0002", "MP-0000-0003"]);
		expect(await references("--since", "2026-03-02T12:00:01Z")).toEqual(["MP-0000-0003"]);
	});

	test("of one tier has those that chose it, and not who only writes of it", async () => {
		expect(await references("--tier", "strategic")).toEqual(["MP-0000-0002"]);
		expect(await references("--held", "--tier", "strategic")).toEqual(["MP-0000-0004"]);
	});

	test("a search finds every word in whatever answer, without regard to case and accents", async () => {
		expect(await references("--search", "reseaux ETOILE")).toEqual(["MP-0000-0003"]);
		expect(await references("--search", "東京")).toEqual(["MP-0000-0002"]);
		expect(await references("--search", "0000-0001")).toEqual(["MP-0000-0001"]);
		expect((await own.applications(["list", "--search", "nowhere"])).output).toBe("No application is like that.\n");
	});

	test("with a limit says that there are more", async () => {
		const { code, output, errors } = await own.applications(["list", "--limit", "2"]);
		expect([code, output.split("\n").length - 1]).toEqual([0, 2]);
		expect(errors).toBe("There are more; list them with a higher --limit, or a later --since.\n");
		expect((await own.applications(["list", "--limit", "3"])).errors).toBe("");
	});

	test("a reader that stops early, such as head, is no failure", async () => {
		const { stdout } = await promisify(exec)(
			`"${process.execPath}" "${command}" list --limit 1; "${process.execPath}" "${command}" export --format json | true; echo "\${PIPESTATUS[0]}"`,
			{ env: { PATH: process.env.PATH, DATABASE_URL: `sqlite:${own.path}` }, shell: "/bin/bash" },
		);
		expect(stdout).toMatch(/^MP-0000-0001[^\n]+\n0\n$/);
	});
});

describe("a row that somebody damaged", () => {
	const damaged = "MP-0000-0001";
	beforeEach(async () => {
		await own.store.add(submission({ receivedAt: new Date("2026-03-01T12:00:00.000Z"), announce: ["webhook"] }));
		const receivedAt = new Date("2026-02-01T12:00:00.000Z");
		await own.store.add(submission({ reference: damaged, digest: "other", receivedAt, announce: ["email"] }));
	});
	const damage = (set: string) => {
		const database = new DatabaseSync(own.path);
		database.exec(`UPDATE ${set}`);
		database.close();
	};

	test.each([
		[
			`applications SET answers = '{"company_name":' WHERE reference = '${damaged}'`,
			"its stored answers cannot be read",
		],
		[
			`applications SET received_at = ${2n ** 63n - 1n} WHERE reference = '${damaged}'`,
			"its time of receipt cannot be read",
		],
	])("is shown by list and set aside by export, and stops nothing: %s", async (set, sentence) => {
		damage(set);
		expect((await own.applications(["list"])).output.split("\n").sort()).toEqual([
			"",
			expect.stringMatching(new RegExp(`^${damaged} .+\\(${sentence}\\)$`)),
			"MP-7K3F-9QX2  2026-03-01 12:00 UTC  reseller    Acme Ledger",
		]);
		const { code, output, errors } = await own.applications(["export", "--format", "json"]);
		expect(JSON.parse(output)).toMatchObject([{ reference: "MP-7K3F-9QX2" }]);
		expect({ code, errors }).toEqual({ code: 1, errors: `${damaged} is not in the export: ${sentence}.\n` });
		expect((await own.applications(["show", damaged])).output).toContain(sentence);
		expect((await own.applications(["status"])).output).toContain("Applications: 2\n");
	});

	test("is shown by status, whatever channel and time it names", async () => {
		damage(`outbox SET channel = 'pigeon', next_attempt_at = ${2n ** 63n - 1n} WHERE reference = '${damaged}'`);
		const { output } = await own.applications(["status"]);
		expect(output).toContain(
			`${damaged}  pigeon  waits since 2026-02-01 12:00 UTC, 0 attempts, next (unreadable time)`,
		);
		expect(output).toContain("MP-7K3F-9QX2  webhook  waits since");
	});
});

import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";

const project = new URL("../../..", import.meta.url).pathname;

/** Runs the command, which ends by itself only where it cannot serve. */
const edit = (port: string, ...args: string[]) => editWith({ PORT: port }, ...args);
const editWith = (settings: Readonly<Record<string, string>>, ...args: string[]) =>
	spawnSync(process.execPath, ["src/commands/edit.ts", "--no-open", ...args], {
		cwd: project,
		env: { ...process.env, ...settings },
		encoding: "utf8",
		timeout: 20_000,
	});

test("what is no port is said in a sentence", () => {
	const { status, stderr } = edit("abc");
	expect(stderr).toBe("PORT must be a port from 0 to 65535, such as 4322.\n");
	expect(status).toBe(1);
});

test("a day or a time zone that is none is said as the build says it, before anything is opened", () => {
	const day = editWith({ PORT: "0", PROGRAM_DATE: "soon" });
	expect([day.status, day.stdout]).toEqual([1, ""]);
	expect(day.stderr).toBe('PROGRAM_DATE must be a day such as 2027-03-01. It is "soon".\n');
	const zone = editWith({ PORT: "0", PROGRAM_TIME_ZONE: "Nassau" });
	expect(zone.stderr).toMatch(/^PROGRAM_TIME_ZONE must be the name of a time zone, [^\n]+ It is "Nassau"\.\n$/);
});

test("--help says what there is and opens nothing; an option that there is not is answered with it", () => {
	const asked = edit("0", "--help");
	expect([asked.status, asked.stdout]).toEqual([0, expect.stringMatching(/^Usage:\n {2}npm run edit /)]);
	const misspelled = edit("0", "--noopen");
	expect([misspelled.status, misspelled.stderr]).toEqual([1, expect.stringContaining("--noopen")]);
	expect(misspelled.stderr).toContain("Usage:");
});

test("a port that is taken ends the command with all that it has started", async () => {
	const other = createServer();
	const port = await new Promise<string>((resolve) => {
		other.listen(0, "127.0.0.1", () => {
			const address = other.address();
			resolve(String(typeof address === "object" && address ? address.port : ""));
		});
	});
	const { status, stderr } = edit(port);
	other.close();
	expect(stderr).toMatch(/^The editor is open already, or another program uses its port\./);
	expect(status).toBe(1);
});

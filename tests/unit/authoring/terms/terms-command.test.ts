import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { factsFolder, publishedFile, readAllTerms } from "#authoring/read-program.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const command = join(project, "src/commands/terms.ts");
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "terms-"));
	cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, factsFolder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const terms = (...args: string[]) =>
	execFileSync(process.execPath, [command, ...args], { cwd: root, encoding: "utf8" });
const ask = (args: readonly string[], env: Record<string, string> = {}) =>
	spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: "utf8", env: { ...process.env, ...env } });

function raiseShare() {
	const file = join(root, factsFolder, "tiers.yaml");
	writeFileSync(file, readFileSync(file, "utf8").replace("{ low: 20, high: 30 }", "{ low: 22.5, high: 30 }"));
}

test("a figure of published terms cannot change: the reader says which and what to do", () => {
	raiseShare();
	expect(() => readAllTerms(root)).toThrow(
		'technology share is 22.5–30%, but terms 1.0 were published with 20–30%. Links that were sent must keep their numbers: put the figure back, or start a new version with "npm run terms -- new".',
	);
});

test("a new version keeps the old terms complete and lets figures change", () => {
	const [before] = readAllTerms(root);
	terms("new", "9.1", "--effective", "2099-01-01");
	raiseShare();
	const [now, old] = readAllTerms(root);
	expect(now.terms).toEqual({ version: "9.1", effective: "2099-01-01" });
	expect(now.tiers[0]?.share).toEqual({ low: 22.5, high: 30 });
	expect(old).toEqual(before);
});

test("published figures of the new version are recorded beside the old ones", () => {
	terms("new", "9.1", "--effective", "2099-01-01");
	raiseShare();
	terms("publish");
	expect(readFileSync(join(root, publishedFile), "utf8")).toMatch(/"?9\.1"?:\n\s+technology share: 22\.5–30%/);
	expect(readFileSync(join(root, publishedFile), "utf8")).toContain("technology share: 20–30%");
});

test("a version that exists or is none, a day that is none or past, a misspelled option and no verb are answered with a sentence", () => {
	const { version } = readAllTerms(root)[0].terms;
	expect(ask(["new", version, "--effective", "2099-01-01"])).toMatchObject({
		status: 1,
		stdout: expect.stringContaining(`Version ${version} exists already.`),
	});
	expect(ask(["new", "next", "--effective", "2099-01-01"])).toMatchObject({
		status: 1,
		stdout: expect.stringContaining('Write the version as two numbers, such as 1.1. It is "next".'),
	});
	expect(ask(["new", "9.1", "--effective", "2099-02-30"])).toMatchObject({
		status: 1,
		stdout: expect.stringContaining('Write the first day of the version as in 2027-01-31. It is "2099-02-30".'),
	});
	expect(ask(["new", "9.1", "--effective", "2020-01-01"])).toMatchObject({
		status: 1,
		stdout: expect.stringContaining("so the next begin later. It is 2020-01-01."),
	});
	expect(ask(["new", "9.1", "--efective", "2099-01-01"])).toMatchObject({
		status: 1,
		stdout: expect.stringContaining("Usage:"),
	});
	expect(ask([])).toMatchObject({ status: 1, stdout: expect.stringContaining("Usage:") });
});

test.each([["--help"], ["help"], ["fly"], []])("the usage is given while a setting is wrong: %j", (...args) => {
	const { stdout, stderr } = ask(args, { PROGRAM_DATE: "soon" });
	expect([stdout.split("\n")[0], stderr]).toEqual(["Usage:", ""]);
});

test.each([
	[{ PROGRAM_DATE: "soon" }, 'PROGRAM_DATE must be a day such as 2027-03-01. It is "soon".\n'],
	[{ PROGRAM_TIME_ZONE: "Roseau" }, /^PROGRAM_TIME_ZONE must be the name of a time zone, .+ It is "Roseau"\.\n$/],
])("a setting that is wrong is answered with a sentence: %j", (settings, sentence) => {
	const { status, stderr } = ask(["list"], settings);
	expect(status).toBe(1);
	expect(stderr).toEqual(typeof sentence === "string" ? sentence : expect.stringMatching(sentence));
});

test("--help says what there is, and is no fault; a word too many is one", () => {
	expect(terms("--help")).toMatch(/^Usage:/);
	expect(terms("help")).toMatch(/^Usage:/);
	expect(() => terms("diff", "1.0", "1.0", "1.0")).toThrow();
});

test("an option that a verb would leave unheeded is refused: published terms stay", () => {
	terms("new", "9.1", "--effective", "2099-01-01");
	const before = readFileSync(join(root, publishedFile), "utf8");
	for (const args of [
		["publish", "--effective", "2099-02-01"],
		["publish", "--stand-in", "1.0"],
		["list", "--effective", "2099-02-01"],
		["postpone", "9.1", "--effective", "2099-02-01", "--stand-in", "1.0"],
		["withdraw", "9.1", "--effective", "2099-02-01"],
	]) {
		const { status, stdout } = spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: "utf8" });
		expect([status, stdout.split("\n")[0]], args.join(" ")).toEqual([1, "Usage:"]);
	}
	expect(readFileSync(join(root, publishedFile), "utf8")).toBe(before);
});

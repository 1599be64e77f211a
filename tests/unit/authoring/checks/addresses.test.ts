import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addresses } from "#authoring/checks/addresses.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { told } from "#authoring/faults/words.ts";
import { addressesFile } from "#authoring/published-addresses.ts";

const project = new URL("../../../..", import.meta.url).pathname;
let root: string;

/** The project's facts with the first question's "no" leading past the second. */
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "addresses-"));
	cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, "content/program"), { recursive: true });
	cpSync(join(project, addressesFile), join(root, addressesFile));
	const file = join(root, "content/program/selection.yaml");
	const text = readFileSync(file, "utf8");
	writeFileSync(
		file,
		text
			.replace("to: { question: system-integrator }", "to: { question: reseller }")
			.replace("to: { tier: strategic }", "to: { question: system-integrator }")
			.replace(
				"to: { question: reseller },\n        said: do not integrate",
				"to: { tier: strategic },\n        said: do not integrate",
			),
	);
});
afterEach(() => rmSync(root, { recursive: true }));

test("addresses that mean something new are noted, and recorded when the terms are published, after what they meant", async () => {
	const [note] = (await addresses.find(contentFiles(root))).map(told);
	expect(note).toMatchObject({ file: addressesFile, level: "note" });
	expect(note?.sentence).toContain("/find-your-tier/no/,");

	execFileSync(process.execPath, [join(project, "src/commands/terms.ts"), "publish"], { cwd: root });
	expect((await addresses.find(contentFiles(root))).map(told)).toEqual([]);
	const record = readFileSync(join(root, addressesFile), "utf8");
	expect(record).toMatch(/^no\/:\n\s+- system-integrator\n\s+- reseller$/m);
	expect(record).toMatch(/^# Every address/);
});

test("a record that cannot be read is an error with its line", async () => {
	writeFileSync(join(root, addressesFile), '"": technology-company\nmaybe/: reseller\n');
	const [finding] = (await addresses.find(contentFiles(root))).map(told);
	expect(finding).toMatchObject({ file: addressesFile, level: "error" });
	expect(finding).toMatchObject({ line: 2, sentence: expect.stringContaining("such as no/yes/") });
});

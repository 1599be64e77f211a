import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editsSince, isEdited } from "#tests/browser/guide/edited-since.ts";
import { comparable } from "#tests/browser/guide/source-statements.ts";

const project = new URL("../../../", import.meta.url).pathname;

describe("what was edited since the source was taken over", () => {
	let root = "";
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "edited-since-"));
		for (const [from, to] of [
			["guide-1.0", "tests/fixtures/guide-1.0"],
			["terms-1.0", "tests/fixtures/terms-1.0"],
			["guide-1.0", "content/guide"],
			["terms-1.0", "content/program"],
		] as const) {
			cpSync(join(project, "tests/fixtures", from), join(root, to), { recursive: true });
		}
	});
	afterEach(() => rmSync(root, { recursive: true }));

	function edit(file: string, was: string, is: string) {
		const path = join(root, "content", file);
		const text = readFileSync(path, "utf8");
		expect(text).toContain(was);
		writeFileSync(path, text.replace(was, is));
	}
	/** Whether a statement that the page does not make is an edited one, where the page shows a text. */
	const accepts = (address: string, text: string, shown: string) =>
		isEdited({ address, text }, comparable(shown), editsSince(root));
	const process = "/guide/process/";

	test("is nothing at first, so that nothing may be missing", () => {
		expect(editsSince(root)).toEqual([]);
		expect(accepts(process, "Revenue goals", "")).toBe(false);
	});

	test("is a sentence, which then has to be on the page, and no other sentence", () => {
		edit("guide/process.mdx", "- Revenue goals", "- Goals of revenue");
		expect(accepts(process, "Revenue goals", "Market focus Goals of revenue")).toBe(true);
		expect(accepts(process, "Revenue goals", "Market focus")).toBe(false);
		expect(accepts(process, "Market focus", "Goals of revenue")).toBe(false);
		expect(accepts("/guide/benefits/", "Revenue goals", "Goals of revenue")).toBe(false);
	});

	test("is a sentence around a figure, whichever figure the page shows", () => {
		edit("guide/process.mdx", "2. Initial review (", "2. First look (");
		expect(accepts(process, "Initial review (1-2 weeks)", "First look (1–2 weeks)")).toBe(true);
		expect(accepts(process, "Initial review (1-2 weeks)", "(1–2 weeks)")).toBe(false);
	});

	test("is a sentence that was taken out", () => {
		edit("guide/process.mdx", "- Revenue goals\n", "");
		expect(accepts(process, "Revenue goals", "")).toBe(true);
		expect(accepts(process, "Customer base", "")).toBe(false);
	});

	test("is a figure of the facts, within the statement that has it", () => {
		edit("program/process.yaml", "weeks: { low: 4, high: 8 }", "weeks: { low: 4, high: 9 }");
		expect(accepts(process, "Activation (4-8 weeks)", "Activation (4–9 weeks)")).toBe(true);
		expect(accepts(process, "Activation (4-8 weeks)", "Activation")).toBe(false);
		expect(accepts(process, "Onboarding (2-4 weeks)", "Activation (4–9 weeks)")).toBe(false);
	});
});

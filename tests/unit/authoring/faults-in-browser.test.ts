import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorsInWords } from "#authoring/faults-in-browser.ts";

const project = new URL("../../..", import.meta.url).pathname;
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "content-"));
	for (const part of ["content", "src/components", "src/pages"])
		cpSync(join(project, part), join(root, part), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

test("content that is well has no fault", async () => {
	expect(await errorsInWords(root)).toBe("");
});

test("facts, navigation, redirects and the heads of pages are all told, not the first alone", async () => {
	const edit = (file: string, from: string, to: string) => {
		const path = join(root, "content", file);
		writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
	};
	edit("program/agreement.yaml", "renewal:", "renewel:");
	edit("navigation.yaml", "- guide/support", "- guide/suport");
	edit("guide/process.mdx", "description:", "descripton:");
	writeFileSync(join(root, "content/redirects.yaml"), "- { from: /help, to: /guide/support/ }\n");
	const files = new Set((await errorsInWords(root)).split("\n").map((line) => line.split(":")[0]));
	expect([...files].sort()).toEqual([
		"content/guide/process.mdx",
		"content/guide/support.mdx",
		"content/navigation.yaml",
		"content/program/agreement.yaml",
		"content/redirects.yaml",
	]);
});

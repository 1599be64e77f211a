import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readNavigation } from "../../src/build/read-navigation.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "navigation-"));
	for (const page of ["index", "process", "tiers/index", "tiers/reseller"]) write(`content/guide/${page}.mdx`, "Text.");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file: string, text: string): void {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

const all = ["guide", "guide/process", "guide/tiers", "guide/tiers/reseller"];
const read = (pages: readonly string[]) => {
	write("content/navigation.yaml", `- group: Start\n  pages:\n${pages.map((page) => `    - ${page}\n`).join("")}`);
	return readNavigation(root);
};

test("the pages stand in the order in which they are written", () => {
	expect(read(all)).toEqual([{ group: "Start", pages: all }]);
});

test("a page that is named and not there is refused with its line", () => {
	expect(() => read([...all, "guide/contact"])).toThrow(
		"content/navigation.yaml:7: There is no page content/guide/contact.mdx. Correct the name, or take the line out.",
	);
});

test("a page that is there and not named is refused with what to write", () => {
	expect(() => read(all.slice(0, 3))).toThrow(
		'content/guide/tiers/reseller.mdx:1: Nothing leads to this page yet. Write "- guide/tiers/reseller" in content/navigation.yaml,',
	);
});

test("a page that stands twice, or is written with slashes around it, is refused", () => {
	expect(() => read([...all, "guide/process"])).toThrow("content/navigation.yaml:7: guide/process stands twice.");
	expect(() => read(["/guide/process/"])).toThrow(
		/content\/navigation\.yaml:3: Entry 1 of pages.* write an address without slashes/,
	);
});

test("a page whose file cannot be an address, or takes no components, is refused with the name to give it", () => {
	write("content/guide/Web Inars.md", "Text.");
	expect(() => read(all)).toThrow("content/guide/Web Inars.md:1: Name the file web-inars.mdx: small letters,");
});

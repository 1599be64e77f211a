import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readGuide } from "#authoring/navigation.ts";
import { readDrafts, readNavigation } from "#authoring/read-navigation.ts";

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
		"content/navigation.yaml:7:7: There is no page content/guide/contact.mdx. Correct the name, or take the line out.",
	);
});

test("a page that is there and not named is refused with what to write", () => {
	expect(() => read(all.slice(0, 3))).toThrow(
		'content/guide/tiers/reseller.mdx:1:1: Nothing leads to this page yet. Write "- guide/tiers/reseller" in content/navigation.yaml,',
	);
});

test("a page that stands twice, or is written with slashes around it, is refused", () => {
	expect(() => read([...all, "guide/process"])).toThrow("content/navigation.yaml:7:7: guide/process is listed twice.");
	expect(() => read(["/guide/process/"])).toThrow(
		/content\/navigation\.yaml:3:7: Entry 1 of pages.* write an address without slashes/,
	);
});

test("a page whose file cannot be an address, or takes no components, is refused with the name to give it", () => {
	write("content/guide/Web Inars.md", "Text.");
	expect(() => read(all)).toThrow("content/guide/Web Inars.md:1:1: Name the file web-inars.mdx: small letters,");
});

test("a page beside the guide has such a name, too", () => {
	write("content/index.mdx", "Text.");
	write("content/README.md", "Text.");
	expect(() => read(all)).not.toThrow();
	write("content/Our News.md", "Text.");
	expect(() => read(all)).toThrow("content/Our News.md:1:1: Name the file our-news.mdx: small letters,");
});

test("the name to give is an address in every script, and folders are named likewise", () => {
	write("content/guide/Größen Übersicht.mdx", "Text.");
	write("content/guide/My Dir/x.mdx", "Text.");
	write("content/guide/概要.mdx", "Text.");
	const said = saidOf(() => read(all));
	expect(said).toContain(
		"content/guide/Größen Übersicht.mdx:1:1: Name the file groessen-uebersicht.mdx: small letters,",
	);
	expect(said).toContain("content/guide/My Dir/x.mdx:1:1: Name the file my-dir/x.mdx: small letters,");
	expect(said).toContain("content/guide/概要.mdx:1:1: Name the file page.mdx: small letters,");
});

test("two files that would be one page are refused, for one of them would be lost", () => {
	write("content/guide/process/index.mdx", "Text.");
	expect(() => read(all)).toThrow(
		"content/guide/process/index.mdx:1:1: content/guide/process.mdx has the same address. Put both into one file.",
	);
});

function saidOf(work: () => unknown): string {
	try {
		work();
		return "";
	} catch (error) {
		return error instanceof Error ? error.message : "";
	}
}

test("a page that is not of the guide is refused for that, not for slashes that it has not", () => {
	expect(() => read([...all, "estimate"])).toThrow(
		/:7:7: Entry 5 of pages.* only pages of the guide.* are listed here/,
	);
});

const draft = "---\ntitle: T\ndescription: D.\ndraft: true\n---\n";

test("a draft may be in the navigation or not; it has a mark while drafts are shown, and is left out where they are not", () => {
	write("content/guide/process.mdx", draft);
	write("content/guide/idea.mdx", draft);
	read(all);
	expect(readGuide(root, true).order).toEqual(all);
	expect(readGuide(root, true).sidebar[1]?.items).toContainEqual({ slug: "guide/process", badge: "Draft" });
	expect(readGuide(root, false).order).toEqual(["guide", "guide/tiers", "guide/tiers/reseller"]);
	expect(JSON.stringify(readGuide(root, false))).not.toContain("guide/process");
	expect([...readDrafts(root)].sort()).toEqual(["guide/idea", "guide/process"]);
});

test("a group that has drafts alone is no heading over nothing", () => {
	write("content/guide/process.mdx", draft);
	write(
		"content/navigation.yaml",
		"- { group: Start, pages: [guide, guide/tiers, guide/tiers/reseller] }\n- { group: Soon, pages: [guide/process] }\n",
	);
	expect(readGuide(root, false).sidebar.map(({ label }) => label)).toEqual(["Tools", "Start"]);
});

test.each([
	["quoted", '"draft": true'],
	["with an escape", '"dr\\u0061ft": true'],
])("a draft is one however the word is written: %s", (_, line) => {
	write("content/guide/process.mdx", `---\ntitle: T\n${line}\n---\n`);
	expect([...readDrafts(root)]).toEqual(["guide/process"]);
});

test.each(["title: About drafts", "title: T\ndraft: false", 'title: "draft: true"'])("%s makes no draft", (lines) => {
	write("content/guide/process.mdx", `---\n${lines}\n---\n`);
	expect([...readDrafts(root)]).toEqual([]);
});

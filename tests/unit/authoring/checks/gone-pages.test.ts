import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gonePages } from "#authoring/checks/gone-pages.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords, told } from "#authoring/faults/words.ts";

let root: string;
const guide = (name: string) => join(root, "content/guide", name);
const page = (head = "") => `---\ntitle: T\ndescription: D.\n${head}---\n\nText.\n`;
const git = (...args: string[]) =>
	execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], { cwd: root, stdio: "ignore" });
const found = async () => (await gonePages.find(contentFiles(root))).map(told);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "gone-"));
	mkdirSync(join(root, "content/guide"), { recursive: true });
	writeFileSync(guide("help.mdx"), page());
	writeFileSync(guide("idea.mdx"), page("draft: true\n"));
	git("init", "-b", "main");
	git("add", ".");
	git("commit", "-m", "Pages");
});
afterEach(() => rmSync(root, { recursive: true }));

test("a page that was renamed by hand is missed, before its commit and after, until its address leads on", async () => {
	expect(await found()).toEqual([]);
	renameSync(guide("help.mdx"), guide("support.mdx"));
	const missed = [
		expect.objectContaining({
			file: "content/redirects.yaml",
			level: "warning",
			sentence:
				"/guide/help/ was a page, and links to it lead nowhere now. Write where it leads: - { from: /guide/help/, to: /guide/… }",
		}),
	];
	expect(await found()).toEqual(missed);
	git("add", ".");
	git("commit", "-m", "Renamed");
	expect(await found()).toEqual(missed);
	writeFileSync(join(root, "content/redirects.yaml"), "- { from: /guide/help/, to: /guide/support/ }\n");
	expect(await found()).toEqual([]);
});

test("a draft that is taken away was no page, and a page whose file became a folder is one still", async () => {
	rmSync(guide("idea.mdx"));
	mkdirSync(guide("help"));
	renameSync(guide("help.mdx"), guide("help/index.mdx"));
	expect(await found()).toEqual([]);
});

test("without a history nothing is said", async () => {
	rmSync(join(root, ".git"), { recursive: true });
	rmSync(guide("help.mdx"));
	expect((await gonePages.find(contentFiles(root))).map(inWords)).toEqual([]);
});

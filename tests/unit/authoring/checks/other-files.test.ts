import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { otherFiles } from "#authoring/checks/other-files.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords, told } from "#authoring/faults/words.ts";

const project = new URL("../../../..", import.meta.url).pathname;

async function foundIn(...names: string[]) {
	const root = mkdtempSync(join(tmpdir(), "files-"));
	for (const name of names) {
		mkdirSync(dirname(join(root, "content", name)), { recursive: true });
		writeFileSync(join(root, "content", name), "");
	}
	const found = await otherFiles.find(contentFiles(root));
	rmSync(root, { recursive: true });
	return found;
}

test("the project has no such file", async () => {
	expect(await otherFiles.find(contentFiles(project))).toEqual([]);
});

test("a file that nothing reads is named, with what it may have been meant as; it stops no build", async () => {
	const found = await foundIn(
		"guide/plan.docx",
		"guide/plan.mdx.bak",
		"program/tiers.yml",
		"guide/way.heic",
		"guide/terms.pdf",
	);
	expect(found.map(inWords)).toEqual([
		"content/guide/plan.docx:1:1: Nothing of this file is published. A page is a text file whose name ends in .mdx: copy the words into a new page, as the editor makes one.",
		"content/guide/plan.mdx.bak:1:1: Nothing of this file is published. Take the copy out of content/: Git keeps what was.",
		"content/guide/terms.pdf:1:1: Nothing of this file is published. Put it into the folder public where readers are to get it, else take it out of content/.",
		"content/guide/way.heic:1:1: Nothing of this file is published. Save the picture as PNG, JPEG or WebP.",
		"content/program/tiers.yml:1:1: Nothing of this file is published. Facts stand in the files of content/program/, whose names end in .yaml: write them there.",
	]);
	expect(new Set(found.map((fault) => told(fault).level))).toEqual(new Set(["warning"]));
});

test("what systems and programs put there for themselves is passed over, as are pages, facts and pictures", async () => {
	const theirs = [
		".DS_Store",
		"guide/._page.mdx",
		"guide/.gitkeep",
		"guide/.page.mdx.swp",
		"guide/page.mdx~",
		"guide/#page.mdx#",
	];
	const ofWindows = [
		"guide/Thumbs.db",
		"guide/desktop.ini",
		"guide/~$plan.docx",
		"guide/~WRL0001.tmp",
		".obsidian/app.json",
	];
	const ours = ["README.md", "guide/Old.MD", "guide/page.mdx", "program/tiers.yaml", "guide/Way.PNG", "guide/way.svg"];
	expect(await foundIn(...theirs, ...ofWindows, ...ours)).toEqual([]);
});

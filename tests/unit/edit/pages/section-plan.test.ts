import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renamedSections } from "#edit/pages/section-plan.ts";
import { openedText, savedText } from "#edit/server/page-routes.ts";
import { writableProject } from "#tests/unit/edit/server/project.ts";

let project: ReturnType<typeof writableProject>;
beforeEach(() => {
	project = writableProject();
});
afterEach(() => project.remove());

const read = (file: string) => readFileSync(join(project.root, "content", file), "utf8");

/** Writes a file of the project with a change, and gives what stops the build then. */
async function change(file: string, from: string, to: string) {
	const { hash, text } = openedText(project.root, file);
	expect(text).toContain(from);
	const { findings } = await savedText(project.root, { file, hash, text: text.replace(from, to) });
	return findings.filter(({ level }) => level === "error");
}

test("words of search and links of other pages follow a heading that is reworded, and go back with it", async () => {
	const [words, contact] = [read("search.yaml"), read("guide/contact.mdx")];
	expect(words).toContain("section: /guide/#partnership-value\n");
	await change("guide/contact.mdx", "\n---\n", '\n---\n\nSee [why](/guide/#partnership-value "Why").\n');
	expect(await change("guide/index.mdx", "## Partnership Value", "## What it is *worth*")).toEqual([]);
	expect(read("search.yaml")).toBe(words.replace("/guide/#partnership-value\n", "/guide/#what-it-is-worth\n"));
	expect(read("guide/contact.mdx")).toContain('See [why](/guide/#what-it-is-worth "Why").');
	expect(await change("guide/index.mdx", "## What it is *worth*", "## Partnership Value")).toEqual([]);
	expect(read("search.yaml")).toBe(words);
	expect(read("guide/contact.mdx").replace(/\nSee .*\n/, "")).toBe(contact);
});

test("a heading that the site itself leads to may be reworded, and is named at once", async () => {
	const found = await change("guide/process.mdx", "## Step 4: Growth", "## Step 4: Growing");
	expect(found).toMatchObject([{ file: "content/guide/process.mdx", problem: { kind: "section gone" } }]);
	expect(read("guide/process.mdx")).toContain("## Step 4: Growing");
});

test("a section that is taken out is missed where its words are, and nothing is taken out with it", async () => {
	const words = read("search.yaml");
	const found = await change("guide/index.mdx", "## Partnership Value\n", "");
	expect(found).toMatchObject([{ file: "content/search.yaml", problem: { kind: "no such section" } }]);
	expect(read("search.yaml")).toBe(words);
});

test.each([
	["a reworded one", "## A\n\n## B", "## A\n\n## Big", { b: "big" }],
	["one that changes its depth only", "## A\n\n## B", "## A\n\n### B", {}],
	["one that is moved", "## A\n\n## B", "## B\n\n## A", {}],
	["one that comes", "## A", "## A\n\n## B", {}],
	["one that is being emptied", "## A\n\nText", "##\n\nText", {}],
	["the first of two alike", "## A\n\n## A", "## First\n\n## A", {}],
])("a heading takes its address along when it is reworded, and not otherwise: %s", (_, before, after, renamed) => {
	expect(Object.fromEntries(renamedSections(before, after))).toEqual(renamed);
});

import { expect, test } from "vitest";
import { sections } from "#authoring/checks/sections.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords } from "#authoring/faults/words.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const current = contentFiles(project);

/** What is said of the project with a file as `change` makes it. */
async function said(file: string, change: (text: string) => string): Promise<string[]> {
	const text = current.read(file);
	if (text === null) throw new Error(`There is no ${file}.`);
	const changed = change(text);
	expect(changed).not.toBe(text);
	return (await sections.find(contentFiles(project, new Map([[file, changed]])))).map(inWords);
}

const added = (end: string) => (text: string) => `${text}\n${end}\n`;
const support = "content/guide/support.mdx";
const supportLines = current.read(support)?.split("\n").length ?? 0;

test("every section of the project that something leads to is there", async () => {
	expect(await sections.find(current)).toEqual([]);
});

test("a heading that a partner's words lead to is missed where the words are", async () => {
	const found = await said("content/guide/index.mdx", (text) =>
		text.replace("## Partnership Value", "## What it is worth"),
	);
	expect(found).toEqual([
		expect.stringMatching(/^content\/search\.yaml:\d+:\d+: There is no section \/guide\/#partnership-value\./),
	]);
});

test("a heading that a flowchart or the tier finder leads to is missed where it was", async () => {
	const process = await said("content/guide/process.mdx", (text) =>
		text.replace("## Step 4: Growth", "## Step 4: Growing"),
	);
	expect(process).toEqual([
		"content/guide/process.mdx:50:1: The process flowchart leads to the section #step-4-growth of this page, and no heading makes it. A heading has its own words in small letters for its address: write it as it was.",
	]);
	const tiers = await said("content/guide/tiers/index.mdx", (text) =>
		text.replace(/^## Side by side$/im, "## Compared"),
	);
	expect(tiers.at(-1)).toMatch(/^content\/guide\/tiers\/index\.mdx:1:1: The tier finder leads to .*#side-by-side/);
});

test("a link to a section that is not there is named where it is written", async () => {
	const links =
		"[1](#nowhere) [2](/guide/contact/#nobody) [3](../contact/#nobody) [4](#support) [5](/guide/#about-this-guide)";
	const line = supportLines + 1;
	expect(await said(support, added(`## Support\n\n${links}`))).toEqual([
		`content/guide/support.mdx:${line + 2}:1: The link to #nowhere leads to a section that does not exist on /guide/support/.`,
		`content/guide/support.mdx:${line + 2}:15: The link to /guide/contact/#nobody leads to a section that does not exist on /guide/contact/.`,
		`content/guide/support.mdx:${line + 2}:43: The link to ../contact/#nobody leads to a section that does not exist on /guide/contact/.`,
	]);
});

test.each([
	["the top of a page", "[1](#top) [2](/guide/contact/#_top)"],
	["a note at the foot", "Text[^1]. [1](#user-content-fn-1)\n\n[^1]: Note."],
	["the second heading of the same words", "## Twice\n\n## Twice\n\n[1](#twice-1)"],
	[
		"a heading with other scripts, marks and code",
		"## Über `uns`: *ja*, [wir](/guide/) – 中文\n\n[1](#über-uns-ja-wir--中文)",
	],
	["an address with percent signs", "## Größe\n\n[1](#gr%C3%B6%C3%9Fe)"],
	["an id of a tag", '<div id="here">\nText\n</div>\n\n[1](#here)'],
	["other sites and other pages of ours", "[1](https://example.com/#x) [2](/apply/#company) [3](/guide/support.md#x)"],
])("%s is fine", async (_, text) => {
	expect(await said(support, added(text))).toEqual([]);
});

test.each([
	["a component makes sections", '<RevenueModel model="platform" />'],
	["a heading is said by a component", '## From <Share of="reseller" />'],
	["a heading has typewriters’ dashes", "## Then -- and now"],
	["the page cannot be read", "<Share"],
])("what the build alone knows is left to it: %s", async (_, text) => {
	expect(await said(support, added(`[1](#perhaps)\n\n${text}`))).toEqual([]);
});

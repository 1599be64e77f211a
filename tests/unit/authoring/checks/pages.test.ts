import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pages } from "#authoring/checks/pages.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords } from "#authoring/faults/words.ts";

const project = new URL("../../../..", import.meta.url).pathname;
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "pages-"));
	mkdirSync(join(root, "content"));
	cpSync(join(project, "src/components"), join(root, "src/components"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** What the check reports for a page of this text, with line and column. */
async function saidOf(text: string): Promise<string[]> {
	writeFileSync(join(root, "content/page.mdx"), text);
	return (await pages.find(contentFiles(root))).map(inWords);
}

const head = "---\ntitle: Page\ndescription: What it says.\n---\n\n";

test("the pages of the project are well", async () => {
	expect(await pages.find(contentFiles(project))).toEqual([]);
});

test("a page that is written as it should be is well", async () => {
	expect(await saidOf(`${head}Shares reach <Share of="strategic" />.\n`)).toEqual([]);
});

test("a page without its head, or with a line of it missing or broken, is named", async () => {
	expect(await saidOf("Text.\n")).toEqual([
		"content/page.mdx:1:1: A page begins with its title and its description between two lines of ---.",
	]);
	expect(await saidOf("---\ntitle: Page\n---\n\nText.\n")).toEqual([
		"content/page.mdx:2:1: description is missing. Meaning: What the page says, in one sentence; search engines and previews show it.",
	]);
	expect((await saidOf("---\ntitle: Rates: all\ndescription: D.\n---\n"))[0]).toMatch(
		/^content\/page\.mdx:2:\d+: A text with a colon in it needs quotation marks/,
	);
});

test("a component that does not exist, takes something else or does not end is named with its line", async () => {
	expect((await saidOf(`${head}Call <Contakt by="phone" />.\n`))[0]).toMatch(
		/^content\/page\.mdx:6:6: There is no component <Contakt>/,
	);
	expect((await saidOf(`${head}\nCall <Contact by="fax" />.\n`))[0]).toMatch(
		/^content\/page\.mdx:7:6: <Contact by="fax" \/>: by must be one of/,
	);
	expect(await saidOf(`${head}Call <Contact by="phone">.\n`)).toEqual([
		"content/page.mdx:6:6: <Contact> does not end. Write a slash before its last bracket: <Contact … />.",
	]);
});

test("words inside a component, which shows none, are named", async () => {
	expect(await saidOf(`${head}Reach <Share of="reseller">a fifth</Share>.\n`)).toEqual([
		"content/page.mdx:6:7: <Share> shows nothing that is written inside it. Write it as <Share … />, and the words beside it.",
	]);
	expect(await saidOf(`${head}Reach <Share of="reseller"></Share>.\n`)).toEqual([]);
});

test("a value that is no value is named, and one in braces is one", async () => {
	const [named, spread, without] = await Promise.all([
		saidOf(`${head}<Share of={reseller} />\n`),
		saidOf(`${head}<Share {...reseller} />\n`),
		saidOf(`${head}<Share of />\n`),
	]);
	expect(named).toEqual([
		'content/page.mdx:6:1: {reseller} stands for nothing in a page. Write the value in quotation marks, such as <Share of="…" />.',
	]);
	expect(spread[0]).toMatch(/^content\/page\.mdx:6:1: \{\.\.\.reseller\} stands for nothing in a page/);
	expect(without[0]).toMatch(/^content\/page\.mdx:6:1: <Share of="" \/>: of must be one of technology/);
	expect(await saidOf(`${head}<SelectionMap path={["no", 'yes']} /> <Share of={"reseller"} />\n`)).toEqual([]);
});

test("what a reader's browser would not show is named", async () => {
	for (const tag of ['<iframe src="https://video.example/1"></iframe>', "<script>alert(1)</script>"]) {
		expect((await saidOf(`${head}${tag}\n`))[0]).toMatch(/^content\/page\.mdx:6:1: <\w+> is not shown/);
	}
	expect(await saidOf(`${head}<iframe src="/embed/estimate/" title="Estimate"></iframe>\n`)).toEqual([]);
});

test("a script of a tag, a form, and a picture that a tag would not show are named", async () => {
	expect(await saidOf(`${head}<a href="/guide/" onclick="go()">Go</a>\n`)).toEqual([
		"content/page.mdx:6:1: <a> runs no script here. Take onclick out.",
	]);
	expect((await saidOf(`${head}<form action="/x"></form>\n`))[0]).toMatch(
		/^content\/page\.mdx:6:1: <form> is not shown/,
	);
	expect((await saidOf(`${head}<video src="https://a.example/b.mp4"></video>\n`))[0]).toMatch(/<video> is not shown/);
	expect(await saidOf(`${head}<img src="./chart.png" alt="Chart" />\n`)).toEqual([
		"content/page.mdx:6:1: <img> shows no picture that lies beside the page. Write ![What it shows](./chart.png).",
	]);
	expect((await saidOf(`${head}<img src="/chart.png" />\n`))[0]).toMatch(/^content\/page\.mdx:6:1: Say in words/);
	expect(await saidOf(`${head}<img src="/chart.png" alt="" />\n`)).toEqual([]);
});

test("two versions that Git has left are named once, with their line", async () => {
	expect(await saidOf(`${head}One\n<<<<<<< HEAD\n<Share />\n=======\n- two <b>\n>>>>>>> main\n`)).toEqual([
		expect.stringMatching(/^content\/page\.mdx:7:1: Git has left two versions here/),
	]);
	expect((await saidOf(`${head}One\n>>>>>>> main\n`))[0]).toMatch(/^content\/page\.mdx:7:1: Git has left two versions/);
	expect((await saidOf(`${head}Support\n=======\n`))[0]).toMatch(/main heading/);
});

test("blanks behind the lines of --- do no harm", async () => {
	expect(await saidOf("--- \ntitle: Page\ndescription: D.\n---\t\n\nText.\n")).toEqual([]);
});

test("a paragraph that begins with a word of programs is told so", async () => {
	expect(await saidOf(`${head}import of goods is taxed\n`)).toEqual([
		"content/page.mdx:6:1: A paragraph that begins with import or export is taken for code. Begin it with another word, or with a capital. Components need no import.",
	]);
});

test("curly quotation marks of a word processor are named as such", async () => {
	expect((await saidOf(`${head}Call <Contact by=“phone” />.\n`))[0]).toMatch(
		/^content\/page\.mdx:6:6: The quotation marks in a component are curly/,
	);
});

test("a diagram that cannot be drawn is named with its line and the line’s text", async () => {
	expect((await saidOf(`${head}\`\`\`mermaid\nflowchart LR\n    A[Partner --> B\n\`\`\`\n`))[0]).toMatch(
		/^content\/page\.mdx:8:5: This diagram is not valid Mermaid: a bracket .*\n {2}line 2 of the diagram: A\[Partner --> B\n/,
	);
});

test("code without an end is named where it opens, and nothing of what it takes", async () => {
	const page = `${head}Run {this}:\n\n\`\`\`mermaid\npie\n\n## Next\n\n\`\`\`sh\nnpm ci\n\`\`\`\n\n{that}\n`;
	expect(await saidOf(page)).toEqual([
		expect.stringMatching(/^content\/page\.mdx:6:5: \{this\} is no text here/),
		expect.stringMatching(/^content\/page\.mdx:8:1: ``` opens code here that does not end/),
	]);
});

test("what Markdown takes without a word is named as the build names it", async () => {
	expect(await saidOf(`${head}![](./chart.png)\n`)).toEqual([
		"content/page.mdx:6:1: Say in words what the picture shows: ![What it shows](./chart.png).",
	]);
});

test("every fault of a page is told, not the first alone, in the order in which they are written", async () => {
	expect(await saidOf(`${head}See [help]().\n\n# Big\n\nReach <Share of="gold" /> and {more}.\n`)).toEqual([
		expect.stringMatching(/^content\/page\.mdx:6:5: The link has no address/),
		expect.stringMatching(/^content\/page\.mdx:8:1: The title at the top/),
		expect.stringMatching(/^content\/page\.mdx:10:7: <Share of="gold" \/>: of must be one of/),
		expect.stringMatching(/^content\/page\.mdx:10:31: \{more\} is no text here/),
	]);
});

test("a line at the top of a page that cannot stand there is named, with those that can", async () => {
	expect(await saidOf("---\ntitle: Page\ndescription: D.\nbaner: Words\n---\n")).toEqual([
		expect.stringMatching(
			/^content\/page\.mdx:4:1: baner is not a key here\..* These are: title, description, draft, banner/,
		),
	]);
});

test("a tag, a comment and a brace that a page cannot have are told with what to write instead", async () => {
	expect(await saidOf(`${head}A <!-- note --> here.\n`)).toEqual([
		"content/page.mdx:6:3: A comment is written {/* like this */} in a page.",
	]);
	expect(await saidOf(`${head}A <Share of=b.\n`)).toEqual([
		expect.stringMatching(/^content\/page\.mdx:6:3: A component is not written to its end, such as <Share \/>/),
	]);
	expect(await saidOf(`${head}A { b.\n`)).toEqual([
		"content/page.mdx:6:3: A brace opens here and does not close. One that is only a sign is written \\{.",
	]);
});

test("a tag of HTML that does not end or begin, and an address in brackets, are told with what to write", async () => {
	const last = async (line: string) => (await saidOf(`${head}${line}\n`)).at(-1)?.replace(/^content\/page\.mdx:/, "");
	expect(await last("One<br>two")).toBe("6:4: <br> does not end. Write a slash before its last bracket: <br />.");
	expect(await last("<div>One")).toBe("6:1: <div> does not end. Write </div> where it ends.");
	expect(await last("One</div>")).toBe(
		"6:4: </div> ends what did not begin. Take it out, or write <div> where it begins.",
	);
	expect(await last("See <https://a.example/>.")).toBe(
		"6:5: An address in < and > is no link here. Write [words](https://a.example/).",
	);
	expect(await last("Ask <a@b.example>.")).toBe(
		"6:5: An address in < and > is no link here. Write [words](mailto:a@b.example).",
	);
	expect(await last("A {b: } c")).toBe(
		"6:5: What stands in braces near here cannot be read. A brace that is only a sign is written \\{.",
	);
});

test("a byte order mark before a page does no harm", async () => {
	expect(await saidOf(`\ufeff${head}Text.\n`)).toEqual([]);
});

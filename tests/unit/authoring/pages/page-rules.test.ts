import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { pageRules } from "#authoring/pages/page-rules.ts";

const root = new URL("../../../../", import.meta.url);
const compile = async (page: string) =>
	mdxToJs(page, { mdastPlugins: [pageRules(root)], fileURL: new URL("content/guide/page.mdx", root) });

test("a page that is written as it should be is taken", async () => {
	await compile(
		'## Section\n\n![The way of a referral](./way.png) and [words](/guide/contact/), \\{braces\\},{" "}(rates) [1] (see below).\n\n{/* A note. */}\n\nWe are #1 – and ##\n\n[![The way](./way.png)](/guide/) [**all**](/guide/)\n\n20. Twenty\n21. More\n\n| a | b |\n| --- | --- |\n| c | d |\n\nAt 10:30 a:::b [1]\tx\n\nOne\u00a0- two • three\n',
	);
});

test.each([
	[
		"a picture without words",
		"![](./chart.png)",
		1,
		"Say in words what the picture shows: ![What it shows](./chart.png).",
	],
	["a link without an address", "See [help]().", 5, "The link has no address."],
	[
		"a link with a space in it",
		"See [help] (/guide/support/).",
		1,
		"[help] (/guide/support/) is no link yet. Take out the space",
	],
	[
		"a picture whose name has a space",
		"![Chart](./my chart.png)",
		1,
		"![Chart](./my chart.png) is shown as it is written, for its address has a space or a curly quotation mark in it.",
	],
	[
		"a diagram whose word has a capital",
		"```Mermaid\nflowchart LR\n```",
		1,
		"This diagram is shown as text. Write mermaid in small letters behind the three signs: ```mermaid.",
	],
	["a diagram whose word is in braces", "```{mermaid}\nflowchart LR\n```", 1, "This diagram is shown as text."],
	["a heading without its space", "##Rates", 1, "A space is missing after ##, so this is no heading."],
	["a heading without words", "##", 1, "This heading has no words. Write them behind ##, or take the line out."],
	["bold letters with a space before their end", "The **four **steps", 1, "**four ** is shown with its stars."],
	["a heading with a Mac’s hard space", "##\u00a0Rates", 1, "Here is a space that is none"],
	["a list with a Mac’s hard space", "-\u00a0One\n-\u00a0Two", 1, "Here is a space that is none"],
	["a list with the bullets of a word processor", "•\tOne\n•\tTwo", 1, "An entry begins with a hyphen and a space"],
	["a link without words", "See [](/guide/).", 5, "The link to /guide/ has no words to press."],
	["a picture with its file’s name for words", "![chart.png](./chart.png)", 1, "Say in words what the picture shows"],
	["a picture with its name for words", "![chart-2](./chart-2.png)", 1, "Say in words what the picture shows"],
	["a picture with a program’s words", "![Screenshot 3](./a.png)", 1, "Say in words what the picture shows"],
	[
		"a year that begins a line",
		"2027. A great year",
		1,
		"A line that begins with a number and a point is a step of a list. Write 2027\\. ",
	],
	[
		"a day that begins a line",
		"31. December it ends",
		1,
		"A line that begins with a number and a point is a step of a list. Write 31\\. ",
	],
	["a list in a list of a word processor", "o   One", 1, "An entry begins with a hyphen and a space"],
	["a box of Starlight’s", ":::note\nText.\n:::", 1, ":::note makes no box here."],
	["a box of GitHub’s", "> [!WARNING]\n> Text.", 3, "[!WARNING] makes no box here."],
	["a table of a spreadsheet", "Tier\tShare\nReseller\t20", 1, "These lines have tabs in them"],
	["a table without its line of hyphens", "| a | b |\n| c | d |", 1, "This table is shown as it is written."],
	[
		"a table whose line of hyphens is too short",
		"| a | b |\n| --- |\n| c | d |",
		1,
		"This table is shown as it is written.",
	],
	[
		"an import",
		'import { Card } from "@astrojs/starlight/components";',
		1,
		"A paragraph that begins with import or export is taken for code. Begin it with another word, or with a capital. Components need no import.",
	],
	[
		"a second main heading",
		"# Big",
		1,
		"The title at the top of the page is its main heading. A section begins with ##.",
	],
	["a word in braces", "Dear {name}.", 6, "{name} is no text here. A brace that is only a sign is written \\{"],
	["braces on a line of their own", "{share}", 1, "{share} is no text here."],
])("%s is refused with file, line, column and what to write", async (_, line, column, sentence) => {
	await expect(compile(`## Section\n\n${line}\n`)).rejects.toThrow(`content/guide/page.mdx:3:${column}: ${sentence}`);
});

test.each([
	["clauses with numbers of their own", "13. Term\n\nThe agreement lasts a year.\n\n14. Law\n\nThat of Panama."],
	["a list of months", "1. January\n2. February"],
	["a picture whose words are its name", "![Panama](./Panama.jpg)"],
])("%s is taken", async (_, text) => {
	await expect(compile(`## Section\n\n${text}\n`)).resolves.toBeDefined();
});

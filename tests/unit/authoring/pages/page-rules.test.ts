import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { pageRules } from "#authoring/pages/page-rules.ts";

const root = new URL("../../../../", import.meta.url);
const compile = async (page: string) =>
	mdxToJs(page, { mdastPlugins: [pageRules(root)], fileURL: new URL("content/guide/page.mdx", root) });

test("a page that is written as it should be is taken", async () => {
	await compile(
		'## Section\n\n![The way of a referral](./way.png) and [words](/guide/contact/), \\{braces\\},{" "}(rates) [1] (see below).\n\n{/* A note. */}\n\nWe are #1 – and ##\n\nOne\u00a0- two • three\n',
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
	["a heading with a Mac’s hard space", "##\u00a0Rates", 1, "Here is a space that is none"],
	["a list with a Mac’s hard space", "-\u00a0One\n-\u00a0Two", 1, "Here is a space that is none"],
	["a list with the bullets of a word processor", "•\tOne\n•\tTwo", 1, "An entry begins with a hyphen and a space"],
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

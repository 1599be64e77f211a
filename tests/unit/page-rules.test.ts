import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { pageRules } from "../../src/build/page-rules.ts";

const root = new URL("../../", import.meta.url);
const compile = async (page: string) =>
	mdxToJs(page, { mdastPlugins: [pageRules(root)], fileURL: new URL("content/guide/page.mdx", root) });

test("a page that is written as it should be is taken", async () => {
	await compile(
		'## Section\n\n![The way of a referral](./way.png) and [words](/guide/contact/), \\{braces\\},{" "}(rates) [1] (see below).\n\n{/* A note. */}\n',
	);
});

test.each([
	[
		"a picture without words",
		"![](./chart.png)",
		"Say in words what the picture shows: ![What it shows](./chart.png).",
	],
	["a link without an address", "See [help]().", "The link has no address."],
	[
		"a link with a space in it",
		"See [help] (/guide/support/).",
		"[help] (/guide/support/) is no link yet. Take out the space",
	],
	["a second main heading", "# Big", "The title at the top of the page is its main heading. A section begins with ##."],
	["a word in braces", "Dear {name}.", "{name} is no text here. A brace that is only a sign is written \\{"],
	["braces on a line of their own", "{share}", "{share} is no text here."],
])("%s is refused with file, line and what to write", async (_, line, sentence) => {
	await expect(compile(`## Section\n\n${line}\n`)).rejects.toThrow(`content/guide/page.mdx:3: ${sentence}`);
});

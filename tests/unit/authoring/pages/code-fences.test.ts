import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import type { Fault } from "#authoring/faults/fault.ts";
import { inWords } from "#authoring/faults/words.ts";
import { openFences } from "#authoring/pages/code-fences.ts";

const root = new URL("../../../../", import.meta.url);

async function saidOf(page: string): Promise<string[]> {
	const found: Fault[] = [];
	const rule = openFences(page, root, (fault) => found.push(fault));
	await mdxToJs(page, { mdastPlugins: [rule], fileURL: new URL("content/guide/page.mdx", root) });
	return found.map(inWords);
}

test.each([
	["nothing but text", "Text with `code`.\n"],
	["a fence that ends", "```sh\nnpm ci\n\nnpm start\n```\n\nText.\n"],
	["Windows' line ends", "```sh\r\nnpm ci\r\n\r\nnpm start\r\n```\r\n\r\nText.\r\n"],
	["an end without a line below it", "```\nnpm ci\n\nnpm start\n```"],
	["an empty one", "```\n```\n\n```\n\n```\n"],
	["tildes", "~~~\nnpm ci\n\n```sh\n~~~\n"],
	["an end that is longer", "```\na\n\nb\n`````  \n"],
	["one in a list", "1. One\n\n   ```sh\n   npm ci\n\n   npm start\n   ```\n\n2. Two\n"],
	["one behind the sign of a list", "- ```sh\n  a\n\n  b\n  ```\n- Two\n"],
	["one in a quotation", "> ```\n> a\n>\n> b\n> ```\n"],
	["one in a tag", "<div>\n```sh\na\n\nb\n```\n</div>\n"],
	["a fence that shows a fence", "````md\n```mermaid\npie\n```\n````\n\n~~~md\n```sh\na\n```\n~~~\n"],
	["the last words of a page, which Markdown lets end with the page", "Run:\n\n```sh\nnpm ci\nnpm start\n"],
	["code that ends with its list entry", "- One\n  ```sh\n  npm ci\n- Two\n"],
])("%s is taken", async (_, page) => {
	expect(await saidOf(page)).toEqual([]);
});

test.each([
	["a section", "Run:\n\n```sh\nnpm ci\n\n## Next\n\nText.\n", 3, "```"],
	["a list without a blank line", "Text\n\n```\n- One\n- Two\n", 3, "```"],
	["a component", "Text\n\n~~~~\n<Share />\n", 3, "~~~~"],
	["a text on Windows", "Run:\r\n\r\n```sh\r\nnpm ci\r\n\r\nText.\r\n", 3, "```"],
	["the rest of a list entry", "- One\n\n  ```sh\n  npm ci\n\n  Text.\n\n- Two\n", 3, "```"],
	["a list whose code ends at the margin", "1. One\n   ```sh\n   npm ci\n```\n2. Two\n", 4, "```"],
	["all up to the next code", "```sh\nnpm ci\n\nText.\n\n```sh\nnpm start\n```\n\nMore.\n", 1, "```"],
	["all up to the next diagram", "```\nnpm ci\n\nText.\n\n```mermaid\npie\n```\n", 1, "```"],
	["nothing", "Text.\n\n```\n", 3, "```"],
	["nothing, at the end of a file", "Text.\n\n```", 3, "```"],
])("a fence without its end that takes %s is told where it opens", async (_, page, line, fence) => {
	expect(await saidOf(page)).toEqual([
		expect.stringMatching(
			new RegExp(
				`^content/guide/page\\.mdx:${line}:\\d: ${fence} opens code here .* Write ${fence} on a line of its own`,
			),
		),
	]);
});

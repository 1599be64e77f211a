import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import type { Fault } from "#authoring/faults/fault.ts";
import { inWords } from "#authoring/faults/words.ts";
import { sourceLines } from "#authoring/pages/source-lines.ts";

const root = new URL("../../../../", import.meta.url);

async function saidOf(page: string): Promise<string[]> {
	const found: Fault[] = [];
	const rule = sourceLines(page, root, (fault) => found.push(fault));
	await mdxToJs(page, { mdastPlugins: [rule], fileURL: new URL("content/guide/page.mdx", root) });
	return found.map(inWords);
}

test("tables and headings that are shown as they are written are taken", async () => {
	expect(
		await saidOf(
			"| a | b |\n| --- | --- |\n| c |\n| d \\| e | f |\n\na | b\n--- | ---\nc | d\n\n> | a |\n> | - |\n> | b |\n\nWhy now?\n---\n\nText.\n\n---\n\n## What next?\n\n- One.\n- Two.\n---\n",
		),
	).toEqual([]);
});

test("a row with more cells than its table has columns is named, since its last ones are not shown", async () => {
	expect(await saidOf("Text.\r\n\r\n| a | b |\r\n| --- | --- |\r\n| c | d |\r\n| e | f|g |\r\n")).toEqual([
		"content/guide/page.mdx:6:1: This row has 3 cells and the table 2 columns, so its last cells are not shown. A | that is only a sign is written \\|.",
	]);
	expect(await saidOf("a | b\n--- | ---\n`x|y` | z\n")).toHaveLength(1);
});

test("a paragraph that a line of hyphens below it makes a heading is named", async () => {
	const said =
		"The hyphens below these lines make a heading of them. Leave a line blank above the hyphens; a heading begins with ##.";
	expect(await saidOf("## A\n\nIt ends here.\n---\nMore.\n")).toEqual([`content/guide/page.mdx:3:1: ${said}`]);
	expect(await saidOf("One line\nand another\n-----\n")).toEqual([`content/guide/page.mdx:1:1: ${said}`]);
});

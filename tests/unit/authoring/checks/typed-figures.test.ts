import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { typedFigures } from "#authoring/checks/typed-figures.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { inWords } from "#authoring/faults/words.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "figures-"));
	mkdirSync(join(root, "content"));
});
afterEach(() => rmSync(root, { recursive: true }));

async function saidOf(text: string): Promise<string[]> {
	writeFileSync(join(root, "content/page.mdx"), text);
	return (await typedFigures.find(contentFiles(root))).map(inWords);
}

test.each(["1-2 weeks", "40%", "40 percent", "$5M+", "110+", "24,356 TPS"])(
	"%s in a sentence is named with its line",
	async (figure) => {
		expect(await saidOf(`First line.\n\nIt is ${figure} here.\n`)).toEqual([
			`content/page.mdx:3:7: "${figure}" is a figure typed by hand.`,
		]);
	},
);

test("figures of components, numbered steps and names of models are no figures of the program", async () => {
	expect(await saidOf('1. Step 2 takes <Duration of="onboarding" />.\n\n## Model 4: Joint\n')).toEqual([]);
});

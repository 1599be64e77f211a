import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import type { Fault } from "#authoring/faults/fault.ts";
import { inWords } from "#authoring/faults/words.ts";
import { openReferences } from "#authoring/pages/open-references.ts";

const root = new URL("../../../../", import.meta.url);

async function saidOf(page: string): Promise<string[]> {
	const found: Fault[] = [];
	const rule = openReferences(page, root, (fault) => found.push(fault));
	await mdxToJs(page, { mdastPlugins: [rule], fileURL: new URL("content/guide/page.mdx", root) });
	return found.map(inWords);
}

test("a link by a label that no line explains is named at its line, since it is shown as it is written", async () => {
	expect(await saidOf("Text.\n\nRead\nour [terms][nope] first.\n")).toEqual([
		"content/guide/page.mdx:4:1: This link is shown as it is written, for no line of the page says where nope leads. Write the address behind its words, as in [words](/guide/contact/), or \\[ for a bracket that is only a sign.",
	]);
	for (const page of [
		"[x][nope]",
		"[**x**][nope]",
		"[`close()`][]",
		"[`send(a[, b])`][nope]",
		"![x][nope]",
		"## See [x][nope]",
		"- [ ] [x][nope]",
		"| a |\n| - |\n| [x][nope] |",
		"[x][]",
		"([x][nope])",
		"[x][yes] and [x][nope]\n\n[yes]: /guide/",
		"\\[x\\]\\[nope\\], but [x][nope]",
		"[x][nope] Technology partners",
		"## [x][nope] Technology partners",
		"> [x][nope] Technology partners",
		"| a |\n| - |\n| [x][nope] Yes |",
		"- [x][nope] Technology partners",
		"- Text\n- [x][nope] Technology partners",
		"- [ ] [x][nope] Technology partners\n- [x] Done",
		"- [grid] Add a field\n- [ui] Mend a field\n\n  [x][nope] Technology partners",
	])
		expect(await saidOf(page), page).toHaveLength(1);
});

test("brackets that are text are taken: code, tasks, sources, what may be left out, rows of marks, signs with a backslash", async () => {
	for (const page of [
		"[x][yes] [Yes][] [yes]\n\n[yes]: /guide/",
		"`[a][b]` and ``[x][]``",
		"```\n[a][b]\n```",
		"- [ ] open\n- [x] done",
		"As shown [1][2], [3] and [12][13].",
		"value[, byteOffset][, encoding]",
		"split(text[, by][, most])",
		"matrix[i][j] of number[][]",
		"[java][JS][py] Added",
		"- [grid][ui] Add a field\n- [grid][docs] Mend a word",
		"1. Mend a word\n2. [grid][ui] Add a field\n3. [docs] Mend another",
		"\\[x\\]\\[nope\\] \\[x][nope] [x\\][nope] [x]\\[nope]",
		"[x] [nope]",
		"[more](/a/)[less](/b/) \\[[more](/a/)\\]\\[[less](/b/)\\]",
		"[x][ ] [ ][x]",
		"[words][^1]",
	])
		expect(await saidOf(page), page).toEqual([]);
});

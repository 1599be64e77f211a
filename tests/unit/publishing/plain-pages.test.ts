import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesOfPlainPages, fromOneModule } from "#publishing/bundle/plain-pages.ts";

let content = "";
beforeEach(() => {
	content = mkdtempSync(join(tmpdir(), "plain-pages-"));
	mkdirSync(join(content, "guide"));
});
afterEach(() => rmSync(content, { recursive: true }));

test.each([
	["text", "Four steps, **each** of [them](/guide/process/).\n\n- 1 < 2\n- < 3 weeks\n", true],
	["a diagram", "```mermaid\nflowchart TD\n  A --> B\n```\n", true],
	["a component", "Pays <Share tier='reseller' />.\n", false],
	["a tag of HTML", "Water is H<sub>2</sub>O.\n", false],
	["an import", "import Share from './Share.astro';\n\nText.\n", false],
	["what begins like an import", "Important: four steps.\n", true],
])("a page with %s", (_, body, isPlain) => {
	const page = join(content, "guide/page.mdx");
	writeFileSync(page, `---\ntitle: Page\n---\n\n${body}`);
	writeFileSync(join(content, "navigation.yaml"), "- guide/page\n");
	expect([...filesOfPlainPages(content)]).toEqual(isPlain ? [page] : []);
});

test("lists the pages that are text alone as parts of one module, and every other one as Astro does", () => {
	const list = [
		"",
		"export default new Map([",
		'["content/guide/first.mdx", () => import("astro:content?fileName=content%2Fguide%2Ffirst.mdx")],',
		'["content/guide/own.mdx", () => import("astro:content?fileName=content%2Fguide%2Fown.mdx")],',
		'["content/guide/last.mdx", () => import("astro:content?fileName=content%2Fguide%2Flast.mdx")]]);',
		"\t\t",
	].join("\n");
	const plain = new Set(["/site/content/guide/first.mdx", "/site/content/guide/last.mdx"]);
	const together = (name: string) =>
		`["${name}", () => import("virtual:plain-pages").then(({ pages }) => pages.get("${name}"))]`;
	expect(fromOneModule(list, "/site/", plain)).toBe(
		list
			.replace(/^\["content\/guide\/first.*\)\]/m, together("content/guide/first.mdx"))
			.replace(/^\["content\/guide\/last.*\)\](?=\])/m, together("content/guide/last.mdx")),
	);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesOfPlainPages } from "#publishing/bundle/plain-pages.ts";

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

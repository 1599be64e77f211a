import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { pagesShowCode, showsCode } from "#authoring/pages/shown-code.ts";

const fence = "```";
test.each([
	["text alone", "Text with `code` in it.\n", false],
	[
		"diagrams alone",
		`${fence}mermaid\nflowchart LR\nA --> B\n${fence}\n\n~~~~ mermaid title="A"\npie\n~~~\n~~~~\n`,
		false,
	],
	["a diagram in Windows' lines", `${fence}mermaid\r\npie\r\n${fence}\r\n\r\nText.\r\n`, false],
	["code of a language", `Text.\n\n${fence}sh\nnpm ci\n${fence}\n`, true],
	["code of none", `${fence}\nnpm ci\n${fence}\n`, true],
	["code after a diagram", `${fence}mermaid\npie\n${fence}\n\n${fence}ts\nlet a\n${fence}\n`, true],
	["code in a list", `1. First\n\n   ${fence}sh\n   npm ci\n   ${fence}\n`, true],
	["code in a quotation in a list", `- > ~~~yaml\n  > a: 1\n  > ~~~\n`, true],
])("a page with %s", async (_, page, shows) => {
	expect(showsCode(page, false)).toBe(shows);
	// As the site's own Markdown sees it.
	let isCode = false;
	const code = {
		name: "code",
		code: ({ lang }: { lang?: string | null | undefined }) => {
			if (lang !== "mermaid") isCode = true;
		},
	};
	await mdxToJs(page, { mdastPlugins: [code] });
	expect(isCode).toBe(shows);
});

test("in a page of Markdown what is indented may be code", () => {
	expect(showsCode("Text.\n\n    npm ci\n", true)).toBe(true);
	expect(showsCode("Text.\n\n    npm ci\n", false)).toBe(false);
});

test("one page with code is enough", () => {
	const root = mkdtempSync(join(tmpdir(), "shown-code-"));
	try {
		expect(pagesShowCode(root)).toBe(false);
		const guide = join(root, "content");
		mkdirSync(guide);
		writeFileSync(join(guide, "a.mdx"), "Text.\n");
		writeFileSync(join(guide, "b.txt"), `${fence}sh\n`);
		expect(pagesShowCode(root)).toBe(false);
		writeFileSync(join(guide, "c.mdx"), `${fence}sh\nnpm ci\n${fence}\n`);
		expect(pagesShowCode(root)).toBe(true);
	} finally {
		rmSync(root, { recursive: true });
	}
});

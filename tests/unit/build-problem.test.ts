import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readable } from "../../src/commands/build-problem.ts";

const root = mkdtempSync(join(tmpdir(), "project-"));
mkdirSync(join(root, "content"));
writeFileSync(
	join(root, "content/support.mdx"),
	'---\ntitle: Support\n---\n\nShares reach <Share of="resellr" />.\n\n![A chart](./nope.png)\n',
);
afterAll(() => rmSync(root, { recursive: true }));

const progress = `09:21:09 [@astrojs/node] Enabling sessions with filesystem storage
09:21:10 [content] Syncing content
`;
const stack = `  Stack trace:
    at getEntryData (${root}/node_modules/astro/dist/content/utils.js:126:9)
`;

test("front matter that lacks a line is named with its file", () => {
	const output = `${progress}[InvalidContentEntryDataError] docs → support data does not match collection schema.

  title**: **title: Required

  Hint:
    See https://docs.astro.build/en/guides/content-collections/ for more information on content schemas.
  Error reference:
    https://docs.astro.build/en/reference/errors/invalid-content-entry-data-error/
  Location:
    ${root}/content/support.mdx:0:0
${stack}`;
	expect(readable(output, root)).toBe(
		'content/support.mdx:1: The lines between --- at the top of the page are not as they should be.\ntitle: missing. Write "title: …" there.',
	);
});

test("front matter that is not YAML is named with its line", () => {
	const output = `${progress}unexpected end of the stream within a flow collection
  Location:
    ${root}/content/support.mdx:4:0
${stack}`;
	expect(readable(output, root)).toMatch(
		/^content\/support\.mdx:4: The lines between --- at the top of the page are not YAML: .*Check quotation marks/,
	);
});

test("a component's own sentence is given with the line that a page has the wrong value in", () => {
	const output = `${progress}09:21:16 [WARN] [content] The collection "i18n" does not exist or is empty.
09:21:16   ├─ /guide/print/index.html09:21:16 [ERROR] Error: There is no tier "resellr". Write one of these.
    at tierOf (file://${root}/dist/server/chunks/program.mjs:13:19)
09:21:16 [ERROR] [build] Caught error rendering /guide/print: Error: There is no tier "resellr". Write one of these.
There is no tier "resellr". Write one of these.
  Hint:
    This issue often occurs when your MDX component encounters runtime errors.
${stack}`;
	expect(readable(output, root)).toBe('content/support.mdx:5: There is no tier "resellr". Write one of these.');
});

test("an unknown component and a brace that does not close keep file and line", () => {
	const unknown = `${progress}09:20:11 [ERROR] [vite] ✗ Build failed in 926ms
content/support.mdx:5: There is no component <Shore>.
  Location:
    ${root}/content/support.mdx:0:0
${stack}`;
	expect(readable(unknown, root)).toBe("content/support.mdx:5: There is no component <Shore>.");
	const brace = `${progress}09:20:44 [ERROR] [vite] ✗ Build failed in 1.11s
5:1: Unexpected end of file in expression, expected a closing brace for \`{\` (mdx-jsx:unexpected-character)
  Location:
    ${root}/content/support.mdx:5:1
${stack}`;
	expect(readable(brace, root)).toBe(
		"content/support.mdx:5: A brace opens here and does not close. One that is only a sign is written \\{.",
	);
});

test("refused facts and links that lead nowhere are listed, each with its place", () => {
	const facts = `${progress}content/program/tiers.yaml:8: [1].share.low: Too big: expected number to be <=100. It is 200.
content/program/tiers.yaml:8: [1].share.high: low must not be above high. It is 30.
  Location:
    ${root}/src/build/read-program.ts:80:31
${stack}`;
	expect(readable(facts, root).split("\n")).toEqual([
		"content/program/tiers.yaml:8: [1].share.low: Too big: expected number to be <=100. It is 200.",
		"content/program/tiers.yaml:8: [1].share.high: low must not be above high. It is 30.",
	]);
	const links = `${progress}09:20:33 [ERROR] [check-links] An unhandled error occurred while running the "astro:build:done" hook
1 links inside the site lead nowhere. Correct each, or add the page or heading it names.
content/support.mdx:5: the link to /gone/ leads to a page that does not exist.
  Location:
    ${root}/src/build/check-links.ts:17:12
${stack}`;
	expect(readable(links, root)).toMatch(/^1 links.*\ncontent\/support\.mdx:5: the link to \/gone\/ leads/);
});

test("a line at the top of a page that cannot stand there is named", () => {
	const output = `${progress}[InvalidContentEntryDataError] docs → support data does not match collection schema.

  ****: Unrecognized key: "titel"
  Location:
    ${root}/content/support.mdx:0:0
${stack}`;
	expect(readable(output, root)).toMatch(/"titel" cannot stand there\. Check the spelling or remove the line\.$/);
});

const refusedMarkup = (message: string) =>
	readable(
		`${progress}09:20:44 [ERROR] [vite] ✗ Build failed in 1.11s
5:1: ${message}
  Location:
    ${root}/content/support.mdx:5:1
${stack}`,
		root,
	);

test("tags, comments and signs that a page cannot have are told with what to write instead", () => {
	expect(
		refusedMarkup("Expected a closing tag for `<Contact>` (8:13) before the end of `paragraph` (mdx-jsx:end-tag)"),
	).toBe("content/support.mdx:5: <Contact> does not end. Write a slash before its last bracket: <Contact … />.");
	expect(
		refusedMarkup(
			"Unexpected character `!` (U+0021) before name, expected a character that can start a name (note: to create a comment in MDX, use `{/* text */}`) (mdx-jsx:unexpected-character)",
		),
	).toBe("content/support.mdx:5: A comment is written {/* like this */} in a page.");
	expect(refusedMarkup("Unexpected character after `<`, expected a valid JSX tag")).toMatch(
		/such as <Share \/>: it closes/,
	);
});

test("curly quotation marks of a word processor are named as such", () => {
	writeFileSync(join(root, "content/curly.mdx"), "---\ntitle: Curly\n---\n\nShares reach <Share of=“reseller” />.\n");
	const output = `${progress}09:20:44 [ERROR] [vite] ✗ Build failed in 1.11s
5:24: Unexpected character \`“\` (U+201C) before attribute value (mdx-jsx:unexpected-character)
  Location:
    ${root}/content/curly.mdx:5:24
${stack}`;
	expect(readable(output, root)).toMatch(/^content\/curly\.mdx:5: The quotation marks in a component are curly/);
});

test("a picture that is not there is named without the bundler’s drawing", () => {
	const output = `${progress}09:20:44 [ERROR] [vite] ✗ Build failed in 1.11s
    ╭─[ content/support.mdx:40:30 ]
│
40 │ import __0___nope_png__ from "./nope.png";
│                              ──────┬─────
│                                    ╰─────── Module not found.
│ Help: 'content/support.mdx' is imported by the following path:
│         - content/support.mdx
────╯
  Location:
    ${root}/content/support.mdx:40:30
${stack}`;
	expect(readable(output, root)).toBe(
		"content/support.mdx:7: There is no file ./nope.png. Correct its name, or put the file there.",
	);
});

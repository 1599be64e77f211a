import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { brokenLinks } from "../../src/build/check-links.ts";

const folders: string[] = [];

/** A built site of these files. */
function site(files: Record<string, string>): string {
	const folder = mkdtempSync(join(tmpdir(), "site-"));
	folders.push(folder);
	for (const [file, html] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), html);
	}
	return folder;
}

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test("links to pages, sections, files and other sites are fine", () => {
	const folder = site({
		"index.html": `<a href="/guide/">Guide</a> <a href="guide/#first">First</a> <a href="#top">Top</a>
			<a href="/guide.md">Markdown</a> <a href="mailto:a@b.example">Write</a> <a href="https://other.example/x">Other</a>`,
		"guide/index.html": '<h2 id="first">First</h2><a href="../">Home</a>',
		"guide.md": "# Guide",
	});
	expect(brokenLinks(folder, folder)).toEqual([]);
});

test("each link that leads nowhere is named with its page, or with the line that has it", () => {
	const folder = site({
		"index.html": '<a href="/gone/">Gone</a><a class="x" href="/guide/#second">Second</a><a href="/guide.pdf">File</a>',
		"guide/index.html": '<h2 id="first">First</h2><a href="/guide">Without slash</a>',
	});
	const content = site({ "guide.mdx": "---\ntitle: Guide\n---\n[Without slash](/guide)" });
	expect(brokenLinks(folder, content)).toEqual([
		"/: the link to /gone/ leads to a page that does not exist.",
		"/: the link to /guide/#second leads to a section that does not exist on /guide/.",
		"/: the link to /guide.pdf leads to a page that does not exist.",
		"content/guide.mdx:4: the link to /guide leads to a page that does not exist.",
	]);
});

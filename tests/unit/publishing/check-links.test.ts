import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { inWords } from "#authoring/faults/words.ts";
import { brokenLinks } from "#publishing/check-links.ts";

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
	expect(brokenLinks(folder, folder).map(inWords)).toEqual([]);
});

test("addresses in other scripts are found, and one with a percent sign that begins nothing is named", () => {
	const folder = site({
		"index.html":
			'<a href="/presets/小型/">1</a><a href="/presets/%E5%B0%8F%E5%9E%8B/">2</a><a href="#50%-off">3</a><img src="/100%.png">',
		"presets/小型/index.html": "",
	});
	expect(brokenLinks(folder, folder).map(inWords)).toEqual([
		"/: The link to #50%-off leads to a section that does not exist on /.",
		expect.stringContaining("The picture /100%.png does not exist."),
	]);
});

test("each link that leads nowhere is named with its page, or with the line that has it", () => {
	const folder = site({
		"index.html": '<a href="/gone/">Gone</a><a class="x" href="/guide/#second">Second</a><a href="/guide.pdf">File</a>',
		"guide/index.html": '<h2 id="first">First</h2><a href="/guide">Without slash</a>',
	});
	const content = site({ "guide.mdx": "---\ntitle: Guide\n---\n[Without slash](/guide)" });
	expect(brokenLinks(folder, content).map(inWords)).toEqual([
		"/: The link to /gone/ leads to a page that does not exist.",
		"/: The link to /guide/#second leads to a section that does not exist on /guide/.",
		"/: The link to /guide.pdf leads to a page that does not exist.",
		"content/guide.mdx:4:1: The link to /guide leads to a page that does not exist. Write /guide/, with a slash at its end.",
	]);
});

test("a link that is written as on a disk or without its kind is told how it is written", () => {
	const folder = site({
		"index.html": '<a href="/guide/help.mdx#a">1</a><a href="www.mamey.io">2</a><a href="partners@mamey.io">3</a>',
		"guide/help/index.html": "",
		"guide/index.html": '<a href="help/index.mdx">4</a>',
	});
	expect(brokenLinks(folder, folder).map(inWords)).toEqual([
		"/: The link to /guide/help.mdx#a leads to a page that does not exist. Write /guide/help/#a, with a slash at its end.",
		"/: The link to www.mamey.io leads to a page that does not exist. Write https://www.mamey.io for another site.",
		"/: The link to partners@mamey.io leads to a page that does not exist. Write mailto:partners@mamey.io for an e-mail.",
		"/guide/: The link to help/index.mdx leads to a page that does not exist. Write /guide/help/, with a slash at its end.",
	]);
});

test("a picture that does not exist is named with the line that shows it", () => {
	const folder = site({ "guide/index.html": '<img alt="" src="/chart.png"><img src="/mark.svg?v=1">', "mark.svg": "" });
	const content = site({ "guide.mdx": "---\ntitle: Guide\n---\n![A chart](/chart.png)" });
	expect(brokenLinks(folder, content).map(inWords)).toEqual([
		"content/guide.mdx:4:1: The picture /chart.png does not exist. Put it into the folder public, or beside the page and write ./ before its name.",
	]);
});

test("under a path links are followed within it, and one that leads out of it is named", () => {
	const folder = site({
		"index.html":
			'<a href="/partners/guide/#first">1</a><a href="guide/">2</a><a href="/guide/">3</a><img src="/a.svg">',
		"guide/index.html": '<h2 id="first">First</h2><a href="../">Home</a><img src="/partners/a.svg">',
		"a.svg": "",
	});
	expect(brokenLinks(folder, folder, "/partners").map(inWords)).toEqual([
		"/: The link to /guide/ leads out of the site, which lies under /partners/.",
		"/: The picture /a.svg does not exist. Put it into the folder public, or beside the page and write ./ before its name.",
	]);
});

test("a link is named with its own line where another begins with it, before it or after it", () => {
	const folder = site({
		"guide/index.html": '<a href="/guide/help-desk/">Desk</a><a href="/guide/help">Help</a>',
		"guide/help-desk/index.html": "",
	});
	const content = site({ "guide.mdx": "[Desk](/guide/help-desk/) and /guide/help in words.\n\n[Help](/guide/help)\n" });
	expect(brokenLinks(folder, content).map(inWords)).toEqual([
		"content/guide.mdx:3:1: The link to /guide/help leads to a page that does not exist.",
	]);
});

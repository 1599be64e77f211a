import { markdownToHtml, mdxToJs } from "satteri";
import { expect, test } from "vitest";
import { linksInSite } from "#authoring/pages/links-in-site.ts";

const page = `[Guide](/guide/#a) <a href="/apply/">Apply</a> ![Mark](/mark.svg) [Out](https://mamey.io/) [Here](#b)

<a href="/estimate/">Estimate</a>`;

test("every link and picture of a page gets the path under which the site lies, however it is written", async () => {
	const { code } = await mdxToJs(page, { hastPlugins: [linksInSite("/partners")] });
	for (const address of ["/partners/guide/#a", "/partners/apply/", "/partners/mark.svg", "/partners/estimate/"]) {
		expect(code).toContain(`"${address}"`);
	}
	expect(code).toContain('"https://mamey.io/"');
	expect(code).toContain('"#b"');
	expect(code).not.toMatch(/"\/(guide|apply|mark|estimate)/);
});

test("films, sounds and frames of the site do, too", async () => {
	const shown =
		'<video src="/a.mp4"><source src="/b.mp4" /></video>\n\n<audio src="/c.mp3" />\n\n<iframe src="/embed/estimate/" title="E" />';
	const { code } = await mdxToJs(shown, { hastPlugins: [linksInSite("/partners")] });
	for (const address of ["/partners/a.mp4", "/partners/b.mp4", "/partners/c.mp3", "/partners/embed/estimate/"]) {
		expect(code).toContain(`"${address}"`);
	}
});

test("tags in plain Markdown count, too", async () => {
	const { html } = await markdownToHtml(page, { hastPlugins: [linksInSite("/partners")] });
	expect(html).not.toMatch(/(href|src)="\/(?!partners\/)/);
	expect(html).toContain('href="/partners/apply/"');
});

test("at a host's root nothing changes", () => {
	expect(linksInSite("")).toBeNull();
});

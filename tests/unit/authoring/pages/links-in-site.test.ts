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

test("tags in plain Markdown count, too", async () => {
	const { html } = await markdownToHtml(page, { hastPlugins: [linksInSite("/partners")] });
	expect(html).not.toMatch(/(href|src)="\/(?!partners\/)/);
	expect(html).toContain('href="/partners/apply/"');
});

test("at a host's root nothing changes", () => {
	expect(linksInSite("")).toBeNull();
});

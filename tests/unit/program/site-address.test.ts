import { expect, test } from "vitest";
import { basePath, mapAddresses, siteAddress } from "#program/site-address.ts";

test("an address within the site in full keeps the path under which the site lies", () => {
	expect(siteAddress("/guide/?a=b#c", "https://example.com/partners")).toBe(
		"https://example.com/partners/guide/?a=b#c",
	);
	expect(siteAddress("/", "https://example.com/partners/")).toBe("https://example.com/partners/");
	expect(siteAddress("/guide/", "https://example.com")).toBe("https://example.com/guide/");
});

test("the path of a site ends without a slash, and is empty at a host's root", () => {
	expect(["https://example.com/a/b/", "https://example.com", "https://example.com/"].map(basePath)).toEqual([
		"/a/b",
		"",
		"",
	]);
});

test("links and pictures of markup are changed, its text and other sites are not", () => {
	const html =
		'<a class="x" href="/guide/">href="/a"</a><a href="//b.example/"><img alt="" src="/m.svg"></a><a href="#c">';
	expect(mapAddresses(html, (address) => `/partners${address}`)).toBe(
		'<a class="x" href="/partners/guide/">href="/a"</a><a href="//b.example/"><img alt="" src="/partners/m.svg"></a><a href="#c">',
	);
});

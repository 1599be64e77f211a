import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRedirects } from "#authoring/read-redirects.ts";
import { redirectPage, writeRedirects } from "#publishing/redirect-pages.ts";

const project = new URL("../../..", import.meta.url).pathname;
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "redirects-"));
	mkdirSync(join(root, "content/guide"), { recursive: true });
	writeFileSync(join(root, "content/guide/support.mdx"), "Text.");
});
afterEach(() => rmSync(root, { recursive: true }));

const read = (text: string) => {
	writeFileSync(join(root, "content/redirects.yaml"), text);
	return readRedirects(root);
};

test("an address that was published leads to the page that stands for it", () => {
	expect(read("- { from: /guide/help/, to: /guide/support/ }\n")).toEqual({ "/guide/help/": "/guide/support/" });
});

test("there may be none", () => {
	expect(read("# None yet.\n")).toEqual({});
	expect(readRedirects(project)).toBeTypeOf("object");
});

test("one that hides a page, stands twice, leads on or is no address is refused with its line", () => {
	expect(() => read("- { from: /guide/support/, to: /guide/help/ }\n")).toThrow(
		"content/redirects.yaml:1:11: /guide/support/ has a page of its own, which could not be reached.",
	);
	expect(() => read("- { from: /a/, to: /guide/support/ }\n- { from: /a/, to: /guide/support/ }\n")).toThrow(
		"content/redirects.yaml:2:11: /a/ is listed twice. Take one out.",
	);
	expect(() => read("- { from: /a/, to: /b/ }\n- { from: /b/, to: /guide/support/ }\n")).toThrow(
		"content/redirects.yaml:1:20: /b/ leads on to another address. Write that one.",
	);
	expect(() => read("- { from: help, to: /guide/support/ }\n")).toThrow(
		/^content\/redirects\.yaml:1:11: from of entry 1 .*write an address of this site with a slash at both ends/,
	);
});

test("its page leads on without script, and search engines learn the address that counts", () => {
	const page = redirectPage("/guide/support/", "https://partners.example");
	expect(page).toContain('<meta http-equiv="refresh" content="0; url=/guide/support/">');
	expect(page).toContain('<link rel="canonical" href="https://partners.example/guide/support/">');
	expect(page).not.toContain("<script");
});

test("an address of a page that is no file of content, such as the form, is refused at the build", async () => {
	writeFileSync(join(root, "content/redirects.yaml"), "- { from: /apply/, to: /guide/support/ }\n");
	mkdirSync(join(root, "dist/apply"), { recursive: true });
	writeFileSync(join(root, "dist/apply/index.html"), "The form.");
	expect(() => writeRedirects(root, join(root, "dist"), "https://partners.example")).toThrow(
		"content/redirects.yaml:1:11: /apply/ is a page of the site, which could not be reached. Take the line out.",
	);
	expect(readFileSync(join(root, "dist/apply/index.html"), "utf8")).toBe("The form.");
});

test("under a path both ends have it, in the page and for hosts that answer themselves", () => {
	writeFileSync(join(root, "content/redirects.yaml"), "- { from: /guide/help/, to: /guide/support/ }\n");
	const folder = join(root, "dist");
	writeRedirects(root, folder, "https://example.com/partners");
	const page = readFileSync(join(folder, "guide/help/index.html"), "utf8");
	expect(page).toContain("url=/partners/guide/support/");
	expect(page).toContain('href="https://example.com/partners/guide/support/"');
	expect(readFileSync(join(folder, "_redirects"), "utf8")).toBe("/partners/guide/help/ /partners/guide/support/ 301\n");
});

test("a fault is at its own line where one address begins another", () => {
	writeFileSync(join(root, "content/guide/index.mdx"), "Text.");
	expect(() =>
		read("- { from: /guide/, to: /guide/support/ }\n- { from: /guide/old/, to: /guide/support/ }\n"),
	).toThrow("content/redirects.yaml:1:11: /guide/ has a page of its own");
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRedirects } from "../../src/build/read-redirects.ts";
import { redirectPage, writeRedirects } from "../../src/build/redirect-pages.ts";

const project = new URL("../..", import.meta.url).pathname;
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
		"content/redirects.yaml:1: /guide/support/ has a page of its own, which could not be reached.",
	);
	expect(() => read("- { from: /a/, to: /guide/support/ }\n- { from: /a/, to: /guide/support/ }\n")).toThrow(
		"content/redirects.yaml:2: /a/ stands twice. Take one out.",
	);
	expect(() => read("- { from: /a/, to: /b/ }\n- { from: /b/, to: /guide/support/ }\n")).toThrow(
		"content/redirects.yaml:1: /b/ leads on to another address. Write that one.",
	);
	expect(() => read("- { from: help, to: /guide/support/ }\n")).toThrow(
		/^content\/redirects\.yaml:1: from of entry 1 .*write an address of this site with a slash at both ends/,
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
		"content/redirects.yaml:1: /apply/ is a page of the site, which could not be reached. Take the line out.",
	);
	expect(readFileSync(join(root, "dist/apply/index.html"), "utf8")).toBe("The form.");
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { joinParts, pageParts, readHead, writeHead } from "#edit/files/page-parts.ts";

const content = new URL("../../../../content/", import.meta.url).pathname;
const pages = readdirSync(content, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".mdx"))
	.map((file) => ({ file, text: readFileSync(join(content, file), "utf8") }));

describe("the head of a page", () => {
	test.each(pages)("of $file is the same bytes when nothing changes", ({ text }) => {
		const parts = pageParts(text);
		expect(joinParts(parts)).toBe(text);
		expect(joinParts(writeHead(parts, readHead(parts)))).toBe(text);
	});

	test.each(pages)("of $file changes one line for a title", ({ text }) => {
		const parts = pageParts(text);
		const written = joinParts(writeHead(parts, { ...readHead(parts), title: "Another: title" }));
		const lines = text.split("\n");
		const differing = written.split("\n").filter((line, at) => line !== lines[at]);
		expect(differing).toHaveLength(1);
		expect(readHead(pageParts(written)).title).toBe("Another: title");
	});

	test("takes a draft mark and a banner in and out again, every other sign as it was", () => {
		const text = '\ufeff---\r\n# kept\r\ntitle: "A"\r\ndescription: b\r\n---\r\n\r\nText';
		const parts = pageParts(text);
		const head = readHead(parts);
		const marked = writeHead(parts, { ...head, draft: true, banner: "Soon" });
		expect(joinParts(marked)).toContain("draft: true\r\n");
		expect(readHead(marked)).toEqual({ title: "A", description: "b", draft: true, banner: "Soon" });
		const unmarked = writeHead(marked, head);
		expect(readHead(unmarked)).toEqual(head);
		expect(joinParts(unmarked)).toBe(text);
	});

	test("is made where a page has none", () => {
		const parts = pageParts("Text\n");
		const written = joinParts(writeHead(parts, { title: "New", description: "It is new.", draft: false, banner: "" }));
		expect(written).toBe("---\ntitle: New\ndescription: It is new.\n---\n\nText\n");
	});
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { pageInputs, shownByOthers } from "#publishing/kept/build-inputs.ts";

const page = `---
title: Support
description: How partners reach the team.
---

## Portal

**Access**: <Contact by="portal" />
`;

let root: string;
const now = new Date("2027-03-01T12:00:00Z");
const inputs = (env: NodeJS.ProcessEnv = {}, at = now) => pageInputs(root, env, at);

function write(file: string, text: string): void {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "page-inputs-"));
	for (const file of ["src/pages/index.astro", "content/program/tiers.yaml", "public/word-mark.svg", "package.json"]) {
		write(file, "first");
	}
	write("content/guide/support.mdx", page);
	write("content/guide/portal.mdx", page);
});
afterEach(() => rmSync(root, { recursive: true }));

test("another text of a page concerns only who renders that page", () => {
	const before = inputs();
	write("content/guide/support.mdx", page.replace("Portal", "The portal"));
	const after = inputs();
	expect(after.ofAll).toBe(before.ofAll);
	expect(after.ofEach.get("content/guide/portal.mdx")).toBe(before.ofEach.get("content/guide/portal.mdx"));
	expect(after.ofEach.get("content/guide/support.mdx")).not.toBe(before.ofEach.get("content/guide/support.mdx"));
});

test.each([
	"src/pages/index.astro",
	"content/program/tiers.yaml",
	"content/navigation.yaml",
	"content/guide/new.mdx",
	"public/word-mark.svg",
	"astro.config.mjs",
	"package-lock.json",
	"node_modules/.package-lock.json",
	".env.production",
])("%s written otherwise concerns every page", (file) => {
	const { ofAll } = inputs();
	write(file, "second");
	expect(inputs().ofAll).not.toBe(ofAll);
});

test("a setting, another day and another year concern every page", () => {
	const { ofAll } = inputs();
	expect(inputs({ SITE_URL: "https://partners.example" }).ofAll).not.toBe(ofAll);
	expect(inputs({ PROGRAM_DATE: "2027-04-01" }).ofAll).not.toBe(ofAll);
	expect(inputs({}, new Date("2028-03-01T12:00:00Z")).ofAll).not.toBe(ofAll);
	expect(inputs().ofAll).toBe(ofAll);
});

describe("of a page others show", () => {
	const isShown = (from: string | RegExp, to: string) => shownByOthers(page.replace(from, to)) !== shownByOthers(page);

	test("its title and all else of its head", () => {
		expect(isShown("title: Support", "title: Help")).toBe(true);
		expect(isShown("description: How", "draft: true\ndescription: How")).toBe(true);
	});

	test("nothing of its text", () => {
		expect(isShown("Access", "Access – by the portal, **always**")).toBe(false);
		expect(isShown("## Portal", "## Portal\n\n```mermaid\nflowchart LR\nA-->B\n```\n")).toBe(false);
		expect(isShown('by="portal"', 'by="email"')).toBe(false);
	});

	test("which components it has and in which order, since these bring styles and scripts", () => {
		expect(isShown("<Contact", "<ContactList")).toBe(true);
		expect(isShown("## Portal", "<Share />\n\n## Portal")).toBe(true);
		expect(isShown("## Portal", "<details>More</details>\n\n## Portal")).toBe(true);
	});

	test("all of it where it brings files of its own, or no head is found", () => {
		for (const text of [
			page.replace("## Portal", "![A ladder](./ladder.png)"),
			page.replace("## Portal", 'import { one } from "./one.ts";\n\n## Portal'),
			page.replaceAll("---", "+++"),
			`\n${page}`,
		]) {
			expect(shownByOthers(text)).toBe(text);
		}
	});
});

import { expect, test } from "vitest";
import { markdownPath, pageAsMarkdown } from "../../src/build/markdown-copies.ts";

const page = (content: string) =>
	pageAsMarkdown(
		`<html><body><main><h1>Tiers</h1><div class="sl-markdown-content">${content}</div></main></body></html>`,
		"https://partners.example",
	);

test("a copy stands beside its page", () => {
	expect(markdownPath("guide/process/index.html")).toBe("guide/process.md");
	expect(markdownPath("index.html")).toBe("index.md");
});

test("it has the title, and links lead back to the site", () => {
	expect(page('<p>See <a href="/guide/process/">the process</a>.</p>')).toBe(
		"# Tiers\n\nSee [the process](https://partners.example/guide/process/).\n",
	);
});

test("tables stay tables", () => {
	const markdown = page("<table><tr><th>Tier</th><th>Share</th></tr><tr><td>Reseller</td><td>a–b%</td></tr></table>");
	expect(markdown).toContain("| Tier     | Share |");
	expect(markdown).toContain("| Reseller | a–b%  |");
});

test("a drawing gives way to its text, controls are left out", () => {
	const markdown = page(
		"<figure><svg><text>drawn</text></svg><figcaption>Apply, then onboard.</figcaption></figure><button>Copy</button>",
	);
	expect(markdown).toContain("Apply, then onboard.");
	expect(markdown).not.toMatch(/drawn|Copy/);
});

test("terms and what they mean become labelled lines", () => {
	expect(page("<dl><div><dt>Payment</dt><dd>Monthly</dd></div></dl>")).toContain("**Payment**: Monthly");
});

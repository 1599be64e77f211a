import { expect, test } from "vitest";
import { markdownPath } from "#publishing/text/markdown-copies.ts";
import { readPage } from "#publishing/text/read-page.ts";

const markdownOf = (html: string) => readPage(html, "/guide/process/", "https://partners.example").markdown;
const page = (content: string) =>
	markdownOf(`<html><body><main><h1>Tiers</h1><div class="sl-markdown-content">${content}</div></main></body></html>`);

test("a copy stands beside its page", () => {
	expect(markdownPath("guide/process/index.html")).toBe("guide/process.md");
	expect(markdownPath("index.html")).toBe("index.md");
});

test("it has the title, and links lead back to the site", () => {
	expect(page('<p>See <a href="/guide/process/">the process</a>.</p>')).toBe(
		"# Tiers\n\nSee [the process](https://partners.example/guide/process/).\n",
	);
});

test("an address can be copied out of the text as it stands", () => {
	expect(
		page('<p>Such as https://www.example.com, or <a href="/apply/?tier=reseller&amp;answers=no">apply</a>.</p>'),
	).toBe(
		"# Tiers\n\nSuch as https://www.example.com, or [apply](https://partners.example/apply/?tier=reseller&answers=no).\n",
	);
});

test("it says what the page is about, and at its end where the page is", () => {
	const markdown = markdownOf(
		`<head><meta name="description" content="How it goes."><link rel="canonical" href="https://partners.example/guide/process/"></head>
		<main><h1>Process</h1><div class="sl-markdown-content"><p>Four steps.</p></div></main>`,
	);
	expect(markdown).toBe(
		"# Process\n\n> How it goes.\n\nFour steps.\n\n---\n\nSource: <https://partners.example/guide/process/>\n",
	);
});

test("tables stay tables, each row in one line", () => {
	const markdown = page(
		"<table><tr><th>Tier</th><th>Needs</th></tr><tr><td>Reseller</td><td><ul><li>Sales</li><li>Customers</li></ul></td></tr></table>",
	);
	expect(markdown).toContain("| Tier | Needs |\n| - | - |\n| Reseller | Sales; Customers |\n");
});

test("a drawing gives way to its Mermaid text and its words, controls are left out", () => {
	const markdown = page(
		`<figure class="diagram"><svg><text>drawn</text></svg><div hidden><button>Copy</button><span aria-live="polite"></span></div>
		<details><summary>Process as text</summary><ul><li>Apply → Onboard</li></ul></details>
		<template class="diagram-source">flowchart LR&#10;A --&gt; B</template></figure>`,
	);
	expect(markdown).toBe("# Tiers\n\n```mermaid\nflowchart LR\nA --> B\n```\n\n- Apply → Onboard\n");
});

test("terms and what they mean become labelled lines", () => {
	expect(page("<dl><div><dt>Payment</dt><dd>Monthly</dd></div></dl>")).toContain("- **Payment**: Monthly");
});

test("the columns of an item become one line", () => {
	expect(
		page('<ul><li><a href="/a/">Reseller</a><span>Sales focus</span><div><span>a–b%</span></div></li></ul>'),
	).toContain("- [Reseller](https://partners.example/a/): Sales focus, a–b%\n");
	expect(page("<ul><li><h3>Reseller</h3><p>a–b%</p></li></ul>")).toContain("- **Reseller**: a–b%\n");
	expect(page("<ul><li>Running <strong>text</strong> stays.</li></ul>")).toContain("- Running **text** stays.\n");
});

test("a form becomes the list of what it asks, without its trap", () => {
	const markdown = page(
		`<form><div class="field"><label for="y">Year founded</label><span class="hint">Four digits</span><input id="y"><div aria-live="polite"></div></div>
		<fieldset class="field"><legend>Markets</legend><div class="choice"><input id="g"><label for="g">Government</label></div></fieldset>
		<div aria-hidden="true"><label for="t">Leave this empty</label><input id="t"></div><button>Send</button></form>`,
	);
	expect(markdown).toBe("# Tiers\n\n- Year founded: Four digits\n\n**Markets**\n\n- Government\n");
});

test("no comment, control or decoration of the page is left", () => {
	const markdown = page(
		'<p>Step <!-- -->1<!-- --> of 5</p><div aria-hidden="true">0 10 20</div><nav>Elsewhere</nav><!--astro:end-->',
	);
	expect(markdown).toBe("# Tiers\n\nStep 1 of 5\n");
});

import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { servedPage, takeOver } from "#edit/preview/changed-blocks.ts";

/** A page of the site with some blocks of text. */
const page = (blocks: readonly string[], { head = "", title = "Support" } = {}) =>
	new JSDOM(
		`<head><title>${title}</title><script src="/a.js"></script>${head}</head>
		<body><nav>Pages</nav><main><h1>${title}</h1><div class="sl-markdown-content">${blocks.join("\n")}</div></main></body>`,
	).window.document;

const lines = ["<p>One</p>", "<p>Two</p>", "<p>Three</p>"];

/** The page that is shown after another one is served, and which of the blocks are still the elements that they were. */
function shownAfter(next: Document, shown = page(lines)) {
	const served = servedPage(shown) ?? expect.unreachable("there is no text");
	const text = shown.querySelector(".sl-markdown-content") ?? expect.unreachable("there is no text");
	const old = new Set(text.children);
	const after = takeOver(shown, served, next);
	return { after, blocks: [...text.children].map((block) => `${old.has(block) ? "=" : "+"}${block.textContent}`) };
}

describe("a page that is served anew", () => {
	test.each([
		["one is another", ["<p>One</p>", "<p>2</p>", "<p>Three</p>"], ["=One", "+2", "=Three"]],
		["one is put in", ["<p>One</p>", "<p>1½</p>", "<p>Two</p>", "<p>Three</p>"], ["=One", "+1½", "=Two", "=Three"]],
		["one is put in at the end", [...lines, "<p>Four</p>"], ["=One", "=Two", "=Three", "+Four"]],
		["one is gone", ["<p>One</p>", "<p>Three</p>"], ["=One", "=Three"]],
		["none is left", [], []],
		["nothing is another", lines, ["=One", "=Two", "=Three"]],
	])("changes its blocks and no other element where %s", (_, next, expected) => {
		const { after, blocks } = shownAfter(page(next));
		expect(blocks).toEqual(expected);
		expect(after).toEqual(servedPage(page(next)));
	});

	test("is compared with what was served, whatever scripts have done to what is shown", () => {
		const shown = page(lines);
		const served = servedPage(shown) ?? expect.unreachable("there is no text");
		shown.querySelector("p")?.setAttribute("data-ready", "");
		shown.querySelector("p")?.append(", counted from today");
		takeOver(shown, served, page(["<p>One</p>", "<p>2</p>", "<p>Three</p>"]));
		expect(shown.querySelector(".sl-markdown-content")?.textContent).toBe("One, counted from today\n2\nThree");
	});

	test.each([
		["has another title", page(lines, { title: "Help" })],
		["comes with a style", page(["<p>1</p>"], { head: '<style data-vite-dev-id="/x.css">p{}</style>' })],
		["comes with a script", page(["<p>1</p>"], { head: '<script src="/b.js"></script>' })],
		["has a script in its new text", page(["<p>1</p><script>run()</script>"])],
		["has a diagram in its new text", page(['<div><figure class="diagram"></figure></div>'])],
		["has no text", new JSDOM("<main>Not found</main>").window.document],
	])("is loaded where it %s", (_, next) => {
		expect(shownAfter(next)).toEqual({ after: null, blocks: ["=One", "=Two", "=Three"] });
	});

	test("is loaded where a script has put a block of its own beside the others", () => {
		const shown = page(lines);
		const served = servedPage(shown) ?? expect.unreachable("there is no text");
		shown.querySelector(".sl-markdown-content")?.append(shown.createElement("aside"));
		expect(takeOver(shown, served, page(["<p>1</p>"]))).toBeNull();
	});
});

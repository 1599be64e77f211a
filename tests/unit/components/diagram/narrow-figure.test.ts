import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { figureHtml, pictureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { phoneWidth } from "#diagrams/mermaid/rows.ts";
import { leastWidth } from "#diagrams/mermaid/turned.ts";
import { readPage } from "#publishing/text/read-page.ts";

afterAll(diagrams.stop);

const source = `flowchart LR
  A[Write it] -->|then| B[Read it] --> C[Mend it] --> D[Send it]
  click A "/guide/"`;
const draw = (text = source) => diagrams.draw(text, { fit: 672, narrow: phoneWidth, cached: false });
const parse = (html: string) => new JSDOM(html).window.document;
const figure = async () => parse(figureHtml(await draw(), { id: "one", source, lit: ["A", "A-B"] }));

describe("a figure with a second picture for narrow screens", () => {
	test("has ids of their own in both, and points to none that is not there", async () => {
		const page = await figure();
		const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const svg of page.querySelectorAll("svg")) {
			const named = [...svg.outerHTML.matchAll(/url\(#([^)]+)\)|aria-(?:labelledby|details)="([^"]+)"/g)];
			for (const id of named.flatMap(([, url, labels]) => url ?? labels?.split(" ") ?? [])) expect(ids).toContain(id);
			for (const [, url] of named) if (url) expect(svg.querySelector(`[id="${url}"]`)).not.toBeNull();
			expect(page.getElementById(svg.getAttribute("aria-labelledby") ?? "")?.textContent).toBe("Flowchart");
		}
	});

	test("hides the narrow one where no style is loaded", async () => {
		const page = await figure();
		expect(page.querySelectorAll("svg")).toHaveLength(2);
		expect([...page.querySelectorAll("svg")].filter((svg) => !svg.closest("[hidden]"))).toHaveLength(1);
	});

	test("lights the way in both", async () => {
		const page = await figure();
		for (const svg of page.querySelectorAll("svg")) {
			const lit = [...svg.querySelectorAll("[data-lit]")].map((part) => part.getAttribute("data-node"));
			expect(lit.filter((name) => name !== null)).toEqual(["A"]);
			expect(svg.querySelector('a[href="/guide/"]')).not.toBeNull();
		}
		const picture = parse(pictureHtml(await draw(), { id: "two", lit: ["A"] }));
		expect(picture.querySelectorAll('[data-node="A"][data-lit]')).toHaveLength(2);
	});

	test("says of each picture how it is drawn", async () => {
		const page = await figure();
		expect(page.querySelector("p.diagram-narrow")?.textContent).toBe("Drawn from top to bottom, to fit the page.");
		expect(page.querySelectorAll("p")).toHaveLength(1);
	});

	test("says it once where both are drawn in the same way", async () => {
		const years = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((year) => `  200${year} : Something was built : And sold`);
		const drawn = await draw(["timeline", ...years].join("\n"));
		expect([drawn.turned, drawn.narrow?.turned]).toEqual(["down", "down"]);
		const notes = [...parse(figureHtml(drawn, { id: "one", source })).querySelectorAll("p")];
		expect(notes.map(({ outerHTML }) => outerHTML)).toEqual([
			"<p><small>Drawn from top to bottom, to fit the page.</small></p>",
		]);
	});

	test("shows the wide one from the first step on at which it does not scroll", async () => {
		const drawn = await draw();
		const below = Number((await figure()).querySelector("figure")?.dataset.narrowBelow);
		expect(16 * below).toBeGreaterThanOrEqual(leastWidth(drawn));
		expect(16 * (below - 4)).toBeLessThan(leastWidth(drawn));
	});
});

test("a figure without one is as it was", async () => {
	const small = "flowchart TD\n  A --> B";
	const html = figureHtml(await draw(small), { id: "one", source: small });
	expect(html).not.toMatch(/narrow|--wide|hidden data-no/);
});

test("style has a rule for every step that a figure may take, and for no other", () => {
	const css = readFileSync(new URL("../../../../src/components/diagram/narrow.css", import.meta.url), "utf8");
	const code = readFileSync(new URL("../../../../src/components/diagram/figure.ts", import.meta.url), "utf8");
	const steps = /const steps = \[([^\]]+)\]/.exec(code)?.[1]?.split(",").map(Number) ?? [];
	expect(steps.length).toBeGreaterThan(3);
	const rules = [...css.matchAll(/@container \(width < (\d+)rem\) \{\s*([^@]*?)\n\t\}/g)];
	expect(rules.map(([, width]) => Number(width))).toEqual(steps);
	for (const [, width, rule] of rules)
		expect([...(rule ?? "").matchAll(/data-narrow-below="(\d+)"/g)].map(([, step]) => step)).toEqual([width]);
});

test("search and Markdown read the same as without the second picture", async () => {
	const drawn = await draw();
	const [both, one] = [drawn, { ...drawn, narrow: null }].map((diagram) =>
		readPage(
			`<html><body><main><h1>Page</h1><div class="sl-markdown-content">${figureHtml(diagram, { id: "one", source })}</div></main></body></html>`,
			"/page/",
			"https://partners.example",
		),
	);
	expect(both).toEqual(one);
	expect(both?.markdown).toContain("Mend it");
});

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { diagramColors } from "#components/diagram/colors.ts";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { drawnKinds } from "#diagrams/mermaid/limits.ts";
import type { Diagram } from "#diagrams/renderer.ts";

afterAll(diagrams.stop);

/** The CSS variables that a drawing may paint with. */
const variables = Object.values(diagramColors).map(({ variable }) => variable);
const folder = new URL("../../fixtures/diagrams/", import.meta.url);
const fixtures = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), "utf8")] as const);
const draw = (source: string): Promise<Diagram> => diagrams.draw(source, { cached: false });
const parse = (html: string): Document => new JSDOM(html).window.document;

/** The title that an author gave a diagram; null without one. */
const writtenTitle = (source: string): string | null =>
	/^\s*accTitle:[ \t]*(.+)$/m.exec(source)?.[1] ??
	/^(?:---\n[\s\S]*?\btitle:|[ \t]*(?:pie (?:showData )?)?title)[ \t]+(.+)$/m.exec(source)?.[1] ??
	null;

describe("a drawing is a citizen of the page", () => {
	test.each(fixtures)("%s", async (file, source) => {
		const diagram = await draw(source);
		const svg = parse(figureHtml(diagram, { id: "one", source })).querySelector("svg");
		if (!svg) throw new Error("There is no drawing.");
		const elements = [...svg.querySelectorAll("*")];
		const names = new Set(elements.map(({ localName }) => localName));
		for (const name of ["style", "script", "foreignObject", "image", "switch", "div"])
			expect(names).not.toContain(name);
		const attributes = elements.flatMap((element) => [...element.attributes]);
		expect(attributes.filter(({ name }) => name === "class" || name === "style" || name.startsWith("on"))).toEqual([]);
		expect(attributes.filter(({ value }) => /url\((?!#)/.test(value))).toEqual([]);
		// Every id is written once and is used; every reference has its id.
		const ids = elements.map(({ id }) => id).filter(Boolean);
		const worn = attributes.flatMap(({ value }) => /^url\(#(.+)\)$/.exec(value)?.[1] ?? []);
		const labels = (svg.getAttribute("aria-labelledby") ?? "").split(" ");
		expect(new Set(ids).size).toBe(ids.length);
		expect([...new Set([...worn, ...labels])].filter((id) => !ids.includes(id))).toEqual([]);
		// What waits to be drawn by its id has one.
		const parts = elements.filter(({ localName }) => localName === "symbol" || localName === "marker");
		expect(parts.filter(({ id }) => !ids.includes(id))).toEqual([]);
		// A color is one of the page, or is written in the author's own text, or is black or white on the author's color.
		const fixed = attributes
			.filter(({ name }) => name === "fill" || name === "stroke")
			.map(({ value }) => value)
			.filter((value) => !/^(none|var\(--[\w-]+,#[0-9a-f]{6}\))$/.test(value) && !source.includes(value));
		expect(fixed.filter((value) => value !== "#1a1a1a" && value !== "#fff")).toEqual([]);
		const used = attributes.flatMap(({ value }) => /^var\(--([\w-]+)/.exec(value)?.[1] ?? []);
		expect(used.filter((name) => !variables.includes(`--${name}`) && name !== "font")).toEqual([]);
		expect(svg.querySelector("title")?.textContent).toBe(diagram.title);
		expect(writtenTitle(source) ?? drawnKinds).toContain(
			writtenTitle(source) ? diagram.title : diagram.title.toLowerCase(),
		);
		expect(diagram.smallestText).toBeGreaterThanOrEqual(12);
		expect(gzipSync(diagram.svg).length, file).toBeLessThan(12_000);
	});
});

describe("a drawing says what it is", () => {
	test("by its own title and description", async () => {
		const { svg, title, description } = await draw(
			"flowchart TD\n accTitle: How it goes\n accDescr: From start to end.\n A --> B",
		);
		expect([title, description]).toEqual(["How it goes", "From start to end."]);
		expect(svg).toMatch(/role="img".* aria-labelledby="dgm-title dgm-desc"><title id="dgm-title">How it goes<\/title>/);
	});

	test.each([
		["a timeline", "timeline\n @\n 2020 : Founded"],
		["a mind map", "mindmap\n @\n root((Trees))\n  Oak\n  Ash"],
		["a Kanban board", "%% Work\nkanban\n @\n todo[To do]\n  a[Sow]"],
	])("also where Mermaid's grammar would have them for a part of it: %s", async (_, source) => {
		const spoken = "accTitle: How it goes\n accDescr {\n  From start\n  to end.\n }";
		const { svg, title, description } = await draw(source.replace("@", spoken));
		expect([title, description]).toEqual(["How it goes", "From start to end."]);
		expect(svg.match(/<text/g)).toEqual((await draw(source.replace(" @\n", ""))).svg.match(/<text/g));
	});

	test("by those of the fence, which come first", async () => {
		const options = { title: "Mine", description: "Said here.", cached: false };
		const { title, description } = await diagrams.draw("flowchart TD\n accTitle: Its own\n A --> B", options);
		expect([title, description]).toEqual(["Mine", "Said here."]);
	});

	test("by its kind, when nobody named it", async () => {
		expect((await draw("sequenceDiagram\n A->>B: Go")).title).toBe("Sequence diagram");
	});

	test("as a group when it has links, because what is in an image cannot be reached", async () => {
		expect((await draw('flowchart TD\n A --> B\n click A "/guide/"')).svg).toContain('role="group"');
		expect((await draw("flowchart TD\n A --> B")).svg).toContain('role="img"');
	});
});

describe("what Mermaid draws badly without HTML labels is mended", () => {
	test("entities of HTML are their characters, and the box fits them", async () => {
		const label = (text: string) => draw(`flowchart TD\n A["${text} and a text that makes the box wide"]`);
		const { svg, width } = await label("#quot;Yes#quot; #9829; #copy;");
		expect(parse(svg).querySelector('[data-node="A"]')?.textContent).toMatch(/^"Yes" ♥ © and/);
		expect(Math.abs(width - (await label("“Yes“ O O")).width)).toBeLessThan(20);
	});

	test("a state's name stands in the middle of its box", async () => {
		const { svg } = await draw("stateDiagram-v2\n [*] --> Applied");
		const label = parse(svg).querySelector('[data-node*="Applied"] text');
		expect(label?.getAttribute("text-anchor")).toBe("middle");
	});

	test("the sections of a journey can be read, and its people told apart", async () => {
		const { svg } = await draw("journey\n section Apply\n  Read: 5: Mamey, Partner");
		const page = parse(svg);
		const section = [...page.querySelectorAll("text")].find(({ textContent }) => textContent === "Apply");
		expect(section?.getAttribute("fill") ?? section?.querySelector("tspan")?.getAttribute("fill")).toMatch(
			/^var\(--ink/,
		);
		const people = [...page.querySelectorAll('circle[r="7"]')].map((circle) => circle.getAttribute("fill"));
		expect(new Set(people).size).toBe(2);
	});

	test("a Gantt chart has no line for today: the same text gives the same picture tomorrow", async () => {
		const { svg } = await draw("gantt\n dateFormat YYYY-MM-DD\n Long :a, 2000-01-01, 2100-01-01");
		expect(svg).not.toContain("var(--t3");
	});

	test("the lines of a mind map are drawn", async () => {
		const { svg } = await draw("mindmap\n Root\n  One\n  Two");
		const lines = [...parse(svg).querySelectorAll('path[stroke^="var(--t"]')];
		expect(lines.length).toBeGreaterThanOrEqual(2);
	});

	test("text can be read on a node that an author has filled", async () => {
		const { svg } = await draw("flowchart TD\n A --> B\n style A fill:#ffee88\n style B fill:#102030");
		const page = parse(svg);
		const colorOf = (node: string) => page.querySelector(`[data-node="${node}"] text`)?.getAttribute("fill");
		expect([colorOf("A"), colorOf("B")]).toEqual(["#1a1a1a", "#fff"]);
	});
});

describe("several drawings share a page", () => {
	test("with ids of their own", async () => {
		const source = "flowchart TD\n accTitle: One\n accDescr: Two\n A --> B -.-> C --o D";
		const diagram = await draw(source);
		const page = parse([1, 2, 3].map((at) => figureHtml(diagram, { id: `d${at}`, source })).join(""));
		const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.filter((id) => !/^d[123](-|$)/.test(id))).toEqual([]);
		const worn = page.querySelectorAll("#d2 [marker-end]");
		expect([...worn].map((edge) => edge.getAttribute("marker-end")?.startsWith("url(#d2-"))).not.toContain(false);
	});

	test("and those of a reader's path are lit", async () => {
		const source = "flowchart TD\n A --> B --> C";
		const page = parse(figureHtml(await draw(source), { id: "x", source, lit: ["A", "A-B"] }));
		const lit = [...page.querySelectorAll("[data-lit]")].map(
			(element) => element.getAttribute("data-node") ?? element.getAttribute("data-edge"),
		);
		expect(lit.toSorted()).toEqual(["A", "A-B"]);
	});
});

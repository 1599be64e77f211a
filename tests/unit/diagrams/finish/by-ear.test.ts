import { readdirSync, readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";

afterAll(diagrams.stop);

async function figureOf(source: string): Promise<Element> {
	const diagram = await diagrams.draw(source, { cached: false });
	const figure = new JSDOM(figureHtml(diagram, { id: "one", source })).window.document.querySelector("figure");
	if (!figure) throw new Error("There is no figure.");
	return figure;
}

test("lines of a node are words apart", async () => {
	const figure = await figureOf(
		'flowchart TD\nA["Tier 1: Technology<br/>20–30% share<br/>Integration"] --> B\nclick A "/tiers/"',
	);
	expect(figure.querySelector("a")?.textContent).toBe("Tier 1: Technology 20–30% share Integration");
});

test("labels of edges, drawn before all nodes, are left to the outline, which the picture points to", async () => {
	const figure = await figureOf("flowchart TD\nA[Company?] -- Yes --> B[Tier 1]\nA -- No --> C[Tier 2]");
	const heard = [...figure.querySelectorAll("svg text")].filter((text) => text.closest("[aria-hidden]") === null);
	expect(heard.map(({ textContent }) => textContent)).toEqual(["Company?", "Tier 1", "Tier 2"]);
	const outline = figure.querySelector(`#${figure.querySelector("svg")?.getAttribute("aria-details")}`);
	expect(outline?.textContent).toContain("Yes");
	expect(outline?.textContent).toContain("No");
});

describe("whatever is not heard in the picture is in its outline", () => {
	const folder = new URL("../../../fixtures/diagrams/", import.meta.url);
	test.each(readdirSync(folder))("%s", async (file) => {
		const figure = await figureOf(readFileSync(new URL(file, folder), "utf8"));
		const bare = (text: string | null | undefined) => (text ?? "").replace(/\s/g, "");
		const outline = bare(figure.querySelector(".diagram-text")?.textContent);
		const unheard = [...figure.querySelectorAll("svg [aria-hidden] text")].map(({ textContent }) => bare(textContent));
		expect(unheard.filter((label) => !outline.includes(label))).toEqual([]);
	});
});

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import type { Diagram } from "#diagrams/renderer.ts";
import { processFlowchart, selectionFlowchart, selectionTrail, tiersFlowchart } from "#program/selection/flowcharts.ts";

afterAll(diagrams.stop);

const root = new URL("../../../..", import.meta.url).pathname;
// The facts that the source's text was taken over with, whatever marketing has changed since.
const program = readProgram(root, "tests/fixtures/terms-1.0");
const guide = readFileSync(`${root}tests/fixtures/guide.md`, "utf8");
const fences = [...guide.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, source = ""]) => source);

const flowcharts = [
	{ name: "selection", generated: selectionFlowchart(program), source: fences[0] ?? "" },
	{ name: "tiers", generated: tiersFlowchart(program), source: fences[1] ?? "" },
	{ name: "process", generated: processFlowchart(program), source: fences[2] ?? "" },
] as const;

const draw = (source: string): Promise<Diagram> => diagrams.draw(source, { cached: false });

/** The source writes ranges with a hyphen (20-30%), the site with an en dash (20–30%): that difference, and no other, is meant. */
const withEnDashes = (text: string) => text.replace(/(\d)-(\d)/g, "$1–$2");

/** A diagram as sorted lines: nodes with labels and groups, edges with labels. */
function graphLines({ graph }: Diagram): { nodes: string[]; edges: string[] } {
	return {
		nodes: graph.nodes
			.map(({ id, label, group, isGroup }) => withEnDashes(`${id} [${label}] in ${group} ${isGroup}`))
			.sort(),
		edges: graph.edges.map(({ from, to, label }) => withEnDashes(`${from} --> ${to} |${label}|`)).sort(),
	};
}

test("the source has three flowcharts", () => expect(fences).toHaveLength(3));

describe("a generated flowchart equals the source's graph", () => {
	test.each(flowcharts)("$name: same nodes, labels, groups, edges and edge labels", async ({ generated, source }) => {
		const theirs = graphLines(await draw(source));
		expect(graphLines(await draw(generated))).toEqual(theirs);
		expect(theirs.edges.length).toBeGreaterThan(2);
	});

	test("and one with another figure does not", async () => {
		const other = selectionFlowchart({
			...program,
			tiers: program.tiers.map((tier) => (tier.number === 2 ? { ...tier, focus: "Other" } : tier)),
		});
		expect(graphLines(await draw(other))).not.toEqual(graphLines(await draw(fences[0] ?? "")));
	});
});

test.each(flowcharts)(
	"$name is small: less than 12 KB compressed, also with its text alternative and source",
	async ({ name, generated }) => {
		const diagram = await draw(generated);
		expect(gzipSync(diagram.svg).length).toBeLessThan(12 * 1024);
		const figure = figureHtml(diagram, { id: `${name}-flowchart`, source: generated });
		expect(gzipSync(figure).length).toBeLessThan(12 * 1024);
		expect(brotliCompressSync(figure).length).toBeLessThan(12 * 1024);
	},
);

test("questions link to the tier finder, tiers to their pages, the end to the application", async () => {
	const { svg } = await draw(selectionFlowchart(program));
	const links = [...svg.matchAll(/<a href="([^"]+)"[^>]*>(?:<g data-node="(\w+)"|)/g)].map(([, href]) => href);
	expect(links.toSorted()).toEqual([
		"/apply/",
		"/find-your-tier/",
		"/find-your-tier/no/",
		"/find-your-tier/no/no/",
		"/find-your-tier/no/no/no/",
		"/guide/tiers/reseller/",
		"/guide/tiers/strategic-partner/",
		"/guide/tiers/system-integrator/",
		"/guide/tiers/technology-partner/",
	]);
});

test.each(flowcharts)(
	"$name keeps the hues of the tiers as variables of the page, and no fixed color",
	async ({ generated }) => {
		const { svg } = await draw(generated);
		const paints = [...svg.matchAll(/ (?:fill|stroke)="([^"]+)"/g)].map(([, paint = ""]) => paint);
		expect(paints.filter((paint) => !/^(none|var\(--)/.test(paint))).toEqual([]);
		for (const hue of ["--t1", "--t2", "--t3", "--t4", "--tint-1", "--tint-2", "--tint-3", "--tint-4"])
			expect(svg).toContain(hue);
	},
);

test("in the text alternative, a node is told once in full and named by its heading elsewhere", async () => {
	const { outline } = await draw(tiersFlowchart(program));
	expect(outline).toMatchObject({
		steps: expect.arrayContaining([
			"Tier 3: Reseller, 40–50% Revenue Share, Sales Focus → Partnership Value",
			"Partnership Value, Revenue Sharing, Technical Support, Co-Marketing",
		]),
	});
});

test("a label that looks like Mermaid's syntax stays a label", async () => {
	const label = ['Is it #1 <or> "two"?'];
	const selection = {
		...program.selection,
		questions: program.selection.questions.map((question) => ({ ...question, label })),
	};
	const { graph } = await draw(selectionFlowchart({ ...program, selection }));
	expect(graph.nodes.find(({ id }) => id === "TECH")?.label).toBe('Is it #1 <or> "two"?');
});

test("the trail of answers names what they pass", () => {
	expect(selectionTrail(program, ["no", "yes"])).toEqual([
		"START",
		"START-TECH",
		"TECH",
		"TECH-SI",
		"SI",
		"SI-T2",
		"T2",
	]);
	expect(selectionTrail(program, ["yes", "no"])).toEqual(["START", "START-TECH", "TECH", "TECH-T1", "T1"]);
});

import { afterAll, describe, expect, test } from "vitest";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { alternativesFor } from "#diagrams/mermaid/fit.ts";
import { leastWidth, turnedSource } from "#diagrams/mermaid/turned.ts";

afterAll(diagrams.stop);

const chain = (head: string, length = 10) =>
	`${head}\n${Array.from({ length: length - 1 }, (_, at) => `  N${at}[Step ${at}] --> N${at + 1}[Step ${at + 1}]`).join("\n")}`;
const draw = (source: string, fit?: number) => diagrams.draw(source, { fit, cached: false });

describe("a diagram that would scroll is turned", () => {
	test("if it then fits, and the page says so", async () => {
		const source = chain("flowchart LR");
		const diagram = await draw(source, 704);
		expect([diagram.turned, leastWidth(diagram) <= 704]).toEqual(["down", true]);
		expect(figureHtml(diagram, { id: "d", source })).toContain("Drawn from top to bottom, to fit the page.");
	});

	test("not without a width to fit", async () => {
		const source = chain("flowchart LR");
		const diagram = await draw(source);
		expect([diagram.turned, leastWidth(diagram) > 704]).toEqual([null, true]);
		expect(figureHtml(diagram, { id: "d", source })).not.toContain("to fit the page");
	});

	test("not if it fits as it is written", async () =>
		expect((await draw("flowchart LR\n  A --> B", 704)).turned).toBeNull());

	test("not if every other way is as wide", async () => {
		const crowd = Array.from(
			{ length: 12 },
			(_, at) =>
				`  A${at}[Step ${at} of the whole work] --> B${at}[Another step] --> C${at}[One more step] --> D${at}[End of it all] --> E${at}[Rest and be thankful]`,
		);
		expect((await draw(["flowchart LR", ...crowd].join("\n"), 704)).turned).toBeNull();
	});
});

describe("a long chain is broken into rows, where one column would be very high", () => {
	const long = chain("flowchart LR", 16);

	test("which read on from left to right, fit a phone, and are said", async () => {
		const [diagram, column] = await Promise.all([draw(long, 704), draw(long.replace("LR", "TD"))]);
		expect(diagram.turned).toBe("rows");
		expect(leastWidth(diagram)).toBeLessThanOrEqual(328);
		expect(diagram.height).toBeLessThan(0.7 * column.height);
		expect(figureHtml(diagram, { id: "d", source: long })).toContain("Drawn in rows, to fit the page.");
		const places = [...diagram.svg.matchAll(/translate\(([\d.]+)[ ,]([\d.]+)\)[^>]*data-node="N(\d+)"/g)]
			.map(([, x, y, node]) => ({ x: Number(x), y: Number(y), node: Number(node) }))
			.toSorted((a, b) => a.y - b.y || a.x - b.x);
		expect(places.map(({ node }) => node)).toEqual(Array.from({ length: 16 }, (_, at) => at));
	});

	test("and the text tells the same", async () =>
		expect((await draw(long, 704)).outline).toEqual((await draw(long)).outline));

	test.each([
		["a short one", chain("flowchart LR")],
		["one that forks", `${long}\n  N3 --> X[Aside]`],
		["one that comes back", `${long}\n  N15 --> N0`],
		["one in a group", `${long}\n  subgraph G\n    N1\n    N2\n  end`],
		["one whose author asks for another layout", `---\nconfig:\n  layout: dagre\n---\n${long}`],
	])("%s stays a column", async (_, source) => expect((await draw(source, 704)).turned).toBe("down"));

	test("not without a width to fit", async () => expect((await draw(long)).turned).toBeNull());
});

const years = Array.from({ length: 9 }, (_, at) => `  ${2001 + at} : Something was built : And sold`).join("\n");
const people = ["Customer", "Web shop", "Payment", "Warehouse", "Delivery", "Accounting", "Support"];
const talk = people.map(
	(name, at) => `  ${name}->>${people[at + 1] ?? people[0]}: Message number ${at} that has to be read`,
);

describe("what has no layers fits the page, too", () => {
	test.each([
		["a Gantt chart, which has no width of its own", "gantt\n dateFormat YYYY-MM-DD\n Work :a, 2025-01-01, 90d", null],
		["a treemap", 'treemap-beta\n"A"\n  "B": 3\n  "C": 4', null],
		["a packet", 'packet-beta\n0-15: "From"\n16-31: "To"\n32-63: "Content"', "narrower"],
		["a timeline, from top to bottom", `timeline\n title Nine years\n${years}`, "down"],
		[
			"a radar chart",
			`radar-beta\n axis a["One"], b["Two"], c["Three"]\n curve x["Of another kind"]{1, 2, 3}`,
			"narrower",
		],
		["a sequence, its messages wrapped", `sequenceDiagram\n${talk.join("\n")}`, "narrower"],
	])("%s", async (_, source, turn) => {
		const [written, fitted] = await Promise.all([draw(source), draw(source, 704)]);
		expect(leastWidth(written)).toBeGreaterThan(704);
		expect([leastWidth(fitted) <= 704, fitted.turned]).toEqual([true, turn]);
		expect(fitted.outline).toEqual(written.outline);
	});

	test("the dates of a narrow Gantt chart are clear of one another", async () => {
		const source = "gantt\n dateFormat YYYY-MM-DD\n Work :a, 2025-01-01, 90d";
		const dates = [
			...(await draw(source, 704)).svg.matchAll(/translate\(([\d.]+)[^>]*>(?:<line[^>]*>)?<text[^>]*>\d{4}-/g),
		];
		const places = dates.map(([, x]) => Number(x)).toSorted((a, b) => a - b);
		expect(places.length).toBeGreaterThan(2);
		for (const [at, x] of places.entries()) if (at > 0) expect(x - (places[at - 1] ?? 0)).toBeGreaterThan(68);
	});
});

describe("other ways to draw what is too wide", () => {
	const ways = (source: string, kind: string) =>
		alternativesFor(source, kind, 704).map(({ source: text, turn }) => [
			turn,
			/init: (.*)\}%%/.exec(text)?.[1]?.slice(1, 30),
		]);

	test("the least change first, and settings that the author has made stay", () => {
		expect(ways("gantt\n A :a, 2025-01-01, 3d", "gantt")).toEqual([[null, '"gantt":{"useWidth":704}}']]);
		expect(ways("%%{init: {'gantt': {'useWidth': 900}}}%%\ngantt\n A :a, 2025-01-01, 3d", "gantt")).toEqual([]);
		expect(ways("flowchart LR\n A --> B", "flowchart-v2").map(([turn]) => turn)).toEqual([
			"down",
			"narrower",
			"narrower",
			"down",
			"down",
		]);
	});

	test("every line stays where it is", () => {
		const source = "stateDiagram-v2\n A --> B\n B --> C\n";
		for (const { source: other } of alternativesFor(source, "stateDiagram", 704))
			expect(other.split("\n").slice(0, 3)).toEqual(source.split("\n").slice(0, 3));
	});
});

describe("what is turned", () => {
	test.each([
		["flowchart LR\n A --> B", "flowchart TD\n A --> B", "down"],
		["graph TB; A-->B", "graph LR; A-->B", "across"],
		["%% wide\nflowchart\n A --> B", "%% wide\nflowchart LR\n A --> B", "across"],
		["stateDiagram-v2\n direction LR\n A --> B", "stateDiagram-v2\ndirection TB\n A --> B", "down"],
		["timeline\n 2020 : A", "timeline TD\n 2020 : A", "down"],
		["classDiagram\n A <|-- B", "classDiagram\n A <|-- B\ndirection LR\n", "across"],
	])("%j", (source, turned, turn) => expect(turnedSource(source)).toEqual({ source: turned, turn }));

	test.each([
		"sequenceDiagram\n A->>B: x",
		'pie\n "A" : 1',
		"timeline TD\n 2020 : A",
		"stateDiagram-v2\n state S {\n direction LR\n A --> B\n }",
	])("not %j", (source) => expect(turnedSource(source)).toBeNull());
});

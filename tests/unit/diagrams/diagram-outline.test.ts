import { afterAll, describe, expect, test } from "vitest";
import { outlineHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";

afterAll(diagrams.stop);

const outlineOf = async (source: string) => (await diagrams.draw(source, { cached: false })).outline;

describe("the same content as text, generated from the graph", () => {
	test("of a flowchart: each node and where it leads", async () => {
		expect(
			await outlineOf('flowchart TD\n A["First<br/>step"] -->|Yes| B{Second?}\n A -->|No| C\n B --> C[**End**]'),
		).toEqual({
			kind: "steps",
			ordered: false,
			steps: ["First step Yes → Second?; No → End", "Second? → End", "End"],
		});
	});

	test("of groups: what is in them", async () => {
		expect(await outlineOf('flowchart TD\n subgraph G["Tiers"]\n A[One]\n B[Two]\n end\n A --> B')).toMatchObject({
			steps: expect.arrayContaining(["Tiers: One; Two", "One → Two"]),
		});
	});

	test("of a sequence: its messages and notes in order", async () => {
		const source =
			"sequenceDiagram\n participant P as Partner\n participant M as Mamey\n P->>M: Apply\n Note over M: Reads\n alt accepted\n M-->>P: Welcome\n else declined\n M-->>P: Thank you\n end";
		expect(await outlineOf(source)).toEqual({
			kind: "steps",
			ordered: true,
			steps: [
				"Partner → Mamey: Apply",
				"Note at Mamey: Reads",
				"(accepted)",
				"Mamey → Partner: Welcome",
				"(declined)",
				"Mamey → Partner: Thank you",
			],
		});
	});

	test("of a sequence: the links of its participants, which Mermaid shows in menus", async () => {
		const source = `sequenceDiagram
			participant P as Partner<br/>portal
			participant M
			link P: Board & more @ https://example.com/board?a=1
			link P: Home @ /guide/
			links M: {"Odd": "nowhere"}
			P->>M: Apply`;
		expect(await outlineOf(source)).toMatchObject({
			steps: [
				"Partner portal → M: Apply",
				"Links of Partner portal: Board & more (https://example.com/board?a=1), Home (/guide/)",
			],
		});
	});

	test("of states: from start to end", async () => {
		expect(
			await outlineOf("stateDiagram-v2\n [*] --> Applied\n Applied --> Signed: call\n Signed --> [*]"),
		).toMatchObject({
			steps: ["Start → Applied", "Applied call → Signed", "Signed → End"],
		});
	});

	test("of classes: members and relations, generics kept", async () => {
		expect(await outlineOf("classDiagram\n class List~T~ {\n +add(T item)\n }\n List <|-- Sorted : is a")).toEqual({
			kind: "table",
			columns: ["Name", "Members", "Relations"],
			rows: [
				["List<T>", "+add(T item)", "is a (Sorted)"],
				["Sorted", "", "is a (List<T>)"],
			],
		});
	});

	test("of entities: attributes and relations", async () => {
		expect(await outlineOf('erDiagram\n PARTNER ||--o{ LEAD : "brings"\n PARTNER {\n string name\n }')).toMatchObject({
			rows: [
				["PARTNER", "name: string", "brings (LEAD)"],
				["LEAD", "", "brings (PARTNER)"],
			],
		});
	});

	test("of a pie: values and shares", async () => {
		expect(await outlineOf('pie\n "Platform" : 30\n "Referral" : 10')).toEqual({
			kind: "table",
			columns: ["Part", "Value", "Share"],
			rows: [
				["Platform", "30", "75%"],
				["Referral", "10", "25%"],
			],
		});
	});

	test("of a Gantt chart: from when until when", async () => {
		const source =
			"gantt\n dateFormat YYYY-MM-DD\n section Agreement\n Sign :a, 2026-01-05, 7d\n Credentials :after a, 3d";
		expect(await outlineOf(source)).toMatchObject({
			columns: ["Section", "Task", "Start", "End"],
			rows: [
				["Agreement", "Sign", "2026-01-05", "2026-01-12"],
				["Agreement", "Credentials", "2026-01-12", "2026-01-15"],
			],
		});
	});

	test("of a timeline: what happened when", async () => {
		expect(await outlineOf("timeline\n 2021 : Founded\n 2022 : First platform : Second")).toMatchObject({
			columns: ["Time", "Events"],
			rows: [
				["2021", "Founded"],
				["2022", "First platform; Second"],
			],
		});
	});

	test("of a journey: scores and people", async () => {
		expect(await outlineOf("journey\n section Apply\n  Read: 5: Partner, Mamey")).toMatchObject({
			columns: ["Section", "Task", "Score", "Who"],
			rows: [["Apply", "Read", "5", "Partner, Mamey"]],
		});
	});

	test("of a mind map: a list in lists", async () => {
		expect(await outlineOf("mindmap\n Root\n  One\n   Leaf\n  Two")).toEqual({
			kind: "tree",
			roots: [
				{
					text: "Root",
					children: [
						{ text: "One", children: [{ text: "Leaf", children: [] }] },
						{ text: "Two", children: [] },
					],
				},
			],
		});
	});

	test("of a quadrant chart: which point lies where", async () => {
		const source =
			"quadrantChart\n quadrant-1 Plan\n quadrant-2 Do\n quadrant-3 Leave\n quadrant-4 Think\n A: [0.9, 0.9]\n B: [0.1, 0.2]";
		expect(await outlineOf(source)).toMatchObject({
			columns: ["Point", "Quadrant"],
			rows: [
				["A", "Plan"],
				["B", "Leave"],
			],
		});
	});
});

test("an outline becomes lists and tables, its text escaped", () => {
	expect(outlineHtml({ kind: "steps", ordered: true, steps: ["a < b", 'say "yes"'] })).toBe(
		"<ol><li>a &lt; b</li><li>say &quot;yes&quot;</li></ol>",
	);
	expect(outlineHtml({ kind: "tree", roots: [{ text: "A", children: [{ text: "B", children: [] }] }] })).toBe(
		"<ul><li>A<ul><li>B</li></ul></li></ul>",
	);
	expect(outlineHtml({ kind: "table", columns: ["A"], rows: [["&"]] })).toContain(
		'<th scope="col">A</th></tr></thead><tbody><tr><td>&amp;</td>',
	);
});

describe("of charts: a table or a tree", () => {
	test.each([
		[
			"a Git graph",
			'gitGraph\n commit id: "Plan"\n branch review\n commit id: "Notes" tag: "v1"',
			["Plan main  ", "Notes review Plan v1"],
		],
		["an XY chart", "xychart-beta\n x-axis [May, June]\n bar [1, 2]\n line [3, 4]", ["May 1 3", "June 2 4"]],
		["a packet", 'packet-beta\n 0-7: "Sender"\n 8: "Flag"', ["0–7 Sender", "8 Flag"]],
		[
			"a radar chart",
			'radar-beta\n axis a["Taste"], b["Price"], c["Speed"]\n curve x["North"]{1, 2, 3}',
			["Taste 1", "Price 2", "Speed 3"],
		],
	])("%s", async (_, source, rows) => {
		const outline = await outlineOf(source);
		expect(outline.kind === "table" && outline.rows.map((row) => row.join(" "))).toEqual(rows);
	});

	test("a treemap", async () => {
		const outline = await outlineOf('treemap-beta\n"Bread"\n    "Rye": 40\n"Cake": 2');
		expect(outlineHtml(outline)).toBe("<ul><li>Bread<ul><li>Rye: 40</li></ul></li><li>Cake: 2</li></ul>");
	});
});

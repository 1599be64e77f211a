import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { defaultLimits } from "#diagrams/mermaid/limits.ts";
import { DiagramProblem } from "#diagrams/mermaid/problem.ts";

afterAll(diagrams.stop);

const place = { file: "content/guide/process.mdx", line: 12 };

/** The words with which a diagram is refused, for people. */
async function refusalOf(source: string, options: { timeLimit?: number } = {}): Promise<string> {
	const result = await diagrams.draw(source, { place, cached: false, ...options }).catch((error: unknown) => error);
	if (!(result instanceof DiagramProblem)) throw new Error(`It was drawn, or broke otherwise: ${String(result)}`);
	return result.message;
}

describe("bad syntax is refused with file, line within the page, the offending line and Mermaid's reason", () => {
	test("of a flowchart", async () => {
		const message = await refusalOf("flowchart TD\n    A[Start] --> B\n    B --> --> C\n    C --> D");
		expect(message).toContain(
			"content/guide/process.mdx:14: This diagram is not valid Mermaid. Correct the line below.",
		);
		expect(message).toContain("  line 3 of the diagram: B --> --> C");
		expect(message).toMatch(/ {2}Mermaid: Expecting .*got 'LINK'/);
	});

	test("of a link that leads nowhere safe", async () => {
		expect(await refusalOf('flowchart TD\n    A --> B\n    click A "/guide/"\n    click B "tel:1"')).toContain(
			"content/guide/process.mdx:15: A link of this diagram leads nowhere safe.",
		);
	});

	test("of a bracket that does not close, in words", async () => {
		expect(await refusalOf("flowchart TD\n    A[Start --> B\n    B --> C")).toContain(
			"content/guide/process.mdx:13: This diagram is not valid Mermaid: a bracket opens on the line below and does not close.",
		);
	});

	test("of a sequence diagram", async () => {
		const message = await refusalOf("sequenceDiagram\n    A->>B: Hello\n    A->>\n");
		expect(message).toContain("content/guide/process.mdx:14:");
		expect(message).toContain("line 3 of the diagram: A->>");
	});

	test("of a pie chart, whose parser counts otherwise", async () => {
		const message = await refusalOf('pie\n    "A" : 10\n    "B" : many');
		expect(message).toContain("content/guide/process.mdx:14:");
		expect(message).toContain('line 3 of the diagram: "B" : many');
	});

	test("of a sign that no picture may have", async () => {
		expect(await refusalOf("flowchart TD\n A[ring \uffff] --> B")).toContain(
			"content/guide/process.mdx:13: The picture of this diagram would not show “ring",
		);
	});

	test.each([
		"sequenceDiagram\n A->>B: ring #1;",
		"gantt\n section ring #0;\n Dig :a1, 2026-01-01, 3d",
		"flowchart TD\n A[ring &#1;] --> B",
		"sequenceDiagram\n A->>B: ring &#55296;",
		"stateDiagram-v2\n A : ring &#xFFFFFFF;",
	])("the number of no sign is the sign for a missing one, as in a browser: %j", async (source) => {
		const { svg } = await diagrams.draw(source, { cached: false });
		expect(svg).toContain("ring \uFFFD");
	});

	test("a sign by another spelling of its name is drawn, and opens no element", async () => {
		const { svg } = await diagrams.draw("sequenceDiagram\n A->>B: 1 #LT; 2 #AMP; 3", { cached: false });
		expect(svg).toContain("1 &lt; 2 &amp; 3");
	});

	test.each([
		[
			"begins with one that is not there",
			"gantt\n section S\n Dig : a1, after fence, 3d\n Sow : after a1, 2d",
			"content/guide/process.mdx:14: A task of this chart begins or ends with “fence”, and no task has that id. Give it to one: Task :fence, 2026-01-01, 3d.",
		],
		[
			"ends with one that is not there",
			"gantt\n Dig : a1, 2026-01-01, until fence",
			"content/guide/process.mdx:13: A task of this chart begins or ends with “fence”",
		],
		[
			"has no day to begin on",
			"gantt\n title Spring\n Dig : 3d\n Sow : 2d",
			"content/guide/process.mdx:14: “Dig” has no day to begin on. Write one behind its colon: Dig :2026-01-01, 3d.",
		],
	])("of a task of a Gantt chart that %s: it is not drawn on the day of the build", async (_, source, words) =>
		expect(await refusalOf(source)).toContain(words),
	);

	test("counts comments and front matter, which Mermaid leaves out", async () => {
		const message = await refusalOf("---\ntitle: A title\n---\n%% a comment\nflowchart TD\n    A --> B\n    A -->> ]");
		expect(message).toContain("content/guide/process.mdx:18:");
		expect(message).toContain("line 7 of the diagram: A -->> ]");
	});

	test("without a place, when none is known", async () => {
		const error = await diagrams
			.draw("flowchart TD\n    A --> [", { cached: false })
			.catch((reason: unknown) => reason);
		expect(String(error)).toMatch(/^DiagramProblem: This diagram is not valid Mermaid/);
	});
});

describe("what cannot be drawn is refused with a sentence, never drawn wrong", () => {
	test.each([
		["an empty diagram", " \n", "This diagram is empty."],
		["a word that is no kind", "flowcharts TD\n A --> B", "not valid Mermaid"],
		["a Sankey diagram", "sankey-beta\n\nA,B,10\n", 'Diagrams of the kind "sankey" cannot be drawn here.'],
		["a block diagram", "block-beta\n  a b c", 'Diagrams of the kind "block" cannot be drawn here.'],
		["a C4 diagram", 'C4Context\n  Person(a, "A")', 'Diagrams of the kind "c4" cannot be drawn here.'],
		[
			"an architecture diagram",
			"architecture-beta\n  service a(server)[A]",
			'Diagrams of the kind "architecture" cannot be drawn here.',
		],
		[
			"a picture in a node",
			'flowchart TD\n  A@{ img: "https://example.com/a.png", label: "A" }',
			"has a picture or an icon",
		],
		["an icon in a node", 'flowchart TD\n  A@{ icon: "fa:user", label: "A" }', "has a picture or an icon"],
		["a picture in a label", "flowchart TD\n  A[\"<img src='/logo.png'> Shop\"]", "has a picture in a label"],
		["an icon in a mind map", "mindmap\n  Trip\n    Train\n    ::icon(fa fa-train)", "has an icon in a node"],
		["a score that is no number", "journey\n section Out\n  Wait: many: Ana", "The score of “Wait” is no number."],
		["an icon in a label", "flowchart TD\n  A[fa:fa-user Partner]", "has an icon in a label"],
		["a label on a lightning bolt", 'flowchart TD\n  A@{ shape: bolt, label: "Storm" }', "would not show “Storm”"],
		["a formula", 'flowchart TD\n  A["$$x^2$$"]', "has a formula"],
	])("%s", async (_, source, sentence) => {
		expect(await refusalOf(source)).toContain(sentence);
	});
});

describe("a diagram that asks too much is refused with a sentence", () => {
	test("of more than 2,000 nodes, and before the layout begins", async () => {
		const nodes = Array.from({ length: 2_001 }, (_, at) => `    N${at}[Node ${at}]`);
		const before = performance.now();
		expect(await refusalOf(["flowchart TD", ...nodes].join("\n"))).toBe(
			"content/guide/process.mdx:12: This diagram has 2001 nodes. Split it: at most 2000 can be laid out.",
		);
		expect(performance.now() - before).toBeLessThan(20_000);
	});

	test("of more than 2,000 messages, parts or tasks", async () => {
		const messages = Array.from({ length: 2_001 }, (_, at) => `    A->>B: Message ${at}`);
		expect(await refusalOf(["sequenceDiagram", ...messages].join("\n"))).toContain("This diagram has 2001 nodes.");
		const branches = Array.from({ length: 2_000 }, (_, at) => `        Branch ${at}`);
		expect(await refusalOf(["mindmap", "    Root", ...branches].join("\n"))).toContain("This diagram has 2001 nodes.");
	});

	test("of more than 200,000 characters", async () => {
		expect(await refusalOf(`flowchart TD\n    A["${"long ".repeat(40_000)}"]`)).toContain(
			"This diagram has 200022 characters. Split it: at most 200000 can be drawn.",
		);
	});

	test("20 seconds, unless another limit is given", () => expect(defaultLimits.time).toBe(20_000));

	test("of more time than its limit; the next one is drawn", async () => {
		const chain = Array.from({ length: 400 }, (_, at) => `    N${at} --> N${(at * 7) % 400} & N${(at * 13) % 400}`);
		expect(await refusalOf(["flowchart TD", ...chain].join("\n"), { timeLimit: 300 })).toBe(
			"content/guide/process.mdx:12: This diagram was not drawn within 0.3 seconds. Split it into smaller ones.",
		);
		expect((await diagrams.draw("flowchart TD\n    A --> B", { cached: false })).svg).toContain("<svg");
	});
});

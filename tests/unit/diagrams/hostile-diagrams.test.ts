import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { DiagramProblem } from "#diagrams/mermaid/problem.ts";

afterAll(diagrams.stop);

/** Words as people write them, and what readers of HTML and Markdown stumble over. */
const word = fc.oneof(
	{ weight: 3, arbitrary: fc.stringMatching(/^[A-Za-zäöüéß]{1,12}$/) },
	{ weight: 1, arbitrary: fc.stringMatching(/^[A-Z][A-Z_]{5,30}$/) },
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			">",
			"<",
			">=",
			"->",
			"&",
			"&&",
			"&amp;",
			"&lt;b&gt;",
			"#35;",
			"*",
			"**bold**",
			"*it*",
			"__init__",
			"_x_",
			"`code`",
			"[x](y)",
			"a*b",
			"~~no~~",
			"1.",
			"- item",
			"<b>bold</b>",
			"<i>it</i>",
			"<small>s</small>",
			"x<sub>2</sub>",
			"<br/>",
			"100 %",
			"don't",
			"data:",
			"Click",
			"日本",
			"😀",
			"\\n",
			"C:\\temp",
			"$5",
			"@",
			"+",
			"=",
			"…",
			"•",
			"http://a.b/c?d=e&f",
		),
	},
);
const label = fc
	.array(word, { minLength: 1, maxLength: 6 })
	.map((words) => words.join(" "))
	.filter((text) => /[a-z]/i.test(text.replace(/<[^>]*>/g, "")));
/** What a kind's grammar takes for its own goes. */
const without = (signs: RegExp) =>
	label.map((text) => (signs.test(";") ? text.replace(/&\w+;|#\d+;/g, "") : text).replace(signs, "").trim() || "Word");
const color = fc.oneof(
	fc.stringMatching(/^#[0-9a-f]{6}$/),
	fc.constantFrom("navy", "gold", "white", "black", "lightgreen", "#abc"),
);
const labels = (signs: RegExp) => fc.array(without(signs), { minLength: 5, maxLength: 5 });
const quoted = /["\n]/g;

const kinds: Readonly<Record<string, fc.Arbitrary<string>>> = {
	flowchart: fc
		.tuple(labels(quoted), color, color, fc.constantFrom("TD", "LR", "BT", "RL"))
		.map(
			([[a, b, c, d, e], fill, ink, direction]) =>
				`flowchart ${direction}\n  subgraph S["${a}"]\n    A["${b}"] -->|"${c}"| B{"${d}"}\n  end\n  B --> C(("${e}"))\n  style A fill:${fill},color:${ink}\n  style S fill:${ink}`,
		),
	sequence: fc
		.tuple(labels(/[;#\n]|^[-+]|<br\/>/g), color)
		.map(
			([[a, b, c, d, e], fill]) =>
				`sequenceDiagram\n  participant A as ${a}\n  participant B as ${b}\n  rect ${fill}\n  A->>B: ${c}\n  Note over A,B: ${d}\n  end\n  loop ${e}\n  B-->>A: yes\n  end`,
		),
	class: fc
		.tuple(labels(/["`{}\n<>;]|\\n|[~^]/g), color)
		.map(
			([[a, b, c], fill]) =>
				`classDiagram\n  class A["${a}"] {\n    +String name\n    +go(x: int) bool\n  }\n  A --> B : ${c?.replace(/[:#]/g, "")}\n  note for A "${b}"\n  style A fill:${fill}`,
		),
	state: fc
		.tuple(labels(/["{};:\n]|\\n|--|#/g), color)
		.map(
			([[a, b, c], fill]) =>
				`stateDiagram-v2\n  classDef k fill:${fill}\n  state "${a}" as S\n  [*] --> S\n  S --> T: ${b}\n  T: ${c}\n  class S k`,
		),
	er: labels(/["%~\n\\]/g).map(([a, b]) => `erDiagram\n  A ||--o{ B : "${a}"\n  A {\n    string name "${b}"\n  }`),
	pie: labels(/["\n]/g).map(([a, b, c]) => `pie title ${a?.replace(/[;#]/g, "")}\n  "1 ${b}" : 3\n  "2 ${c}" : 5`),
	gantt: labels(/[:;#,\n]|^(?:call|click|href|section|title)\b/gi).map(
		([a, b, c]) => `gantt\n  title ${a}\n  dateFormat YYYY-MM-DD\n  section ${b}\n  T ${c} :a, 2025-01-01, 4d`,
	),
	timeline: labels(/[:;#\n]/g).map(([a, b, c]) => `timeline\n  title T ${a}\n  section S ${b}\n    2020 : E ${c}`),
	journey: labels(/[:;#,\n]/g).map(([a, b, c]) => `journey\n  title T ${a}\n  section S ${b}\n    D ${c}: 3: Me`),
	mindmap: labels(/["`()[\]{}:#;\n]|%%|^-/g).map(([a, b, c]) => `mindmap\n  root((${a}))\n    ["${b}"]\n      N ${c}`),
	quadrant: labels(/["`\n\\]/g).map(
		([a, b, c]) => `quadrantChart\n  x-axis "${a}" --> "High"\n  quadrant-1 "${b}"\n  "P ${c}": [0.3, 0.6]`,
	),
	gitGraph: labels(/["\n]/g).map(
		([a, b, c]) =>
			`gitGraph\n  commit id: "1 ${a}"\n  branch side\n  commit id: "2 ${b}" tag: "T ${c}"\n  checkout main\n  merge side`,
	),
	xychart: labels(/["\n\\]/g).map(
		([a, b, c, d]) =>
			`xychart-beta\n  title "${a}"\n  x-axis "${b}" ["1 ${c}", "2 ${d}"]\n  y-axis "Pieces" 0 --> 9\n  bar [3, 5]`,
	),
	packet: labels(/["\n\\]/g).map(([a, b]) => `packet-beta\n  0-15: "${a}"\n  16-31: "${b}"`),
	kanban: labels(/["`()[\]{}:#;\n@]|%%|^-/g).map(([a, b, c]) => `kanban\n  c1["${a}"]\n    t1["${b}"]\n    t2["${c}"]`),
	requirement: labels(/["\n\\]/g).map(
		([a, b]) =>
			`requirementDiagram\n  requirement one {\n  id: 1\n  text: "${a}"\n  risk: high\n  verifymethod: test\n  }\n  element two {\n  type: "${b}"\n  }\n  two - satisfies -> one`,
	),
	radar: labels(/["\n\\]/g).map(
		([a, b, c, d]) =>
			`radar-beta\n  title R ${a?.replace(/[;#]/g, "")}\n  axis x["${b}"], y["${c}"], z["Z"]\n  curve k["${d}"]{1, 2, 3}`,
	),
	treemap: labels(/["\n\\]/g).map(([a, b, c]) => `treemap-beta\n"A ${a}"\n    "B ${b}": 60\n    "C ${c}": 50`),
};

describe("whatever a label says, it is in the picture and can be read, or its place is named", () => {
	test.each(Object.entries(kinds))("%s", async (_, source) => {
		let drawn = 0;
		await fc.assert(
			fc.asyncProperty(source, async (text) => {
				const result = await diagrams.draw(text, { cached: false }).then(
					() => null,
					(error: unknown) => error,
				);
				if (result === null) drawn++;
				// What Mermaid itself does not read is refused as that, and as nothing else.
				else expect(result instanceof DiagramProblem && result.message, text).toMatch(/not valid Mermaid/);
			}),
			{ numRuns: 12, seed: 17, endOnFailure: true },
		);
		expect(drawn).toBeGreaterThan(7);
	});
});

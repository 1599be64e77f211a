import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { figureHtml } from "#components/diagram/figure.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { DiagramProblem } from "#diagrams/mermaid/problem.ts";

afterAll(diagrams.stop);

/** What a page may get: shapes, text, and the figure's own parts. */
const allowed =
	"html head body figure div svg g a path rect circle ellipse line polygon polyline text tspan defs marker title desc clippath lineargradient stop use symbol button span details summary ul ol li table thead tbody tr th td template".split(
		" ",
	);

/** Everything in a figure that could run, load or leak; nothing for a drawing as it should be. */
function dangersIn(html: string): string[] {
	const { document } = new JSDOM(html).window;
	const templates = [...document.querySelectorAll("template")].flatMap(({ content }) => [
		...content.querySelectorAll("*"),
	]);
	return [...document.querySelectorAll("*"), ...templates].flatMap((element) => {
		const name = element.localName.toLowerCase();
		const attributes = [...element.attributes].filter(({ name: attribute, value }) => {
			if (/^on|^srcdoc$|^src$|^formaction$/i.test(attribute)) return true;
			if (/href$/i.test(attribute)) return !/^(https?:|mailto:|\/|#|\.)/.test(value);
			if (attribute === "style") return name !== "figure";
			return /url\((?!#)|@import|javascript:/i.test(value);
		});
		return [
			...(allowed.includes(name) ? [] : [`<${name}>`]),
			...attributes.map((at) => `${name} ${at.name}="${at.value}"`),
		];
	});
}

/** The figure of a diagram, or null when the diagram is refused. */
async function figureOf(source: string): Promise<string | null> {
	try {
		return figureHtml(await diagrams.draw(source, { cached: false }), { id: "figure", source });
	} catch (error) {
		if (error instanceof DiagramProblem) return null;
		throw error;
	}
}

describe("labels cannot inject markup", () => {
	test.each([
		["flowchart: an image that fails", 'flowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B'],
		[
			"flowchart: escapes in a handler",
			"flowchart LR\n  B-->D(<img onerror=location=`java\\script\\u003aalert\\u00281\\u0029` src=x>)",
		],
		["flowchart: a script", 'flowchart LR\n  A["<script>alert(1)</script>"] --> B'],
		["flowchart: a script as entities", 'flowchart LR\n  A["#lt;script#gt;alert(1)#lt;/script#gt;"] --> B'],
		["flowchart: a script as numbers", 'flowchart LR\n  A["#60;img src=x onerror=alert(1)#62;"] --> B'],
		["flowchart: an SVG in a label", 'flowchart LR\n  A["<svg/onload=alert(1)>"] --> B'],
		["flowchart: a frame", "flowchart LR\n  A[\"<iframe srcdoc='<script>alert(1)</script>'></iframe>\"] --> B"],
		["flowchart: a style sheet", 'flowchart LR\n  A["<style>*{display:none}</style>"] --> B'],
		["flowchart: the end of the SVG", 'flowchart LR\n  A["</text></svg><script>alert(1)</script>"] --> B'],
		["flowchart: a Markdown string", 'flowchart LR\n  A["`**<img src=x onerror=alert(1)>**`"] --> B'],
		["flowchart: an edge's label", 'flowchart LR\n  A -->|"<img src=x onerror=alert(1)>"| B'],
		["flowchart: a group's title", 'flowchart LR\n  subgraph S["<img src=x onerror=alert(1)>"]\n  A --> B\n  end'],
		[
			"flowchart: title and description",
			"flowchart LR\n  accTitle: </title><script>alert(1)</script>\n  accDescr: <img src=x onerror=alert(1)>\n  A --> B",
		],
		["flowchart: a tooltip", 'flowchart LR\n  A --> B\n  click A "/guide/" "<img src=x onerror=alert(1)>"'],
		[
			"sequence: an actor",
			"sequenceDiagram\n  participant A as <img src=x onerror=alert(1)>\n  A->>B: <script>alert(1)</script>",
		],
		["sequence: a note", "sequenceDiagram\n  A->>B: Go\n  Note over A,B: <svg/onload=alert(1)>"],
		[
			"sequence: links of an actor",
			"sequenceDiagram\n  participant A\n  link A: Board @ javascript:alert(1)\n  A->>B: Go",
		],
		[
			"state: a description",
			'stateDiagram-v2\n  state "<img src=x onerror=alert(1)>" as S\n  [*] --> S: <script>alert(1)</script>',
		],
		[
			"class: a label and a member",
			'classDiagram\n  class A["<img src=x onerror=alert(1)>"] {\n    +<script>alert(1)</script> name\n  }',
		],
		["class: a callback", 'classDiagram\n  class A\n  callback A "alert" "tip"'],
		["ER: a relation", 'erDiagram\n  A ||--o{ B : "<img src=x onerror=alert(1)>"'],
		["pie: a part", 'pie title <img src=x onerror=alert(1)>\n  "<script>alert(1)</script>" : 10\n  "B" : 20'],
		[
			"Gantt: sections and tasks",
			"gantt\n  title <img src=x onerror=alert(1)>\n  section <svg/onload=alert(1)>\n  <script>alert(1)</script> :a, 2026-01-01, 3d",
		],
		["timeline: events", "timeline\n  title <img src=x onerror=alert(1)>\n  2026 : <script>alert(1)</script>"],
		[
			"journey: tasks and people",
			"journey\n  title <img src=x onerror=alert(1)>\n  section <svg/onload=alert(1)>\n    <script>x</script>: 5: <img src=x onerror=alert(1)>",
		],
		["mind map: nodes", 'mindmap\n  root["<img src=x onerror=alert(1)>"]\n    <script>alert(1)</script>'],
		[
			"quadrant chart: points",
			'quadrantChart\n  title <img src=x onerror=alert(1)>\n  "<script>alert(1)</script>": [0.3, 0.6]',
		],
	])("%s", async (_, source) => {
		const figure = await figureOf(source);
		if (figure !== null) expect(dangersIn(figure)).toEqual([]);
	});
});

describe("settings of a diagram cannot loosen its safety or leave the page's look", () => {
	test.each([
		[
			"a lower security level",
			'%%{init: {"securityLevel": "loose"}}%%\nflowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B',
		],
		[
			"HTML labels",
			'%%{init: {"flowchart": {"htmlLabels": true}, "htmlLabels": true}}%%\nflowchart LR\n  A["<b>bold</b>"] --> B',
		],
		[
			"a style sheet",
			'%%{init: {"themeCSS": "* { background: url(https://example.com/x) }"}}%%\nflowchart LR\n  A --> B',
		],
		[
			"a sheet in a font's name",
			'%%{init: {"fontFamily": "x;} *{background:url(https://example.com/x)} .y{"}}%%\nflowchart LR\n  A --> B',
		],
		[
			"a sheet in a color",
			'%%{init: {"themeVariables": {"lineColor": "red;} *{background:url(https://example.com)}"}}}%%\nflowchart LR\n  A --> B',
		],
		["markers by address", '%%{init: {"arrowMarkerAbsolute": true}}%%\nflowchart LR\n  A --> B'],
		[
			"front matter",
			'---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n---\nflowchart LR\n  A["<img src=x onerror=alert(1)>"] --> B',
		],
		["a fill from elsewhere", "flowchart LR\n  A --> B\n  style A fill:url(https://example.com/x.svg#p)"],
		[
			"a class that ends its rule",
			"flowchart LR\n  A:::x --> B\n  classDef x fill:red;}*{background:url(https://example.com)}",
		],
	])("%s", async (_, source) => {
		const figure = await figureOf(source);
		if (figure !== null) expect(dangersIn(figure)).toEqual([]);
	});

	test("prototypes stay clean", async () => {
		await figureOf(
			'%%{init: {"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}}%%\nflowchart LR\n  A --> B',
		);
		expect(Reflect.get({}, "polluted")).toBeUndefined();
	});

	test("a theme of the diagram changes nothing", async () => {
		const plain = await diagrams.draw("flowchart LR\n  A --> B", { cached: false });
		const themed = await diagrams.draw(
			'%%{init: {"theme": "forest", "look": "handDrawn"}}%%\nflowchart LR\n  A --> B',
			{ cached: false },
		);
		expect(themed.svg).toBe(plain.svg);
	});
});

describe("links are paths and addresses of the web, never scripts", () => {
	test.each([
		"javascript:alert(1)",
		"JaVaScRiPt:alert(1)",
		" javascript:alert(1)",
		"java\tscript:alert(1)",
		"jav&#x61;script:alert(1)",
		"&#106;avascript:alert(1)",
		"#106;avascript:alert(1)",
		"javascript&colon;alert(1)",
		"data:text/html,<script>alert(1)</script>",
		"vbscript:msgbox(1)",
		"file:///etc/passwd",
		"blob:https://example.com/1",
	])("%s is refused", async (address) => {
		expect(await figureOf(`flowchart LR\n  A --> B\n  click A "${address}"`)).toBeNull();
		expect(await figureOf(`flowchart LR\n  A --> B\n  click A href "${address}" _blank`)).toBeNull();
	});

	test("also in class diagrams and Gantt charts", async () => {
		expect(await figureOf('classDiagram\n  class A\n  link A "javascript:alert(1)"')).toBeNull();
		expect(await figureOf('gantt\n  A :a, 2026-01-01, 3d\n  click a href "javascript:alert(1)"')).toBeNull();
	});

	test("calls of a script on a click are refused", async () => {
		expect(await figureOf("flowchart LR\n  A --> B\n  click A callback")).toBeNull();
		expect(await figureOf('flowchart LR\n  A --> B\n  click A call callback("x")')).toBeNull();
		expect(await figureOf("gantt\n  A :a, 2026-01-01, 3d\n  click a call alert(1)")).toBeNull();
	});

	test.each([
		"/guide/tiers/",
		"#step-1",
		"../tiers/",
		"tiers/",
		"tiers.pdf#page=2",
		"https://example.com/?a=1&b=2",
		"mailto:partners@example.com",
	])("%s is a link", async (address) => {
		const figure = (await figureOf(`flowchart LR\n  A --> B\n  click A "${address}"`)) ?? "";
		const link = new JSDOM(figure).window.document.querySelector("svg a");
		expect(link?.getAttribute("href")).toBe(address);
		expect(link?.textContent).toBe("A");
	});
});

import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { sceneOfPicture } from "./picture-scene.ts";

afterAll(diagrams.stop);

const draw = (source: string) => diagrams.draw(source, { cached: false });
/** All the text of a picture; white space does not count. */
const textOf = async (source: string) =>
	[...new JSDOM((await draw(source)).svg).window.document.querySelectorAll("text")]
		.map(({ textContent }) => textContent?.replace(/\s/g, ""))
		.join(" ");

describe("a label is in the picture as it is written", () => {
	test.each([
		[
			"signs of comparison",
			'flowchart LR\n A{"weight >= 20?"} -->|weight > 20| B\n A -->|weight < 20| C',
			"weight>=20?",
		],
		["elements of HTML, by their text", 'flowchart LR\n A["<b>Oven</b> <i>is</i> <small>hot</small>"]', "Ovenishot"],
		["a link in a label, by its text", "flowchart LR\n A[\"<a href='/guide/'>Shelf</a>\"]", "Shelf"],
		["the title of a group", "flowchart LR\n subgraph K[<b>Bakery</b>]\n A\n end", "Bakery"],
		["a list over several lines", 'flowchart LR\n A["`**Bring**\n 1. bread\n 2. salt`"]', "Bring1.bread2.salt"],
		[
			"each annotation of a class",
			"classDiagram\n class Shelf {\n <<interface>>\n <<shared>>\n +take()\n }",
			"«interface»«shared»",
		],
		["what looks like a link", "classDiagram\n class Shelf {\n +take[Book]()\n }", "+take[Book]()"],
		["code", "stateDiagram-v2\n A : reads `code` aloud", "reads`code`aloud"],
		["backticks of a mind map", "mindmap\n id1[`Orchard`]", "`Orchard`"],
		["a long word, whole", "stateDiagram-v2\n [*] --> WAITING_FOR_COLLECTION", "WAITING_FOR_COLLECTION"],
		["a word with a colon", "sequenceDiagram\n A->>B: data: 21 degrees", "data:21degrees"],
		["a task that begins with Click", "journey\n section Buy\n  Click on Pay: 4: Ana", "ClickonPay"],
		["a box that begins with a color", "sequenceDiagram\n box Aqua Till\n participant A\n end\n A->>A: Count", "Till"],
		["underscores of a name", "classDiagram\n class Shelf {\n +__init__(self)\n }", "+__init__(self)"],
		["underscores of a state", "stateDiagram-v2\n A : runs __main__", "runs__main__"],
		["underscores of an entity", 'erDiagram\n A ||--o{ B : "__has__"', "__has__"],
		["underscores of a mind map", "mindmap\n root((__root__))", "__root__"],
		["HTML in a message, by its text", "sequenceDiagram\n A->>B: Hello <i>you</i> & all > 5", "Helloyou&all>5"],
		["a full stop behind a bold word", 'flowchart LR\n A["<b>Stop</b>. Go"]', "Stop.Go"],
		[
			"an element as text beside one that dresses text",
			'flowchart LR\n A["<b>Oven</b>"] -->|"&lt;b&gt; is bold"| B',
			"<b>isbold",
		],
		[
			"underscores that dress a Markdown string",
			'flowchart LR\n A["`_then_ __now__ snake_case_x`"]',
			"thennowsnake_case_x",
		],
		["a type of types", 'flowchart LR\n A["Map<K, V>"] -->|List<String>| B', "Map<K,V>"],
		["what has to be filled in", 'flowchart LR\n A["/orders/<id>"]', "/orders/<id>"],
		[
			"an address in angle brackets",
			"sequenceDiagram\n A->>B: write to <till@bakery.example>",
			"<till@bakery.example>",
		],
		["a table of HTML, by its text", 'flowchart LR\n A["<table><tr><td>Rye</td></tr></table>"]', "Rye"],
		["a sign by its number", 'flowchart LR\n A["&#9829; and &#x2764;"]', "♥and❤"],
		["an entity where a semicolon ends the line", "stateDiagram-v2\n A : bread &amp; salt", "bread&salt"],
		["an entity in a message", "sequenceDiagram\n A->>B: 1 &lt; 2", "1<2"],
		[
			"a section of a Gantt chart between whose tasks those of another lie",
			"gantt\n dateFormat YYYY-MM-DD\n section Barn\n Build :a, 2025-01-01, 9d\n Paint :2025-02-01, 9d\n section Yard\n Dig :2025-01-12, 9d",
			"Barn Yard",
		],
		["a box that does not", "sequenceDiagram\n box Garden\n participant A\n end\n A->>A: Dig", "Garden"],
	])("%s", async (_, source, label) => expect(await textOf(source)).toContain(label));
});

describe("a line break is one, however it is written:", () => {
	const wholes = [
		(label: string) => `flowchart LR\n A["${label}"] -->|${label}| B`,
		(label: string) => `sequenceDiagram\n A->>B: ${label}`,
		(label: string) => `stateDiagram-v2\n A : ${label}`,
		(label: string) => `mindmap\n root\n  ${label}`,
		(label: string) => `timeline\n 2020 : ${label}`,
		(label: string) => `journey\n section S\n  ${label}: 3: Ana`,
		(label: string) => `gantt\n section S\n ${label} :2025-01-01, 3d`,
	];
	test.each(["</br>", "<br \\>", "<br clear=all>", "<BR>", "<br />"])("%s", async (lineBreak) => {
		for (const write of wholes) {
			const text = await textOf(write(`Barn${lineBreak}Yard`));
			expect(text).toMatch(/Barn ?Yard/);
			expect(text).not.toContain("br");
		}
	});
});

describe("what an author has switched off is not missed:", () => {
	test.each([
		["ids of commits", '---\nconfig:\n  gitGraph:\n    showCommitLabel: false\n---\ngitGraph\n commit id: "one"'],
		["names of branches", '---\nconfig:\n  gitGraph:\n    showBranches: false\n---\ngitGraph\n commit id: "one"'],
		[
			"a commit that was picked",
			'gitGraph\n commit id: "a"\n branch b\n commit id: "c"\n checkout main\n cherry-pick id: "c"',
		],
		[
			"the legend of a radar chart",
			'radar-beta\n axis a["A"], b["B"], c["C"]\n curve k["Kept"]{1, 2, 3}\n showLegend false',
		],
		[
			"people who say nothing",
			"---\nconfig:\n  sequence:\n    hideUnusedParticipants: true\n---\nsequenceDiagram\n participant Z as Zoe\n A->>B: Hello",
		],
		[
			"the title of a chart",
			'---\nconfig:\n  xyChart:\n    showTitle: false\n---\nxychart-beta\n title "Sales"\n x-axis [a, b]\n bar [1, 2]',
		],
	])("%s", async (_, source) => expect((await draw(source)).svg).toContain("<svg"));
});

test("front matter that is no YAML is refused with its line", async () => {
	const place = { file: "content/guide/page.mdx", line: 10 };
	const drawing = diagrams.draw("---\ntitle: Menu: first part\n---\nflowchart LR\n A --> B", { place, cached: false });
	await expect(drawing).rejects.toThrow("content/guide/page.mdx:11: The front matter of this diagram cannot be read.");
});

test.each([
	['click Barn "https://example.com/" "Open"', "https://example.com/"],
	['click Barn href "/guide/"', "/guide/"],
])("a state may link: %s", async (click, href) => {
	const { svg } = await draw(`stateDiagram-v2\n Barn --> Yard\n ${click}`);
	expect(new JSDOM(svg).window.document.querySelector("a")?.getAttribute("href")).toBe(href);
});

describe("text can be read on an author's color", () => {
	const fillOf = async (source: string, label: string) =>
		[...new JSDOM((await draw(source)).svg).window.document.querySelectorAll("text")]
			.find(({ textContent }) => textContent === label)
			?.getAttribute("fill");

	test("given by name", async () =>
		expect(await fillOf("flowchart LR\n A[Ripe]\n style A fill:lightgreen", "Ripe")).toBe("#1a1a1a"));
	test("of a group", async () =>
		expect(await fillOf("flowchart LR\n subgraph S[Barn]\n A\n end\n style S fill:#e3f2fd", "Barn")).toBe("#1a1a1a"));
	test.each([
		["of the middle range, by neither of the usual two", "#f00", "#000"],
		["where white is just enough", "#00838f", "#fff"],
	])("%s, beside a color of text that cannot be read on it", async (_, fill, text) => {
		const source = `flowchart LR\n A[Ripe]:::c --> B\n classDef c fill:${fill},color:#777`;
		expect(await fillOf(source, "Ripe")).toBe(text);
	});
	test("of a composite state", async () => {
		const source = "stateDiagram-v2\n classDef cool fill:#def\n state Oven {\n A --> B\n }\n class Oven cool";
		expect(await fillOf(source, "Oven")).toBe("#1a1a1a");
		expect((await draw(source)).svg).toContain('"#def"');
	});
	test("of a state in hsl() with commas", async () =>
		expect(
			await fillOf("stateDiagram-v2\n classDef h fill:hsl(210, 60%, 20%)\n [*] --> Oven\n class Oven h", "Oven"),
		).toBe("#fff"));
	test("of a rect of a sequence diagram", async () =>
		expect(await fillOf("sequenceDiagram\n rect rgb(230, 240, 255)\n A->>B: Yes\n end", "Yes")).toBe("#1a1a1a"));
	test("of a box of a sequence diagram, on its title", async () =>
		expect(await fillOf("sequenceDiagram\n box Aqua Till\n participant A\n end\n A->>A: Yes", "Till")).toBe("#1a1a1a"));
	test("white text follows a fill that becomes a tint of the page", async () =>
		expect(await fillOf("flowchart LR\n A[Stop]\n style A fill:#e74c3c,color:#ffffff", "Stop")).toMatch(/^var\(--ink/));
});

describe("shapes are where they belong", () => {
	const pageOf = async (source: string) => new JSDOM((await draw(source)).svg).window.document;

	test("a milestone of a Gantt chart is a diamond", async () => {
		const page = await pageOf("gantt\n dateFormat YYYY-MM-DD\n Pack :a, 2025-03-01, 4d\n Keys :milestone, after a, 0d");
		expect(page.querySelectorAll('rect[transform^="rotate(45"]')).toHaveLength(1);
	});

	test("what names a vertical line is written below the dates", async () => {
		const page = await pageOf(
			"gantt\n dateFormat YYYY-MM-DD\n Work :a, 2025-01-01, 10d\n Start :vert, v, 2025-01-03, 0d",
		);
		const texts = [...page.querySelectorAll("text")];
		const axis = Number(
			/translate\(\S+ (\S+)\)/.exec(page.querySelector("g[transform]")?.getAttribute("transform") ?? "")?.[1],
		);
		const name = texts.find(({ textContent }) => textContent === "Start");
		expect(Number(name?.getAttribute("y"))).toBeGreaterThan(axis + 30);
	});

	test("a node without a size is where its lines meet", async () => {
		const page = await pageOf("flowchart LR\n A & B --- J[ ]:::gone\n J --> C\n classDef gone width:0px,height:0px");
		expect(page.querySelector('[data-node="J"] rect, rect[data-node="J"]')).toBeNull();
		expect(page.querySelector('path[data-node="J"], [data-node="J"] path')).not.toBeNull();
	});

	test("words of a timeline that are wider than their box are parted", async () => {
		const page = await pageOf("timeline\n 2020 : WAITING_FOR_THE_PAYMENT_OF_IT : A short one");
		const event = [...page.querySelectorAll("text")].find(({ textContent }) => textContent?.startsWith("WAITING"));
		expect(event?.textContent?.replace(" ", "")).toBe("WAITING_FOR_THE_PAYMENT_OF_IT");
		const lengths = [...(event?.querySelectorAll("tspan[textLength]") ?? [])].map((line) =>
			Number(line.getAttribute("textLength")),
		);
		expect(lengths).toHaveLength(2);
		expect(Math.max(...lengths)).toBeLessThanOrEqual(180);
	});

	test.each([
		"quadrantChart\n title T\n P: [0.3, 0.4]",
		"journey\n title T\n section A\n  B: 3: C",
		"sequenceDiagram\n title T\n A->>B: x",
	])("a title that is longer than its picture is wide is not cut off: %j", async (source) => {
		const words = "A title that says far more than anybody could ever want to know of a picture as small as this";
		const page = await pageOf(source.replace("title T", `title ${words}`));
		const [x = 0, , width = 0] = (page.querySelector("svg")?.getAttribute("viewBox") ?? "").split(" ").map(Number);
		const title = [...page.querySelectorAll("text")].find(({ textContent }) => textContent === words);
		const [at, length] = ["x", "textLength"].map((name) =>
			Number(title?.getAttribute(name) ?? title?.querySelector(`[${name}]`)?.getAttribute(name) ?? 0),
		);
		const place = title?.closest("[transform]")?.getAttribute("transform");
		const left = (at ?? 0) + Number(/translate\(([\d.]+)/.exec(place ?? "")?.[1] ?? 0);
		const isCentered = title?.closest("[text-anchor=middle]") !== null;
		const from = isCentered ? left - (length ?? 0) / 2 : left;
		expect(length).toBeGreaterThan(500);
		expect(from).toBeGreaterThanOrEqual(x);
		expect(from + (length ?? 0)).toBeLessThanOrEqual(x + width);
	});

	test.each([
		[
			"of a Kanban card begin at the left",
			"kanban\n a[To do]\n  b[Take the seeds out of the box and sow them in March]",
			0,
		],
		["of a node are centered", 'flowchart LR\n A["One<br/>and a longer second line"]', 0.5],
		[
			"of a node begin at the left, where its style says so",
			'flowchart LR\n A["One<br/>and a longer second line"]\n style A text-align:left',
			0,
		],
		[
			"of a class of nodes end at the right",
			'flowchart LR\n A["One<br/>and a longer second line"]:::far\n classDef far text-align:right',
			1,
		],
	])("lines %s", async (_, source, part) => {
		const { lines } = sceneOfPicture((await draw(source)).svg);
		const broken = [...Map.groupBy(lines, ({ text }) => text).values()].find(({ length }) => length > 1) ?? [];
		const at = broken.map(({ points: [[left] = [0], ...more] }) => left + part * ((more.at(-1)?.[0] ?? 0) - left));
		expect(broken.length).toBeGreaterThan(1);
		expect(Math.max(...at) - Math.min(...at)).toBeLessThan(1);
	});

	test("names of tasks of a journey are broken into lines", async () => {
		const page = await pageOf("journey\n section Before\n  Compare the offers of three removal firms: 3: Ana");
		const lines = [...page.querySelectorAll("text")].filter(({ textContent }) =>
			/Compare|firms/.test(textContent ?? ""),
		);
		expect(lines).toHaveLength(2);
	});
});

describe("times of a Gantt chart as text", () => {
	const rowsOf = async (source: string) => {
		const { outline } = await draw(source);
		return outline.kind === "table" ? outline.rows.map((row) => row.join(" ")) : [];
	};
	test("of hours alone have no day", async () =>
		expect(await rowsOf("gantt\n dateFormat HH:mm\n Bake :a, 06:00, 40m")).toEqual(["Bake 06:00 06:40"]));
	test("of days and hours have both", async () =>
		expect(await rowsOf("gantt\n dateFormat YYYY-MM-DD HH:mm\n Bake :a, 2025-01-02 06:00, 40m")).toEqual([
			"Bake 2025-01-02 06:00 2025-01-02 06:40",
		]));
});

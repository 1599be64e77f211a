import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test } from "vitest";
import { diagramColors } from "#components/diagram/colors.ts";
import { diagrams } from "#components/diagram/renderer.ts";
import { crossingTexts } from "#diagrams/checks/crossing-texts.ts";
import { illegibleTexts } from "#diagrams/finish/legible.ts";
import { sceneOfPicture } from "#tests/unit/diagrams/picture-scene.ts";

afterAll(diagrams.stop);

const draw = (source: string) => diagrams.draw(source, { fit: 704, cached: false });
const pageOf = async (source: string) => new JSDOM((await draw(source)).svg).window.document;

const sceneIn = async (source: string) => sceneOfPicture((await draw(source)).svg);

describe("no text of a chart lies on another", () => {
	test.each([
		["weeks that an author asks for", "gantt\n dateFormat YYYY-MM-DD\n tickInterval 1week\n Dig :a, 2025-03-01, 150d"],
		["flags of a packet", 'packet\n 0-3: "Kind"\n 4: "First of all"\n 5: "Last"\n 6: "Urgent"\n 7-31: "Rest"'],
		[
			"points that lie close together",
			"quadrantChart\n quadrant-1 Now\n quadrant-4 Perhaps another time\n Oak tree: [0.7, 0.5]\n Ash tree: [0.72, 0.5]\n Elm tree: [0.72, 0.52]",
		],
		[
			"the title of a Git graph and the tags of its main line",
			'---\ntitle: How a release travels from day to day\n---\ngitGraph\n commit id: "first" tag: "v1"\n commit id: "second" tag: "v2"\n commit id: "third" tag: "v3"',
		],
		[
			"the legend of a radar chart and a long name beside it",
			'radar-beta\n axis a["Speed"], b["Quality"], c["Depth"], d["Price"], e["Reach"], f["Care"]\n curve k0["First of the year"]{1,1,1,1,1,1}\n curve k1["Second of the year"]{2,3,4,5,1,2}\n curve k2["Third of the year"]{3,5,2,4,1,3}\n curve k3["Fourth of the year"]{4,2,5,3,1,4}\n curve k4["Fifth of the year"]{5,4,3,2,1,5}\n curve k5["Sixth of the year"]{1,1,1,1,1,1}\n curve k6["Seventh of the year"]{2,3,4,5,1,2}',
		],
		[
			"the name of a journey's section that has more lines than its box, its tasks and the title",
			"journey\n title The first week\n section What somebody meets who comes to us for the very first time, looks around for a while, and stays until the very end of it\n Read the guide: 3: Ann\n section Short\n Apply: 5: Ann",
		],
		[
			"names of quadrants that are longer than a quadrant is wide, and the points below them",
			"quadrantChart\n title Which way to go\n quadrant-1 Much is won here and nobody has to work for long\n quadrant-2 Much is won here after a long time of hard work\n quadrant-3 Little is won here after a long time of hard work\n quadrant-4 Little is won here and nobody has to work for long\n Ann: [0.75, 0.93]\n Bo: [0.2, 0.4]",
		],
		[
			"tags of commits that follow one another",
			'gitGraph\n commit id: "a" tag: "the first of all"\n commit id: "b" tag: "the second"\n commit id: "c" tag: "third"',
		],
		[
			"long names of branches beside one another",
			'%%{init: {\'gitGraph\': {\'rotateCommitLabel\': false}}}%%\ngitGraph TB:\n commit id: "a"\n branch the-second-one-of-all-branches\n commit id: "b"\n branch and-one-more-with-a-long-name\n commit id: "c"',
		],
		[
			"level names of commits that follow one another",
			'%%{init: {\'gitGraph\': {\'rotateCommitLabel\': false}}}%%\ngitGraph\n commit id: "the first of all"\n commit id: "the second"\n commit id: "third"',
		],
		[
			"values and names of narrow parts of a treemap",
			'treemap-beta\n"All"\n  "Vegetables"\n    "Peas": 4000\n    "Beans": 3100\n  "Ornamentals"\n    "Rose": 310\n    "Tulip": 120',
		],
	])("%s", async (_, source) => expect(crossingTexts((await sceneIn(source)).lines)).toBe(0));
});

test.each(["TB", "BT"])(
	"between branches in the direction %s no name of a commit crosses a tag or a branch",
	async (direction) => {
		const { lines } = await sceneIn(`gitGraph ${direction}:
		commit id: "Begin"
		branch develop
		commit id: "One"
		commit id: "A second commit with a long name"
		checkout main
		commit id: "Mend" tag: "v1.0.0"
		merge develop tag: "another-quite-long-name-of-a-tag"
		checkout develop
		commit id: "What comes after the merge, in one line"`);
		const pointsOf = (begin: RegExp) => lines.flatMap(({ words, points }) => (begin.test(words) ? points : []));
		const names = pointsOf(/^(?:One|A second|What comes)/);
		const branch = Math.max(...pointsOf(/^main/).map(([x]) => x));
		expect(Math.min(...names.map(([x]) => x))).toBeGreaterThan(branch);
		const near = pointsOf(/^(?:v1|another)/).map(([x, y]) =>
			Math.min(...names.map(([nx, ny]) => Math.hypot(nx - x, ny - y))),
		);
		expect(Math.min(...near)).toBeGreaterThan(12);
	},
);

test("no name of a commit, which is turned, lies on the name of a branch", async () => {
	const { lines } = await sceneIn(
		'gitGraph\n commit id: "the very first days"\n branch the-second-of-all\n commit id: "b"',
	);
	const across = (name: string) => lines.flatMap(({ words, points }) => (words === name ? points.map(([x]) => x) : []));
	expect(Math.min(...across("the very first days"))).toBeGreaterThan(Math.max(...across("the-second-of-all")));
});

describe("every number of a picture is one", () => {
	const block = (text: string) =>
		`sequenceDiagram\n participant A as Ann\n participant B as Bo\n A->>B: Ask\n ${text}\n B->>A: Answer`;
	test.each([
		["the ground of an XY chart", "xychart-beta\n x-axis [a, b]\n bar [5, 6]"],
		["a loop without a message", block("loop Each day\n end")],
		["alternatives without a message", block("alt It rains\n else The sun shines\n end")],
		["blocks within one another without a message", block("opt Perhaps\n critical Now\n option Later\n end\n end")],
		["a block without anybody", "sequenceDiagram\n break No one is there\n end"],
	])("%s", async (_, source) => {
		const { svg, width, height } = await draw(source);
		expect(svg).not.toMatch(/NaN|undefined|Infinity/);
		expect([width, height].every(Number.isFinite)).toBe(true);
	});

	test("a block without a message stands around all actors, its label in one line", async () => {
		const { lines } = await sceneIn(block("loop Each day of the week\n end"));
		expect(lines.map(({ words }) => words)).toContain("[Each day of the week]");
	});
});

test.each([12, 16, 17, 18, 22, 34, 75])(
	"dates below a Gantt chart of %i days are apart, in the width of the page",
	async (days) => {
		const source = `gantt\n dateFormat YYYY-MM-DD\n section Yard\n Dig :a, 2025-01-06, ${days}d`;
		const dates = (await sceneIn(source)).lines.filter(({ words }) => words.startsWith("2025-"));
		const [lefts, rights] = [
			dates.map(({ points }) => points[0]?.[0] ?? 0),
			dates.map(({ points }) => points.at(-1)?.[0] ?? 0),
		];
		expect((await draw(source)).width).toBe(704);
		expect(dates.length).toBeGreaterThan(1);
		expect(lefts.slice(1).every((left, at) => left > (rights[at] ?? 0) + 4)).toBe(true);
	},
);

test("no name of a milestone of a Gantt chart lies on its diamond, however long it is", async () => {
	const names = Array.from({ length: 24 }, (_, at) => `Ready ${"a".repeat(at)}`);
	const page = await pageOf(
		`gantt\n dateFormat YYYY-MM-DD\n Build :a, 2025-01-01, 120d\n Move :after a, 35d\n${names.map((name) => ` ${name} :milestone, after a, 0d`).join("\n")}`,
	);
	const [, middle] = /rotate\(45 ([\d.]+)/.exec(page.body.innerHTML) ?? [];
	const written = [...page.querySelectorAll("text")].filter(({ textContent }) => textContent?.startsWith("Ready"));
	const isBeside = written.map((name) => {
		const [x = 0, length = 0] = ["x", "textLength"].map((attribute) => Number(name.getAttribute(attribute)));
		const from = name.getAttribute("text-anchor") === "end" ? x - length : x;
		return from > Number(middle) || from + length < Number(middle);
	});
	expect(isBeside).toEqual(names.map(() => true));
});

test("every leaf of a treemap has its name, however small it is", async () => {
	const leaves = ["Sourdough bread", "Cheesecake", "Gingerbread men", "Rolls"];
	const source = `treemap-beta\n"All"\n${leaves.map((leaf, at) => `  "${leaf}": ${900 / 4 ** at}`).join("\n")}`;
	const shown = [...(await pageOf(source)).querySelectorAll("text:not([display=none])")].map(({ textContent }) =>
		textContent?.replace(/\s/g, ""),
	);
	expect(shown).toEqual(expect.arrayContaining(leaves.map((leaf) => leaf.replace(/\s/g, ""))));
});

test("the line of an XY chart has a rim where there are bars, and none without", async () => {
	const chart = (plots: string) => `xychart-beta\n x-axis [a, b, c]\n y-axis 0 --> 9\n ${plots}`;
	const rims = async (plots: string) =>
		[...(await pageOf(chart(plots))).querySelectorAll("path")].filter((path) =>
			path.getAttribute("stroke")?.startsWith("var(--paper"),
		).length;
	expect(await rims("bar [5, 6, 7]\n line [2, 8, 3]")).toBe(1);
	expect(await rims("line [2, 8, 3]\n line [1, 2, 3]")).toBe(0);
});

test("a point of a quadrant chart in a color of the guide is seen on the quadrants", async () => {
	const page = await pageOf("quadrantChart\n Oak: [0.3, 0.4] color: #3498db\n Ash: [0.6, 0.7] color: #e74c3c");
	const fills = [...page.querySelectorAll("circle")].map((circle) => circle.getAttribute("fill"));
	expect(fills).toEqual([expect.stringMatching(/^var\(--t3,/), expect.stringMatching(/^var\(--t1,/)]);
});

describe("a sequence diagram", () => {
	test.each(["", " rect rgb(20, 40, 90)\n"])("has numbers that can be read on their discs%s", async (rect) => {
		const scene = await sceneIn(`sequenceDiagram\n autonumber\n${rect} A->>B: Ask\n B->>A: Answer\n${rect && " end"}`);
		expect(illegibleTexts(scene, diagramColors)).toEqual([]);
		expect(scene.areas.filter(({ outline }) => outline.length === 36)).toHaveLength(2);
	});

	test("has an actor as high as the lines of its name", async () => {
		const lines = ["The oldest", "of all the", "gardeners", "of this", "village"];
		const { areas, lines: texts } = await sceneIn(
			`sequenceDiagram\n participant A as ${lines.join("<br/>")}\n A->>A: Dig`,
		);
		const name = texts.filter(({ words }) => lines.includes(words)).map(({ points }) => points[0]?.[1] ?? 0);
		const isInActor = (y: number) => areas.some(({ box }) => y > box.y + 6 && y < box.y + box.height - 6);
		expect(name).toHaveLength(2 * lines.length);
		expect(name.every(isInActor)).toBe(true);
	});

	test("parts names of code where they are made of parts, and adds no hyphen", async () => {
		const people = [
			"GardenShedController",
			"WateringCanService",
			"SeedlingRepository",
			"HarvestNotifier",
			"Weather",
			"Soil",
		];
		const source = `sequenceDiagram\n${people.map((one, at) => ` participant P${at} as ${one}`).join("\n")}\n P0->>P1: fillWateringCan(litres,temperature)\n P1->>P5: ok`;
		const { turned, svg } = await draw(source);
		expect(turned).toBe("narrower");
		const words = [...new JSDOM(svg).window.document.querySelectorAll("text")].map(
			({ textContent }) => textContent ?? "",
		);
		expect(words.filter((word) => word.includes("-"))).toEqual([]);
	});

	test("wraps each line that its author broke", async () => {
		const people = [0, 1, 2, 3, 4, 5].map(
			(at) => ` participant P${at} as Number ${at}<br/>of the gardeners of this village`,
		);
		const { width } = await draw(`sequenceDiagram\n${people.join("\n")}\n P0->>P5: Good morning`);
		expect(width).toBeLessThan(800);
	});

	test("keeps the page's size of text, whatever its front matter says", async () => {
		const source = "sequenceDiagram\n A->>B: Good morning";
		const plain = await draw(source);
		expect(await draw(`---\nconfig:\n  fontSize: 48\n---\n${source}`)).toEqual(plain);
	});
});

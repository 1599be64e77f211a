import { afterAll, describe, expect, test } from "vitest";
import { diagrams } from "#components/diagram/renderer.ts";
import { hiddenTexts } from "#diagrams/checks/crossing-texts.ts";
import type { Drawing } from "#diagrams/mermaid/draw.ts";
import { alternativesFor } from "#diagrams/mermaid/fit.ts";
import { eachOnce } from "#diagrams/mermaid/fitted.ts";
import { phoneWidth } from "#diagrams/mermaid/rows.ts";
import { leastText, leastWidth, turnedDown, turnedSource } from "#diagrams/mermaid/turned.ts";
import { sceneOfPicture } from "#tests/unit/diagrams/picture-scene.ts";

afterAll(diagrams.stop);

const page = 672;
const draw = (source: string) => diagrams.draw(source, { fit: page, narrow: phoneWidth, cached: false });

const board = `kanban
  [To do]
    t1[Look for a title]
  [Doing]
    t2[Borrow it]@{ ticket: MC-2037, assigned: 'Librarian' }
  [Done]
    t3[Nothing yet]`;

const chain = "flowchart LR\n  A[Write it] --> B[Read it] --> C[Mend it] --> D[Send it]";

describe("a diagram that scrolls on a phone has a picture for it", () => {
	test("beside the one for the page, which stays as it is", async () => {
		const [both, wide] = await Promise.all([draw(chain), diagrams.draw(chain, { fit: page, cached: false })]);
		expect(leastWidth(both)).toBeGreaterThan(phoneWidth);
		expect(both.narrow && leastWidth(both.narrow)).toBeLessThanOrEqual(phoneWidth);
		expect([both.turned, both.narrow?.turned]).toEqual([null, "down"]);
		expect({ ...both, narrow: null }).toEqual(wide);
	});

	const people = ["Customer", "Web shop", "Payment"];
	const messages = people.map((name, at) => `  ${name}->>${people[at + 1] ?? people[0]}: Message that has to be read`);
	const years = [2001, 2002, 2003].map((year) => `  ${year} : Something was built : And sold`).join("\n");
	test.each([
		["a flowchart", chain, "down"],
		[
			"a group with a direction of its own",
			"flowchart TD\n  subgraph S[Desk]\n    direction LR\n    A[Phone the desk] --> B[Wait to be seen] --> C[Take a sample]\n  end",
			"down",
		],
		["states", "stateDiagram-v2\n direction LR\n Waiting --> Reading: opened\n Reading --> Done: closed", "down"],
		["classes", "classDiagram\n direction LR\n Library o-- Book : holds many\n Book <|-- Novel : is one", "down"],
		["messages", `sequenceDiagram\n${messages.join("\n")}`, "narrower"],
		["a plan", "gantt\n dateFormat YYYY-MM-DD\n section Desk\n Work :a, 2025-01-01, 90d", null],
		["a pie, its legend below", 'pie\n "Exercise books" : 80\n "Exams" : 20', "narrower"],
		["bars", 'xychart-beta\n x-axis ["Books", "Films"]\n bar [3, 4]', "narrower"],
		["quadrants", 'quadrantChart\n x-axis Cheap --> Dear\n "Book": [0.3, 0.6]', "narrower"],
		["a packet", 'packet-beta\n0-15: "From"\n16-31: "To"', "narrower"],
		["a timeline", `timeline\n${years}`, "down"],
		["a timeline that goes down", `timeline TD\n${years}`, "narrower"],
		[
			"a radar, its legend below",
			'radar-beta\n axis a["One"], b["Two"], c["Three"]\n curve x["Kind"]{1, 2, 3}',
			"narrower",
		],
		["a treemap", 'treemap-beta\n"A"\n  "B": 3\n  "C": 4', null],
		[
			"a journey",
			"journey\n section Morning\n  Get up: 3: Ana\n  Wash: 4: Ana\n section Noon\n  Eat: 5: Ana, Ben",
			"narrower",
		],
		[
			"groups below one another",
			"flowchart LR\n subgraph P[People]\n  A[Counter staff]\n  B[Anna Maria]\n  C[Benedikt]\n end\n subgraph R[Back room]\n  D[Flour order]\n  E[Rye bread]\n end\n subgraph S[Shop]\n  F[Oven]\n end\n A & B --> D\n C --> E\n D & E --> F",
			"down",
		],
		["a fan of short names", "flowchart TD\n A[Ticket] --> B[Train] & C[Platform] & D[Seat] --> E[Ride]", "narrower"],
		[
			"a wide tree",
			"flowchart TD\n A[Board] --> B[Reader] & C[Writer]\n B --> D[One] & E[Two]\n C --> F[Three] & G[Four] & H[Five]",
			"across",
		],
		[
			"messages of five",
			`sequenceDiagram\n${["Ana", "Ben", "Cy", "Dan", "Eva"].map((name) => ` participant ${name}`).join("\n")}\n Ana->>Eva: go`,
			"narrower",
		],
		[
			"a journey of people with long names",
			"journey\n section Shop\n  Buy: 5: Counter staff, Ana\n  Bake: 2: Ben\n  Sell: 3: Ana",
			"narrower",
		],
		["a board whose tickets and people do not fit in one line", board, "narrower"],
	])("%s", async (_, source, turn) => {
		const { narrow, ...wide } = await draw(source);
		expect(leastWidth(wide)).toBeGreaterThan(phoneWidth);
		expect(narrow).not.toBeNull();
		if (!narrow) return;
		expect(leastWidth(narrow)).toBeLessThanOrEqual(phoneWidth);
		expect(narrow.turned).toBe(turn);
		expect(hiddenTexts(sceneOfPicture(narrow.svg))).toBe(0);
		// At its narrowest its text is as large as text may be at least.
		expect((narrow.smallestText * leastWidth(narrow)) / narrow.width).toBeGreaterThanOrEqual(Math.min(12, leastText));
	});

	test("as its author has set it up for that, where that is so", async () => {
		const narrowSource = chain.replace("LR", "TD");
		const options = { narrow: phoneWidth, narrowSource, cached: false };
		const { narrow } = await diagrams.draw(chain, options);
		const { svg } = await diagrams.draw(narrowSource, { cached: false });
		expect(narrow?.turned).toBeNull();
		expect(narrow?.svg.match(/<text/g)).toEqual(svg.match(/<text/g));
	});
});

describe("it has none", () => {
	test("where the page's own picture fits a phone", async () =>
		expect((await draw("flowchart TD\n  A --> B")).narrow).toBeNull());

	test("where none is asked for", async () =>
		expect((await diagrams.draw(chain, { fit: page, cached: false })).narrow).toBeNull());

	test("where no other way fits or is much narrower", async () => {
		const eight = [..."ABCDEFGH"].map((name) => `  participant ${name} as Somebody with a name`);
		expect((await draw(["sequenceDiagram", ...eight, "  A->>H: go"].join("\n"))).narrow).toBeNull();
	});

	test("where texts would lie on one another", async () => {
		const plan = `---
displayMode: compact
---
gantt
  dateFormat YYYY-MM-DD
  section Front bed
  Sow in March :2025-01-01, 9d
  Water every day :2025-01-12, 9d
  Prune the tree :2025-01-05, 20d`;
		expect((await draw(plan)).narrow).toBeNull();
	});

	test("where a label would not be shown", async () => {
		const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
		const { narrow, outline } = await draw(`treemap-beta\n"All"\n  "Paper": 96\n  "${word}": 4`);
		expect([narrow, JSON.stringify(outline).includes(word)]).toEqual([null, true]);
	});
});

describe("what has been set stays on a phone, too", () => {
	const settingsOf = (source: string, kind: string) =>
		alternativesFor(source, kind, phoneWidth).map(({ source: text }) => /init: (.*)%%/.exec(text)?.[1] ?? "");

	test("and the rest is drawn closer", () => {
		const own = "%%{init: {'flowchart': {'padding': 20}}}%%\nflowchart TD\n A --> B";
		for (const settings of settingsOf(own, "flowchart-v2").filter((text) => text.includes('{"'))) {
			expect(settings).toContain("nodeSpacing");
			expect(settings).not.toContain('"padding"');
		}
	});

	test("every line stays where it is", () => {
		const source = "flowchart LR\n subgraph S\n  direction LR\n  A --> B\n end";
		for (const { source: other } of alternativesFor(source, "flowchart-v2", phoneWidth))
			expect(
				other
					.split("\n")
					.map((line) => line.trimStart().split(" ")[0])
					.slice(0, 5),
			).toEqual(source.split("\n").map((line) => line.trimStart().split(" ")[0]));
	});

	test.each([
		["flowchart LR\n direction LR\n A --> B", "flowchart TD\n direction TB\n A --> B"],
		["flowchart\n subgraph S\n direction RL\n A\n end", "flowchart\n subgraph S\n direction TB\n A\n end"],
		["graph BT\n subgraph S\n direction LR\n A\n end", "graph BT\n subgraph S\n direction TB\n A\n end"],
	])("the layers of groups are turned with the others: %j", (source, turned) =>
		expect(turnedDown(source)).toEqual({ source: turned, turn: "down" }),
	);

	test.each(["flowchart LR\n A --> B", "stateDiagram-v2\n direction LR\n A --> B"])("%j has no such groups", (source) =>
		expect(turnedDown(source)).toBeNull(),
	);

	test.each([
		["gitGraph\n commit", "gitGraph TB:\n commit"],
		["gitGraph LR:\n commit", "gitGraph TB:\n commit"],
		["gitGraph:\n commit", "gitGraph TB:\n commit"],
	])("branches are turned: %j", (source, turned) =>
		expect(turnedSource(source)).toEqual({ source: turned, turn: "down" }),
	);

	test("but not those that go up or down", () => expect(turnedSource("gitGraph BT:\n commit")).toBeNull());
});

test("each way is drawn once, whoever asks for it", async () => {
	const asked: string[] = [];
	const draw = eachOnce(async (source, layout) => {
		asked.push(`${source} ${JSON.stringify(layout)}`);
		return null satisfies Drawing | null;
	});
	await Promise.all([draw("a"), draw("a"), draw("a", { wide: "no" }), draw("b")]);
	await draw("a", { wide: "no" });
	expect(asked).toHaveLength(3);
});

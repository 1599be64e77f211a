import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { canJoin } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { meaningOf } from "#edit/document/meaning.ts";
import { openPage, parsePage, rangeOf } from "#edit/document/open-page.ts";
import { savePage } from "#edit/document/save-page.ts";
import { schema } from "#edit/document/schema.ts";
import { pageBodies } from "./documents.ts";
import { meant } from "./meant.ts";

const root = new URL("../../../../", import.meta.url).pathname;
const pages = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".mdx"))
	.map((file) => ({
		file,
		body: readFileSync(join(root, "content", file), "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""),
	}));

const opens = (body: string): boolean => {
	try {
		openPage(body);
		return true;
	} catch {
		return false;
	}
};
const bodies = pageBodies.filter(opens);

/** A document after an edit, with what the editor would hold then. */
function edited(document: Node, edit: (change: Transaction) => unknown): Node {
	const change = EditorState.create({ doc: document }).tr;
	edit(change);
	return change.doc;
}

function saved(body: string, document: Node): string {
	const result = savePage(body, document);
	if ("refused" in result) throw new Error(`The edit of block ${result.block} was refused.`);
	return result.body;
}

/** Where each text of a document begins that is no code. */
function textsOf(document: Node): { at: number; text: string }[] {
	const found: { at: number; text: string }[] = [];
	document.descendants((node, at) => {
		if (node.text && !node.marks.some(({ type }) => type.name === "code")) found.push({ at, text: node.text });
	});
	return found;
}

/** How many lines of two texts differ, at their beginning and end equal ones apart. */
function changedLines(before: string, now: string): { out: number; in: number } {
	const [a, b] = [before.split("\n"), now.split("\n")];
	let head = 0;
	while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	return { out: a.length - head - tail, in: b.length - head - tail };
}

type Edit = (change: Transaction, random: (below: number) => number) => void;
const signs = [
	"*s*",
	"_u_",
	"{x}",
	"<y>",
	"1. ",
	"# ",
	"[z](q)",
	"\\",
	"&amp;",
	"|",
	"~~",
	"`",
	"- ",
	"<Share />",
	"🚀",
	"> ",
];

/** A place where a caret can be: never inside a sign of several parts. */
function caret(change: Transaction, random: (below: number) => number): number | null {
	const texts = textsOf(change.doc);
	const found = texts[random(texts.length)];
	if (!found) return null;
	const places = [...new Intl.Segmenter().segment(found.text)].map(({ index }) => index);
	return found.at + (places[random(places.length)] ?? 0);
}
function blockAt(change: Transaction, number: number): number {
	return change.doc.children.slice(0, number).reduce((sum, node) => sum + node.nodeSize, 0);
}
/** Where each node of a type begins. */
function placesOf(document: Node, type: string): { at: number; node: Node }[] {
	const found: { at: number; node: Node }[] = [];
	document.descendants((node, at) => {
		if (node.type.name === type) found.push({ at, node });
	});
	return found;
}

const edits: readonly Edit[] = [
	function typeWord(change, random) {
		const at = caret(change, random);
		if (at !== null) change.insertText("word ", at);
	},
	function typeSigns(change, random) {
		const at = caret(change, random);
		if (at !== null) change.insertText(signs[random(signs.length)] ?? "", at);
	},
	function pressEnter(change, random) {
		const at = caret(change, random);
		if (at !== null && change.doc.resolve(at).parent.type.name === "paragraph") change.split(at);
	},
	function joinBlocks(change, random) {
		const at = blockAt(change, 1 + random(change.doc.childCount - 1));
		const { nodeBefore, nodeAfter } = change.doc.resolve(at);
		if (nodeBefore?.type === nodeAfter?.type && canJoin(change.doc, at)) change.join(at);
	},
	function makeBold(change, random) {
		const at = caret(change, random);
		if (at === null) return;
		// Whole words, as a double click selects them, with chips and other marks between.
		const end = change.doc.resolve(at).end();
		const text = change.doc.textBetween(at, end, "", "￼");
		const word = /^\S*?(?=\s|$)/u.exec(text)?.[0].length ?? 0;
		const start =
			at - (/\S*$/u.exec(change.doc.textBetween(change.doc.resolve(at).start(), at, "", "￼"))?.[0].length ?? 0);
		change.addMark(start, at + word, schema.mark("strong"));
	},
	function putComponentInside(change, random) {
		const at = caret(change, random);
		if (at !== null) change.insert(at, schema.node("component_inline", { name: "Share", props: { of: "reseller" } }));
	},
	function putComponent(change, random) {
		const chip = schema.node("component", { name: "TierHead", props: { tier: "reseller" } });
		change.insert(blockAt(change, random(change.doc.childCount + 1)), chip);
	},
	function takeComponentOut(change, random) {
		const chips = [...placesOf(change.doc, "component_inline"), ...placesOf(change.doc, "component")];
		const chip = chips[random(chips.length)];
		if (chip) change.delete(chip.at, chip.at + chip.node.nodeSize);
	},
	function addListItem(change, random) {
		const items = placesOf(change.doc, "list_item");
		const item = items[random(items.length)];
		const line = schema.node("paragraph", null, [schema.text("A new item")]);
		if (item) change.insert(item.at + item.node.nodeSize, schema.node("list_item", null, [line]));
	},
	function takeListItemOut(change, random) {
		const items = placesOf(change.doc, "list_item").filter(({ at }) => change.doc.resolve(at).parent.childCount > 1);
		const item = items[random(items.length)];
		if (item) change.delete(item.at, item.at + item.node.nodeSize);
	},
	function moveListItem(change, random) {
		const items = placesOf(change.doc, "list_item").filter(({ at }) => change.doc.resolve(at).nodeBefore !== null);
		const item = items[random(items.length)];
		if (!item) return;
		const before = change.doc.resolve(item.at).nodeBefore;
		change.delete(item.at, item.at + item.node.nodeSize);
		change.insert(item.at - (before?.nodeSize ?? 0), item.node);
	},
	function typeInTableCell(change, random) {
		const cells = placesOf(change.doc, "table_cell");
		const cell = cells[random(cells.length)];
		if (cell) change.insertText(`A ${signs[random(signs.length)]}`, cell.at + 1);
	},
];

describe("pages of the guide", () => {
	test("open in visual form, every block of them", () => {
		const blocks = pages.flatMap(({ body }) => openPage(body).children.map(({ type }) => type.name));
		expect(blocks.filter((name) => name === "verbatim")).toEqual([]);
	});

	test("are the same bytes when nothing was edited", () => {
		for (const { body } of pages) expect(saved(body, openPage(body))).toBe(body);
	});

	test("change one line when one word is typed, in each text of each page", () => {
		for (const { file, body } of pages) {
			for (const { at } of textsOf(openPage(body))) {
				const document = edited(openPage(body), (change) => change.insertText("Now ", at));
				const text = saved(body, document);
				expect(changedLines(body, text), file).toEqual({ out: 1, in: 1 });
				// Taken back, it is the file that it was.
				const again = edited(openPage(text), (change) => change.delete(at, at + 4));
				expect(saved(text, again)).toBe(body);
			}
		}
	});

	test("take one or two lines for a component after any block", () => {
		for (const { body } of pages) {
			openPage(body).forEach((node, offset) => {
				const chip = schema.node("component", { name: "TierList" });
				const text = saved(
					body,
					edited(openPage(body), (change) => change.insert(offset + node.nodeSize, chip)),
				);
				expect(changedLines(body, text)).toEqual({ out: 0, in: 2 });
			});
		}
	});
});

describe("a block that is written in a hand of its own", () => {
	test.each([
		["lines that end where the author ended them", "The first line,\nthe second line,\nand the third.\n"],
		[
			"a table with padding",
			"| Tier     | Share |\n| :------- | ----: |\n| Reseller | none  |\n| Partner  | some  |\n",
		],
		["a quote with a sign in each line", "> One line,\n> another line,\n> and a last.\n"],
	])("keeps %s when one word is typed", (_, body) => {
		for (const { at } of textsOf(openPage(body))) {
			const text = saved(
				body,
				edited(openPage(body), (change) => change.insertText("Now ", at)),
			);
			expect(changedLines(body, text)).toEqual({ out: 1, in: 1 });
			expect(text.replace("Now ", "")).toBe(body);
		}
	});
});

test("an item more in a list is a line more, and the others keep signs that nobody has to write", () => {
	const body = "*   One &amp; two\n*   three \\. four\n*   five &copy; six\n";
	const document = openPage(body);
	const list = document.child(0);
	const item = schema.node("list_item", null, schema.node("paragraph", null, schema.text("new")));
	const now = edited(document, (change) => change.insert(1 + list.child(0).nodeSize, item));
	expect(saved(body, now)).toBe("*   One &amp; two\n*   new\n*   three \\. four\n*   five &copy; six\n");
});

describe("pages in any hand", () => {
	test("are the same bytes when nothing was edited", () => {
		fc.assert(
			fc.property(bodies, (body) => {
				expect(saved(body, openPage(body))).toBe(body);
			}),
			{ numRuns: 5_000 },
		);
	}, 120_000);

	test("say what the editor has after any edit, blocks around it untouched, and fewer than one edit in a thousand is refused", () => {
		const counts = { written: 0, refused: 0 };
		fc.assert(
			fc.property(bodies, fc.constantFrom(...edits), fc.infiniteStream(fc.nat()), (body, edit, numbers) => {
				const opened = openPage(body);
				const random = (below: number) => numbers.next().value % Math.max(1, below);
				const document = edited(opened, (change) => edit(change, random));
				if (document.eq(opened)) return;
				const result = savePage(body, document);
				if ("refused" in result) {
					counts.refused++;
					return;
				}
				counts.written++;
				expect(meaningOf(openPage(result.body)).eq(meaningOf(meant(opened, document)))).toBe(true);
				for (const block of keptBlocks(body, opened, document)) expect(result.body).toContain(block);
			}),
			{ numRuns: 5_000 },
		);
		expect(counts.written).toBeGreaterThan(3_000);
		expect(counts.refused / counts.written).toBeLessThan(0.001);
	}, 240_000);
});

/** The text in the file of each block that an edit has not touched. */
function keptBlocks(body: string, opened: Node, document: Node): string[] {
	const ranges = parsePage(body).children.map(rangeOf);
	return document.children.flatMap((node) => {
		const old = opened.children[node.attrs.origin];
		const range = ranges[node.attrs.origin];
		return old?.eq(node) && range ? [body.slice(range.from, range.to)] : [];
	});
}

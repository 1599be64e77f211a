import fc from "fast-check";
import { Node } from "prosemirror-model";
import { Transform } from "prosemirror-transform";
import { describe, expect, test } from "vitest";
import { type Happened, type JournalEntry, replayed } from "#edit/client/kept/replay.ts";
import { openPage } from "#edit/document/open-page.ts";
import { schema } from "#edit/document/schema.ts";

const head = { title: "A page", description: "", draft: false, banner: "" };
const body = "## A head\n\nSome **bold** words and a [link](/guide/).\n\n- One\n- two\n\n> A quote\n";
const document = openPage(body);
const opened: Happened = {
	kind: "opened",
	hash: "first",
	value: { document: document.toJSON(), head },
	isWritten: true,
};

/** What the database gives back of what happened. */
const entries = (...all: Happened[]): JournalEntry[] =>
	structuredClone(all.map((happened, number) => ({ number, happened })));

/** A letter, put where the nth place for one is. */
function typed(before: Node, letter: string, place: number): { now: Node; happened: Happened } {
	const places: number[] = [];
	before.descendants((node, at) => {
		if (node.isText) places.push(at);
	});
	const change = new Transform(before).insert(places[place % places.length] ?? 1, schema.text(letter));
	return { now: change.doc, happened: { kind: "typed", steps: change.steps.map((step) => step.toJSON()) } };
}
const documentOf = (value: { value: { document: unknown } } | null) =>
	value && Node.fromJSON(schema, value.value.document);

describe("what happened to a page in the editor", () => {
	test("is nothing while nothing was typed, and after all was written", () => {
		expect(replayed(entries(opened))).toBeNull();
		const { happened } = typed(document, "x", 0);
		expect(replayed(entries(opened, happened, { kind: "written", hash: "second", before: 2 }))).toBeNull();
	});

	test("is every letter that was typed, wherever it was", () => {
		const keys = fc.array(fc.tuple(fc.constantFrom("a", "ß", "日", "🚀", " "), fc.nat(50)), { minLength: 1 });
		fc.assert(
			fc.property(keys, (letters) => {
				let now = document;
				const happened = letters.map(([letter, place]) => {
					const change = typed(now, letter, place);
					now = change.now;
					return change.happened;
				});
				const left = replayed(entries(opened, ...happened));
				expect(left?.hash).toBe("first");
				expect(documentOf(left)?.eq(now)).toBe(true);
			}),
		);
	});

	test("goes on from what was written last, with what was typed meanwhile", () => {
		const first = typed(document, "x", 0);
		const second = typed(first.now, "y", 1);
		const left = replayed(
			entries(opened, first.happened, second.happened, { kind: "written", hash: "second", before: 2 }),
		);
		expect(left?.hash).toBe("second");
		expect(documentOf(left)?.eq(second.now)).toBe(true);
	});

	test("has the fields of the page as they were", () => {
		const left = replayed(entries(opened, { kind: "head", head: { ...head, title: "Another" } }));
		expect(left?.value.head.title).toBe("Another");
	});

	test("is still not written when its page crashes again before it is", () => {
		expect(replayed(entries({ ...opened, isWritten: false }))?.hash).toBe("first");
	});

	test("is unknown without its beginning", () => {
		const { happened } = typed(document, "x", 0);
		expect(replayed(entries(happened))).toBeNull();
	});
});

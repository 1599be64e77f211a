import fc from "fast-check";
import { Node } from "prosemirror-model";
import { EditorState, type Transaction } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { asInFile, isNumbering, type Numbers, numbering, openedNumbers } from "#edit/client/text/numbering.ts";
import { openPage } from "#edit/document/open-page.ts";
import { savePage } from "#edit/document/save-page.ts";
import { schema } from "#edit/document/schema.ts";

/** A page that is edited and written again and again, as the editor and its server do it together. */
class Session {
	body: string;
	state: EditorState;
	numbers: Numbers;
	constructor(body: string) {
		this.body = body;
		const document = openPage(body);
		this.state = EditorState.create({ doc: document });
		this.numbers = openedNumbers(document);
	}
	edit(make: (change: Transaction) => unknown): Transaction {
		const change = this.state.tr;
		make(change);
		this.state = this.state.apply(change);
		return change;
	}
	/** Writes the page; `meanwhile` is edited after it was sent. Gives the change that numbers new blocks. */
	write(meanwhile: (change: Transaction) => unknown = () => {}): Transaction | null {
		const sent = this.state.doc;
		const result = savePage(this.body, Node.fromJSON(schema, asInFile(sent, this.numbers)));
		if ("refused" in result) throw new Error("The edit was refused.");
		this.body = result.body;
		const since = [this.edit(meanwhile)];
		const { numbers, change } = numbering(this.state, this.numbers, { sent, origins: result.origins, since });
		this.numbers = numbers;
		if (change) this.state = this.state.apply(change);
		return change;
	}
	/** The numbers in the file of the document as it would be sent now. */
	inFile() {
		return Node.fromJSON(schema, asInFile(this.state.doc, this.numbers)).children.map(({ attrs }) => attrs.origin);
	}
	/** Where the text of a block begins. */
	at(number: number) {
		return this.state.doc.children.slice(0, number).reduce((sum, { nodeSize }) => sum + nodeSize, 0) + 1;
	}
}

const body = Array.from({ length: 6 }, (_, at) => `Line ${"abcdef"[at]}.`)
	.join("\n\n")
	.concat("\n");

describe("the numbers of blocks", () => {
	test("are those of the file as long as no block comes or goes", () => {
		const page = new Session(body);
		page.edit((change) => change.insertText("A ", page.at(2)));
		expect(page.write()).toBeNull();
		expect(page.inFile()).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test("change in no block but the new one, which is the only one that is drawn anew", () => {
		const page = new Session(body);
		const before = page.state.doc.children;
		page.edit((change) => change.split(page.at(1) + 4));
		const change = page.write();
		expect(change && isNumbering(change)).toBe(true);
		expect(change?.steps).toHaveLength(1);
		expect(page.state.doc.children.slice(3)).toEqual(before.slice(2));
		expect(page.state.doc.children.slice(3).every((block, at) => block === before[at + 2])).toBe(true);
		expect(page.inFile()).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});

	test("are right where somebody types on while the page is written", () => {
		const page = new Session(body);
		page.edit((change) => change.split(page.at(1) + 4));
		page.write((change) => change.insert(0, schema.node("paragraph", null, [schema.text("First")])));
		expect(page.inFile()).toEqual([-1, 0, 1, 2, 3, 4, 5, 6]);
		page.write();
		expect(page.inFile()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(page.body).toBe(`First\n\n${body.replace("Line b.", "Line\n\nb.")}`);
	});

	test("name no block of the file for one that is gone and comes again", () => {
		const page = new Session(body);
		const gone = page.state.doc.child(1);
		page.edit((change) => change.delete(page.at(1) - 1, page.at(2) - 1));
		page.write();
		page.edit((change) => change.insert(page.at(3) - 1, gone));
		expect(page.inFile()).toEqual([0, 1, 2, -1, 3, 4]);
		page.write();
		expect(page.inFile()).toEqual([0, 1, 2, 3, 4, 5]);
	});

	test("lead each block to what it is written as, whatever is edited and written in turn", () => {
		const edits: readonly ((page: Session, change: Transaction, at: number) => unknown)[] = [
			(page, change, at) => change.insertText("x ", page.at(at)),
			(page, change, at) => change.split(page.at(at)),
			(page, change, at) => change.insert(page.at(at) - 1, schema.node("paragraph", null, [schema.text("New")])),
			(page, change, at) => page.state.doc.childCount > 2 && change.delete(page.at(at) - 1, page.at(at + 1) - 1),
			(page, change, at) => at > 0 && change.join(page.at(at) - 1),
		];
		const step = fc.record({ edit: fc.constantFrom(...edits), at: fc.nat(), writes: fc.boolean() });
		fc.assert(
			fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
				const page = new Session(body);
				for (const { edit, at, writes } of steps) {
					page.edit((change) => edit(page, change, at % page.state.doc.childCount));
					if (writes) page.write();
				}
				page.write();
				const written = openPage(page.body).children;
				for (const [at, block] of page.state.doc.children.entries()) {
					const words = block.textContent.trim();
					// Lines that are left empty are not written.
					if (words === "") continue;
					const number = page.inFile()[at] ?? -1;
					expect(written[number]?.textContent).toBe(words);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

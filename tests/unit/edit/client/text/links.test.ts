import { EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { linkChange, linkForm } from "#edit/client/text/links.ts";
import { openPage } from "#edit/document/open-page.ts";
import { savePage } from "#edit/document/save-page.ts";

const body = "Two words and [a link](/guide/).\n\nAnother <Share /> line\n";

/** The editor with a selection from one place of a line to another; each line is a paragraph of the page. */
function selected(from: [line: number, sign: number], to = from): EditorState {
	const doc = openPage(body);
	const at = ([line, sign]: [number, number]) => (line === 0 ? 1 : doc.child(0).nodeSize + 1) + sign;
	return EditorState.create({ doc, selection: TextSelection.create(doc, at(from), at(to)) });
}
function written(state: EditorState, href: string, words: string): string {
	const result = savePage(body, state.apply(linkChange(state, href, words)).doc);
	return "refused" in result ? "refused" : result.body;
}
const end = "Two words and a link.".length;

describe("a link", () => {
	test("is made of the words that are selected", () => {
		const state = selected([0, 4], [0, 9]);
		expect(linkForm(state)).toEqual({ kind: "link", href: "", words: "words" });
		expect(written(state, "/apply/", "words")).toBe(body.replace("words", "[words](/apply/)"));
	});

	test.each([
		["at a caret", selected([0, 4])],
		["behind the end of a line, as a double press beside it selects", selected([0, end], [1, 0])],
	])("asks for its words where none are selected: %s", (_, state) => {
		expect(linkForm(state)).toEqual({ kind: "link", href: "", words: null });
		expect(written(state, "/apply/", "here")).toContain("[here](/apply/)");
		expect(written(state, "/apply/", "here").replace("[here](/apply/)", "")).toBe(body);
	});

	test("is changed and taken out as a whole from a caret in it", () => {
		const state = selected([0, 16]);
		expect(linkForm(state)).toEqual({ kind: "link", href: "/guide/", words: "" });
		expect(written(state, "/apply/", "")).toBe(body.replace("/guide/", "/apply/"));
		expect(written(state, "", "")).toBe(body.replace("[a link](/guide/)", "a link"));
	});

	test("is made of a figure that is selected", () => {
		const doc = openPage(body);
		const place = doc.child(0).nodeSize + 1 + "Another ".length;
		const state = EditorState.create({ doc, selection: NodeSelection.create(doc, place) });
		expect(written(state, "/apply/", "")).toBe(body.replace("<Share />", "[<Share />](/apply/)"));
	});
});

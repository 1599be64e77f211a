import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { meaningOf } from "#edit/document/meaning.ts";
import { openPage } from "#edit/document/open-page.ts";
import { savePage } from "#edit/document/save-page.ts";
import { pageBodies } from "./documents.ts";
import { meant } from "./meant.ts";

/** Where each word of a document is. */
function wordsOf(document: Node): { from: number; to: number }[] {
	const found: { from: number; to: number }[] = [];
	document.descendants((node, at) => {
		for (const { 0: word, index } of (node.text ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
			found.push({ from: at + index, to: at + index + word.length });
		}
	});
	return found;
}

/** How many lines differ in two texts of equally many lines. */
function changedLines(before: string, now: string): number {
	const [was, is] = [before.split("\n"), now.split("\n")];
	return is.length === was.length ? was.filter((line, at) => line !== is[at]).length : Number.POSITIVE_INFINITY;
}

/** A page's text after one word of it was typed anew, and what the editor has then. */
function withWord(body: string, choose: (words: number) => number, word: string) {
	const opened = openPage(body);
	const words = wordsOf(opened);
	const place = words[choose(words.length)];
	if (!place) return null;
	const { doc } = EditorState.create({ doc: opened }).tr.insertText(word, place.from, place.to);
	return { doc, saved: savePage(body, doc) };
}

/** Whether a text is a page. One with a space by its name at the end of a line changes there, too: nobody sees that it is gone. */
function opens(body: string): boolean {
	try {
		openPage(body);
		return !/&#x20;\s*\\?$/m.test(body);
	} catch {
		return false;
	}
}

const hands = [
	[
		"an author's own signs for bold and italic",
		"Some __bold__ and _slanted_ **words** of *two* hands, and __more__.\n",
	],
	["bold and italic in one another", "A __bold *and slanted* word__ and _one **of** the others_, ***both***.\n"],
	["stars with blanks behind them", "*   One item\n*   two __items__\n    *   deep in it\n    *   and deeper\n"],
	["a loose list with blanks", "-   One item\n\n    and its _second_ part\n\n-   two items\n"],
	["plus signs", "+ One\n+ two _of_ them\n"],
	["numbers that begin elsewhere", "7) seven\n8) eight __of__ them\n9) nine\n"],
	["numbers that are all one", "1. one\n1. two\n1. _three_\n"],
	["tabs", "*\tOne\n*\ttwo __of__ them\n"],
	["a heading that is underlined", "A __head__ line\n===\n\nAnother _one_\n---\n\nText.\n"],
	["a heading of two lines", "A head\nof two __lines__\n---\n"],
	["a closed heading", "## A __head__ ##\n"],
	["signs with a backslash", "A snake\\_case \\*word\\* and 2 \\* 3 \\[x\\] \\# y.\n"],
	["signs by their names", "AT&amp;T &copy; &#169; &nbsp;and 3 &lt; 4 __so__.\n"],
	["breaks of both kinds", "One line  \nand __two__\\\nand three.\n"],
	["an address", "See https://mamey.io or [the _guide_](</guide/> 'T') and [this][one].\n\n[one]: /guide/\n"],
	["a table with its own blanks", "|  a   | __b__ |\n|:----:|---|\n| one \\| two |   _x_ |\n| y |\n"],
	["marks within words", "An un*frigging*believable **bold**ly word.\n"],
	["a quote with lazy lines", "> A __quote__ of\nlazy lines\n>and _such_\n>\n> * and a list\n>   of two lines\n"],
	["code between two ticks", "Some `` code ` here `` and `more` of __it__.\n"],
	["lines wrapped by hand", "A long __line__ that is\nwrapped by _hand_ at\n  some column.\n"],
] as const;

describe.each(["\n", "\r\n"])("one changed word is one changed line, with the line end %j", (lineEnd) => {
	test.each(hands)("in %s", (_, written) => {
		const body = written.replaceAll("\n", lineEnd);
		const count = wordsOf(openPage(body)).length;
		expect(count).toBeGreaterThan(0);
		for (let number = 0; number < count; number++) {
			const { saved } = withWord(body, () => number, "another") ?? {};
			if (!saved || "refused" in saved) throw new Error(`Word ${number} cannot be written.`);
			expect(changedLines(body, saved.body), saved.body).toBe(1);
		}
	});
});

test.each([
	["A **bold**ly word.\n", "🚀", "A **🚀**&#x6C;y word.\n"],
	["An un*frigging*believable word.\n", "🚀", "An u&#x6E;*🚀*&#x62;elievable word.\n"],
])("in %j a picture takes the place of a marked part of a word", (body, word, now) => {
	const places = wordsOf(openPage(body));
	const marked = places.findIndex(({ from, to }) => /^(bold|frigging)$/.test(openPage(body).textBetween(from, to)));
	expect(withWord(body, () => marked, word)?.saved).toMatchObject({ body: now });
});

test("one changed word is one changed line on pages in any hand, and fewer than one in a thousand is refused", () => {
	const counts = { written: 0, refused: 0 };
	const typed = fc.constantFrom("another", "naïve", "日本", "AT&T", "a_b", "5*3", "(see)", "x", "two words", "🚀");
	fc.assert(
		fc.property(pageBodies.filter(opens), fc.nat(), typed, (body, number, word) => {
			const edit = withWord(body, (words) => number % Math.max(1, words), word);
			if (!edit || edit.doc.eq(openPage(body))) return;
			if ("refused" in edit.saved) {
				counts.refused++;
				return;
			}
			counts.written++;
			expect(meaningOf(openPage(edit.saved.body)).eq(meaningOf(meant(openPage(body), edit.doc)))).toBe(true);
			expect(changedLines(body, edit.saved.body)).toBe(1);
		}),
		{ numRuns: 5_000 },
	);
	expect(counts.written).toBeGreaterThan(4_000);
	expect(counts.refused / counts.written).toBeLessThan(0.001);
}, 240_000);

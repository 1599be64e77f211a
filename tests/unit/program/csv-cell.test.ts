import { expect, test } from "vitest";
import { csvCell } from "#program/csv-cell.ts";

test("what a spreadsheet would read as another text is its formula", () => {
	const dates = ["5 May", "May 5", "Mar-12", "5 March 2027", "Sept. 3", "1.0", "1-2", "TRUE"];
	expect(dates.map(csvCell)).toEqual(dates.map((text) => `"=""${text}"""`));
});

test("a word that begins as a month does is a word", () => {
	const words = ["markets", "Marketing", "Decide", "Mayor", "Janitor", "May"];
	expect(words.map(csvCell)).toEqual(words.map((text) => `"${text}"`));
});

import { expect, test } from "vitest";
import { spreadsheetText } from "#program/spreadsheet-text.ts";

test("what a spreadsheet would compute is kept a text", () => {
	const formulas = ["=1+1", "+1+1", "-1+1|cmd", "@SUM(A1)", " =1", "\t=1", "\rx", "＝1", "－1", "-2.5.1", "+49 30 1"];
	expect(formulas.map(spreadsheetText)).toEqual(formulas.map((text) => `'${text}`));
});

test("other texts and plain numbers stay as they are", () => {
	const harmless = ["", "Acme", "1.50", "-1.50", "2027-01", "a=b"];
	expect(harmless.map(spreadsheetText)).toEqual(harmless);
});

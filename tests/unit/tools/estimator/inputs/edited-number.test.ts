import { JSDOM } from "jsdom";
import { afterAll, describe, expect, test, vi } from "vitest";
import { insertedBy, isEdited } from "#tools/estimator/inputs/edited-number.ts";

const { window } = new JSDOM("");
vi.stubGlobal("InputEvent", window.InputEvent);
afterAll(() => vi.unstubAllGlobals());

describe("somebody edits the number that the field showed, if", () => {
	test.each([
		["its last digit is taken out", "123,456", "123,45", null],
		["its first digit is taken out", "123,456", "23,456", null],
		["a digit is put in at its end", "100,000", "100,0000", "0"],
		["a digit is put in amid it", "100,000", "1500,000", "5"],
		["one of two separators is taken out", "1,234,567", "1234,567", null],
	])("%s", (_, shown, text, inserted) => expect(isEdited({ text, inserted }, shown, ",")).toBe(true));

	test("its separators are a locale's own", () =>
		expect(isEdited({ text: "123.45", inserted: null }, "123.456", ".")).toBe(true));
});

describe("somebody types another number, if", () => {
	test.each([
		["the field was emptied", "123,456", "", null],
		["one digit replaced all of it", "123,456", "1", "1"],
		["what was pasted replaced all of it, though it begins the same", "123,456", "123,4", "123,4"],
		["its only separator was taken out", "123,456", "123456", null],
		["the field showed no separator", "123", "1234", "4"],
		["the field was empty", "", "1,5", "5"],
	])("%s", (_, shown, text, inserted) => expect(isEdited({ text, inserted }, shown, ",")).toBe(false));
});

test("the answer holds from stroke to stroke, until all is replaced or taken out", () => {
	expect(isEdited({ text: "12", inserted: null }, "123,456", ",", true)).toBe(true);
	expect(isEdited({ text: "123,4", inserted: "4" }, "123,456", ",", false)).toBe(false);
	expect(isEdited({ text: "7", inserted: "7" }, "123,456", ",", true)).toBe(false);
	expect(isEdited({ text: "", inserted: null }, "123,456", ",", true)).toBe(false);
});

test("what a stroke put in is known where the browser tells", () => {
	expect(insertedBy(new window.InputEvent("input", { data: "5" }))).toBe("5");
	expect(insertedBy(new window.InputEvent("input"))).toBeNull();
	expect(insertedBy(new window.Event("input"))).toBeNull();
});

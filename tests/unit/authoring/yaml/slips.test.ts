// What people who write YAML by hand get wrong, and what they are told: the line, and a sentence without words of the parser.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { inWords } from "#authoring/faults/words.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";

const anything = z.unknown();
const told = (text: string, schema: z.ZodType = anything) => readYaml(text, "facts.yaml", schema).faults.map(inWords);

describe("a line that is no YAML is told with its slip", () => {
	test.each([
		["a tab", "- key: a\n\tnumber: 1\n  name: b\n", 2, /begins with a tab/],
		["a line that is broken", "title: A\ndescription: The\nfour steps\n", 3, /has none.*goes on with the one above/],
		["a colon that is missing", "- key: a\n  number 1\n  name: b\n", 2, /A colon is missing/],
		["an entry that begins too far left", "- key: a\n number: 1\n  name: b\n", 2, /indented otherwise/],
		["an entry that begins too far right", "  title: A\ndescription: B\n", 2, /indented otherwise/],
		[
			"an entry without its hyphen",
			"- group: A\n  pages: [a]\ngroup: B\n",
			3,
			/hyphen that begins an entry is missing/,
		],
		["a bullet", "list:\n  - a\n  • b\n", 3, /begins with a hyphen and a space/],
		["a dash", "list:\n  - a\n  – b\n", 3, /begins with a hyphen and a space/],
		["a bracket that stays open", "a: 1\nshare: { low: 20, high: 30\nb: 2\n", 2, /opens here and does not close/],
		["a bracket too many", "share: { low: 20, high: 30 }}\nb: 2\n", 1, /closes here that does not open/],
		["a comma that is missing", "share: { low: 20 high: 30 }\n", 1, /a comma/],
		["words after quotation marks", '- "Acme" of Roseau\n', 1, /goes on after its quotation marks/],
		["a sign that means something", "title: > Process\n", 1, /begins with a sign/],
		["a hyphen that means something", "title: - Process\n", 1, /begins with a sign/],
		["another sign", "title: ! Process\n", 1, /begins with a sign/],
		["one more sign", "title: &Process\n", 1, /begins with a sign/],
		["a space of a word processor", "- key: a\n  focus:\u00a0B\n  name: b\n", 2, /space that is none/],
		["such a space at the beginning", "list:\n  - a\n\u00a0\u00a0- b\n", 3, /space that is none/],
		["such a space in brackets", "share: { low:\u00a020, high: 30 }\n", 1, /space that is none/],
		["a sign that nobody sees", "ti\u200btle: A\n", 1, /space that is none/],
		["a space that is missing", "share: { low:20, high:30 }\n", 1, /space is missing after the colon/],
		["two versions", "- a: 1\n<<<<<<< HEAD\n- b: 1\n=======\n- c: 1\n>>>>>>> x\n", 2, /two versions/],
	])("%s", (_, text, line, sentence) => {
		const [first = ""] = told(text);
		expect(first).toMatch(sentence);
		expect(first.split(":")[1]).toBe(String(line));
		expect(first).not.toContain("This is not YAML");
	});
});

describe("what YAML takes otherwise than it was meant is no figure and no text", () => {
	test.each([
		["a point between thousands", "libraries: 1.000\n", /1\.000 is read as 1\. /],
		["a number sign in a text", "- Vendor #1 of the island\n", /What follows # is a note/],
		["a colon in an entry", "- Training: two days\n", /text with a colon in it needs quotation marks/],
		["a text in brackets", "- [Training]\n", /begins with a sign/],
	])("%s", (_, text, sentence) => {
		const schema = text.startsWith("-") ? z.array(z.string()) : anything;
		expect(told(text, schema)).toEqual([expect.stringMatching(sentence)]);
	});

	test("a note of its own, a decimal and a text of one word are what they are", () => {
		expect(told("a: one # the first\nb: 5.9\nc: 0.125\n# a note\nd: 10.50\n")).toEqual([]);
	});
});

test("a byte order mark of Windows' Notepad does no harm", () => {
	const { data, faults } = readYaml("\ufeff- a: 1\r\n  b: 2\r\n", "facts.yaml", anything);
	expect(faults).toEqual([]);
	expect(data).toEqual([{ a: 1, b: 2 }]);
});

test("of a long value its beginning is shown", () => {
	expect(told(`a: ${"x".repeat(5_000)}`, z.strictObject({ a: z.number() })).join().length).toBeLessThan(300);
});

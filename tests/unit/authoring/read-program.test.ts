import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ContentError } from "#authoring/faults/content-error.ts";
import { type Finding, told } from "#authoring/faults/words.ts";
import { factsFolder, readAllTerms } from "#authoring/read-program.ts";

const project = new URL("../../..", import.meta.url).pathname;
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "facts-"));
	cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, factsFolder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Replaces a text in a file of facts and gives the faults that reading then finds. */
function faultsAfter(file: string, from: string, to: string): readonly Finding[] {
	const path = join(root, factsFolder, file);
	const text = readFileSync(path, "utf8");
	expect(text).toContain(from);
	writeFileSync(path, text.replace(from, to));
	try {
		readAllTerms(root);
	} catch (error) {
		if (error instanceof ContentError) return error.faults.map(told);
		throw error;
	}
	return [];
}

describe("the facts of the project", () => {
	test("are read, with their figures filled into their texts", () => {
		const [program] = readAllTerms(project);
		for (const tier of program.tiers) {
			expect(tier.benefits).toContain(`Revenue sharing (${tier.share.low}–${tier.share.high}%)`);
		}
		expect(program.tiers.map((tier) => tier.commitment.text).join()).not.toContain("{");
	});
});

describe("a fault in the facts names file, line, key and what was expected", () => {
	test("when a share is no number", () => {
		expect(faultsAfter("tiers.yaml", "share: { low: 20, high: 30 }", "share: { low: twenty, high: 30 }")).toMatchObject(
			[
				{
					file: "content/program/tiers.yaml",
					line: 8,
					column: 17,
					path: [0, "share", "low"],
					sentence:
						"share.low of entry 1 (technology) must be a number, without a unit or a sign. It is twenty. Meaning: Lower end, in percent from 0 to 100, up to 2 decimals.",
				},
			],
		);
	});

	test("when a range is upside down", () => {
		expect(faultsAfter("tiers.yaml", "share: { low: 20, high: 30 }", "share: { low: 40, high: 30 }")).toMatchObject([
			{
				file: "content/program/tiers.yaml",
				line: 8,
				sentence:
					"share.high of entry 1 (technology) cannot be used: low must not be above high. It is 30. Meaning: Upper end, in percent from 0 to 100, up to 2 decimals.",
			},
		]);
	});

	test("when a key is misspelled", () => {
		const faults = faultsAfter("agreement.yaml", "renewal:", "renewel:");
		expect(faults.map(({ line, sentence }) => [line, sentence])).toEqual([
			[1, "renewal is missing. Meaning: How the agreement is renewed."],
			[
				3,
				"renewel is not a key here. Check the spelling or remove it. These are: durationYears, noticeDays, renewal, exclusivity.",
			],
		]);
	});

	test("when a tier stands twice", () => {
		const [fault] = faultsAfter("tiers.yaml", "- key: integrator", "- key: technology");
		expect(fault?.sentence).toContain("each of technology, integrator, reseller, strategic must be here exactly once");
	});

	test("when a tier has two stories, of which its component would show one", () => {
		const [fault] = faultsAfter("stories.yaml", "- tier: integrator", "- tier: technology");
		expect(fault?.sentence).toBe("The file cannot be used: each tier may have one story.");
	});

	test("when a text names a figure that does not exist", () => {
		const [fault] = faultsAfter("tiers.yaml", "Revenue sharing ({share})", "Revenue sharing ({shares})");
		expect(fault?.sentence).toBe('"Revenue sharing ({shares})" names {shares}, but only {share} can be named here.');
	});

	test.each([
		[
			"a quotation mark is left open",
			'version: "1.0"',
			'version: "1.0',
			4,
			"A quotation mark or a bracket opens here and does not close.",
		],
		[
			"a key stands twice",
			"version:",
			'version: "1.1"\nversion:',
			5,
			"This key is written twice. Remove one of the two.",
		],
		[
			"a line begins with a tab",
			"effective:",
			"\teffective:",
			5,
			"The line begins with a tab. Indent it with spaces, two a step.",
		],
	])("when %s", (_, from, to, line, sentence) => {
		expect(faultsAfter("terms.yaml", from, to)).toMatchObject([{ file: "content/program/terms.yaml", line, sentence }]);
	});

	test.each([
		[
			"tiers.yaml",
			"    - software vendors",
			"   - software vendors",
			12,
			/^This line, or the one below it, is indented/,
		],
		["tiers.yaml", "  overview: Integ", "   overview: Integ", 6, /^This line, or the one below it, is indented/],
		["tiers.yaml", "    - software vendors", "    -software vendors", 12, /^A space is missing after the hyphen/],
		["organisation.yaml", "tagline: ", "tagline:", 3, /^A space is missing after the colon/],
		["organisation.yaml", "tagline: Building", "tagline: 'Building partner's", 3, /^An apostrophe ends a text/],
		["organisation.yaml", "tagline: Building", "tagline: *Building*", 3, /^A text that begins with \* needs quotation/],
		["organisation.yaml", "tagline: Building", "tagline: @Building", 3, /^A text that begins with a sign such as @/],
		["organisation.yaml", "tagline: Building", "tagline: #1 Building", 3, /What follows # is a note and no value/],
		["revenue.yaml", '"{rate} of implementation fees"', "{rate} of fees", 16, /^A text that begins with a brace needs/],
		["revenue.yaml", '"{rate} of implementation fees"', "“{rate} of fees”", 16, /^The quotation marks are curly/],
		[
			"agreement.yaml",
			"renewal: Automatic or negotiated",
			"renewal: “Rule: none”",
			3,
			/^The quotation marks are curly/,
		],
		[
			"organisation.yaml",
			"Milliseconds: 5.9",
			"Milliseconds: 5,9",
			11,
			/must be a number as 5\.9 or 24356.* It is 5,9\./,
		],
		["organisation.yaml", "Second: 24356", "Second: 24,356", 10, /must be a number as 5\.9 or 24356.* It is 24,356\./],
		["tiers.yaml", "{ low: 20, high", "{ low: 20,5, high", 8, /^share of entry 1 \(technology\) has a comma inside a/],
		[
			"tiers.yaml",
			"({share})",
			"({share)",
			23,
			/^"Revenue sharing \(\{share\)" has a single brace, but only \{share\}/,
		],
	])("when %s is written otherwise than YAML has it: %s → %s", (file, from, to, line, sentence) => {
		expect(faultsAfter(file, from, to)).toMatchObject([{ line, sentence: expect.stringMatching(sentence) }]);
	});

	test("when a text has a colon and no quotation marks", () => {
		const [fault] = faultsAfter("agreement.yaml", "renewal: Automatic", "renewal: Automatic: always");
		expect(fault).toMatchObject({ line: 3 });
		expect(fault?.sentence).toMatch(/^A text with a colon in it needs quotation marks/);
	});

	test.each([
		[
			"terms.yaml",
			'version: "1.0"',
			"version: 1.0",
			/^version must be a text: put it in quotation marks\. It is 1\.0\./,
		],
		[
			"terms.yaml",
			"2024-12-21",
			"21.12.2024",
			/^effective must be a day of the calendar as year-month-day, such as 2024-12-21\. It is 21\.12\.2024\./,
		],
		[
			"organisation.yaml",
			"email: partners@mamey.io",
			"email: partners at mamey",
			/^contact\.email must be an e-mail address\. It is partners at mamey\./,
		],
		[
			"process.yaml",
			"weeks: { low: 1, high: 2 }",
			"weeks: 1-2",
			/^weeks of entry 1 \(application\) must be a group of keys, such as .+ It is 1-2\./,
		],
		[
			"tiers.yaml",
			"share: { low: 50, high: 60 }",
			"share: { low: 50, high: 160 }",
			/^share\.high of entry 4 \(strategic\) must be at most 100\. It is 160\./,
		],
		[
			"tiers.yaml",
			"share: { low: 50, high: 60 }",
			"share: { low: 50.123, high: 60 }",
			/^share\.low of entry 4 \(strategic\) may have 2 decimals at most\./,
		],
		[
			"revenue.yaml",
			"{ low: 5, high: 10 }",
			"{ low: 5%, high: 10 }",
			/^rate\.low of entry 3 \(referral\) must be a number, without a unit or a sign\. It is 5%\./,
		],
		[
			"revenue.yaml",
			"paid: on signing",
			"paid: later",
			/^paid of entry 3 \(referral\) must be one of monthly, on completion, on signing\. It is later\./,
		],
		[
			"organisation.yaml",
			"libraries: 110",
			'libraries: "110"',
			/^figures\.libraries must be a number: take the quotation marks away\. It is 110\./,
		],
		[
			"organisation.yaml",
			"transactionsPerSecond: 24356",
			"transactionsPerSecond: 24 356",
			/^figures\.transactionsPerSecond must be a number as 5\.9 or 24356.* It is 24 356\./,
		],
		["organisation.yaml", "libraries: 110", "libraries: 110\u00a0", /^Here is a space that is none/],
		[
			"agreement.yaml",
			"renewal: Automatic",
			"renewal: It is **automatic**, <b>always</b>",
			/^renewal cannot be used: facts have no bold letters, links or signs of HTML/,
		],
		[
			"stories.yaml",
			"tier: reseller",
			"tier: resellers",
			/^tier of entry 3 \(resellers\) must be one of technology, integrator, reseller, strategic\./,
		],
	])("when a value of %s cannot be used: %s → %s", (file, from, to, sentence) => {
		expect(faultsAfter(file, from, to)[0]?.sentence).toMatch(sentence);
	});

	test("when a preset has a parameter that links do not know, or a value that they refuse", () => {
		expect(faultsAfter("presets.yaml", "pu.churn: 1.5", "pu.chrun: 1.5")).toMatchObject([
			{
				line: 10,
				sentence: expect.stringMatching(/^pu\.chrun is no parameter of the estimator\. These are: name, tier,/),
			},
		]);
		expect(faultsAfter("presets.yaml", "months: 24", "months: 25")[0]).toMatchObject({
			line: 7,
			sentence: expect.stringMatching(/^months of the preset National reseller must be 12, 24.+ It is 25\.$/),
		});
	});

	test("when a published version is gone: its links would lose their numbers", () => {
		expect(faultsAfter("terms.yaml", 'version: "1.0"', 'version: "1.1"')).toMatchObject([
			{
				file: "content/program/terms.yaml",
				sentence: expect.stringMatching(/^Terms 1\.0 were published, and links name them/),
			},
		]);
	});

	test("when a folder holds another version than it says", () => {
		cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, factsFolder, "0.9"), { recursive: true });
		expect(() => readAllTerms(root)).toThrow(
			"content/program/0.9/terms.yaml:4:10: The folder is named 0.9 and holds terms 1.0. Give both the same version.",
		);
	});

	test("when a file is missing", () => {
		rmSync(join(root, factsFolder, "stories.yaml"));
		expect(() => readAllTerms(root)).toThrow("content/program/stories.yaml:1:1: This file is missing.");
	});
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FactsError, type FactsFault, factsFolder, readAllTerms } from "../../src/build/read-program.ts";

const project = new URL("../..", import.meta.url).pathname;
let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "facts-"));
	cpSync(join(project, "tests/fixtures/terms-1.0"), join(root, factsFolder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** Replaces a text in a file of facts and gives the faults that reading then finds. */
function faultsAfter(file: string, from: string, to: string): readonly FactsFault[] {
	const path = join(root, factsFolder, file);
	const text = readFileSync(path, "utf8");
	expect(text).toContain(from);
	writeFileSync(path, text.replace(from, to));
	try {
		readAllTerms(root);
	} catch (error) {
		if (error instanceof FactsError) return error.faults;
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
		expect(faultsAfter("tiers.yaml", "share: { low: 20, high: 30 }", "share: { low: twenty, high: 30 }")).toEqual([
			{
				file: "content/program/tiers.yaml",
				line: 8,
				sentence: '[1].share.low: expected number. It is "twenty".',
			},
		]);
	});

	test("when a range is upside down", () => {
		expect(faultsAfter("tiers.yaml", "share: { low: 20, high: 30 }", "share: { low: 40, high: 30 }")).toEqual([
			{
				file: "content/program/tiers.yaml",
				line: 8,
				sentence: "[1].share.high: low must not be above high. It is 30.",
			},
		]);
	});

	test("when a key is misspelled", () => {
		const faults = faultsAfter("agreement.yaml", "renewal:", "renewel:");
		expect(faults.map(({ line, sentence }) => [line, sentence])).toEqual([
			[1, "renewal is missing: expected string."],
			[3, "renewel is not a key here. Check the spelling or remove it."],
		]);
	});

	test("when a tier stands twice", () => {
		const [fault] = faultsAfter("tiers.yaml", "- key: integrator", "- key: technology");
		expect(fault?.sentence).toContain(
			"each of technology, integrator, reseller, strategic must stand here exactly once",
		);
	});

	test("when a text names a figure that does not exist", () => {
		const [fault] = faultsAfter("tiers.yaml", "Revenue sharing ({share})", "Revenue sharing ({shares})");
		expect(fault?.sentence).toBe('"Revenue sharing ({shares})" names {shares}, but only {share} can stand here.');
	});

	test("when the file is not YAML", () => {
		const [fault] = faultsAfter("terms.yaml", 'version: "1.0"', 'version: "1.0');
		expect(fault).toMatchObject({ file: "content/program/terms.yaml" });
		expect(fault?.sentence).toMatch(/^This is not YAML: .+ Check quotation marks, colons and indentation\.$/);
	});

	test("when a file is missing", () => {
		rmSync(join(root, factsFolder, "stories.yaml"));
		expect(() => readAllTerms(root)).toThrow("content/program/stories.yaml:1: This file is missing.");
	});
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { facts } from "#authoring/checks/facts.ts";
import { contentFiles } from "#authoring/content-files.ts";
import { sentenceOf, told } from "#authoring/faults/words.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { faultsOf, stateLimit } from "#program/selection/selection-faults.ts";
import { graph, question } from "./random-selection.ts";

const file = "content/program/selection.yaml";
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "selection-"));
	cpSync(new URL("../../../fixtures/terms-1.0", import.meta.url), join(root, "content/program"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

/** What `npm run check` reports after a text of selection.yaml was replaced, and the line of the file it points to. */
async function findingsAfter(from: string, to: string) {
	const text = readFileSync(join(root, file), "utf8");
	expect(text).toContain(from);
	const changed = text.replace(from, to);
	writeFileSync(join(root, file), changed);
	const findings = (await facts.find(contentFiles(root))).map(told);
	writeFileSync(join(root, file), text);
	return findings.map(({ file, line, sentence }) => ({ file, at: changed.split("\n")[line - 1]?.trim(), sentence }));
}

describe("the check of the facts refuses a graph, naming node and line,", () => {
	test("when answers go in a circle", async () => {
		expect(await findingsAfter("to: { question: reseller }", "to: { question: technology-company }")).toEqual([
			{
				file,
				at: "to: { question: technology-company },",
				sentence:
					'The answers go in a circle: "technology-company" → "system-integrator" → "technology-company". Let one of them lead to a tier.',
			},
		]);
	});

	test("when an answer leads to no question", async () => {
		expect(await findingsAfter("to: { question: reseller }", "to: { question: resellers }")).toEqual([
			{
				file,
				at: "to: { question: resellers },",
				sentence:
					'The answer "no" to "system-integrator" leads to "resellers", which does not exist. Add it or correct the name.',
			},
		]);
	});

	test("when an answer leads to no tier", async () => {
		const [finding] = await findingsAfter("to: { question: reseller }", "to: { tier: gold }");
		expect(finding?.sentence).toBe(
			"no.to.tier of entry 2 (system-integrator) of questions must be one of technology, integrator, reseller, strategic. It is gold. Meaning: The tier that this answer leads to.",
		);
	});

	test("when a question or a tier is reached by no path", async () => {
		expect(await findingsAfter("to: { question: reseller }", "to: { tier: reseller }")).toEqual([
			{
				file,
				at: "- key: reseller",
				sentence: 'No answer leads to the question "reseller". Lead one there, or remove it.',
			},
			{
				file,
				at: "- key: strategic-partner",
				sentence: 'No answer leads to the question "strategic-partner". Lead one there, or remove it.',
			},
			{
				file,
				at: "- key: technology-company",
				sentence: 'No path of answers reaches the tier "strategic". Lead an answer there.',
			},
		]);
	});

	test("when a key or a node stands twice, or a node has a name that is taken", async () => {
		const [key] = await findingsAfter("- key: reseller", "- key: system-integrator");
		expect(key).toEqual({
			file,
			at: "- key: system-integrator",
			sentence: 'The question "system-integrator" is there twice. Give one of them a key of its own.',
		});
		const [node] = await findingsAfter("node: SI", "node: TECH");
		expect(node?.at).toBe("node: TECH");
		const [taken] = await findingsAfter("node: RESELLER", "node: T3");
		expect(taken?.sentence).toBe(
			"node of entry 3 (reseller) of questions is not written as it should be: use capitals, such as TECH; START, APPLY, END and T1 are taken. It is T3. Meaning: Name of the node in the flowchart.",
		);
	});

	test("when the first question does not exist", async () => {
		const [finding] = await findingsAfter("question: technology-company", "question: company");
		expect(finding?.sentence).toBe('The first question "company" does not exist. Add it or correct the name.');
	});

	test("when an answer contradicts what nobody asks for", async () => {
		const [finding] = await findingsAfter("Strategic alignment", "Strategic alignments");
		expect(finding).toMatchObject({ file, at: expect.stringContaining("Strategic alignments") });
		expect(finding?.sentence).toMatch(/^The answer "no" to "strategic-partner" contradicts "Strategic alignments"/);
	});
});

test("a graph whose answers make too many pages is refused with their number", () => {
	const asked = Array.from({ length: 20 }, (_, at) =>
		question(
			`q${at}`,
			at < 19 ? { question: `q${at + 1}` } : { tier: "reseller" },
			at < 19 ? { question: `q${at + 1}` } : { tier: "technology" },
		),
	);
	const [fault] = faultsOf(graph(...asked), []);
	expect(fault?.problem).toEqual({ kind: "too many pages", states: 2_097_151 });
	expect(sentenceOf({ kind: "too many pages", states: 2_097_151 })).toMatch(/^These questions make 2,097,151 pages/);
	expect(stateLimit).toBeLessThan(2_097_151);
});

test("the graph of every version of the facts has no faults", async () => {
	expect(await facts.find(contentFiles(new URL("../../../..", import.meta.url).pathname))).toEqual([]);
	expect(faultsOf(graph(question("a", { tier: "technology" }, { tier: "reseller" })), tierKeys)).toHaveLength(2);
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { completeTexts } from "#program/complete-texts.ts";
import { type Program, programSchema } from "#program/facts.ts";
import { tierKeys } from "#program/keys.ts";
import { changedFigures, type PublishedFigures, publishedFiguresSchema } from "#program/published-figures.ts";
import { faultsOf, unknownRequirements } from "#program/selection-faults.ts";

/** What is wrong with a file of facts: where it stands and what to do, in one sentence. */
export interface FactsFault {
	file: string;
	line: number;
	sentence: string;
}

/** The facts cannot be used. The message names every fault with file, line and key. */
export class FactsError extends Error {
	readonly faults: readonly FactsFault[];
	constructor(faults: readonly FactsFault[]) {
		super(faults.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join("\n"));
		this.name = "FactsError";
		this.faults = faults;
	}
}

/** Folder of the facts that hold now, seen from the project's root. */
export const factsFolder = "content/program";

/** All versions of the facts, the current one first. Superseded versions stand in folders named after their version. */
export function readAllTerms(root: string): [Program, ...Program[]] {
	const superseded = readdirSync(join(root, factsFolder), { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name)
		.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
	const all: [Program, ...Program[]] = [
		readProgram(root, factsFolder),
		...superseded.map((version) => readProgram(root, `${factsFolder}/${version}`)),
	];
	const published = readPublishedFigures(root);
	const faults = all.flatMap((program, at) => {
		const folder = at === 0 ? factsFolder : `${factsFolder}/${superseded[at - 1]}`;
		return changedFigures(program, published).map((sentence) => ({ file: folder, line: 1, sentence }));
	});
	if (faults.length > 0) throw new FactsError(faults);
	return all;
}

/** Where the figures of published versions are recorded, seen from the project's root. */
export const publishedFile = `${factsFolder}/published.yaml`;

/** The figures of every version that was published. Throws `FactsError` when the record cannot be read. */
export function readPublishedFigures(root: string): PublishedFigures {
	const { data, faults } = readFacts(
		readFileSync(join(root, publishedFile), "utf8"),
		publishedFile,
		publishedFiguresSchema,
	);
	if (!data) throw new FactsError(faults);
	return data;
}

/** Reads one folder of facts. Throws `FactsError` with every fault of every file. */
export function readProgram(root: string, folder: string): Program {
	const faults: FactsFault[] = [];
	const raw: Record<string, unknown> = {};
	for (const [name, schema] of Object.entries(programSchema.shape)) {
		const file = `${folder}/${name}.yaml`;
		if (!existsSync(join(root, file))) {
			faults.push({ file, line: 1, sentence: "This file is missing. Restore it from the repository's history." });
			continue;
		}
		const result = readFacts(readFileSync(join(root, file), "utf8"), file, schema);
		if (result.faults.length > 0) faults.push(...result.faults);
		else raw[name] = result.data;
	}
	if (faults.length > 0) throw new FactsError(faults);
	const program = programSchema.parse(raw);
	const file = `${folder}/selection.yaml`;
	const asked = [
		...program.tiers.flatMap((tier) => tier.requirements),
		...program.requirements.groups.flatMap(({ items }) => items),
	];
	const graphFaults = [...faultsOf(program.selection, tierKeys), ...unknownRequirements(program.selection, asked)];
	if (graphFaults.length > 0) {
		const lines = new LineCounter();
		const document = parseDocument(readFileSync(join(root, file), "utf8"), { lineCounter: lines });
		throw new FactsError(
			graphFaults.map(({ at, sentence }) => ({ file, line: lines.linePos(offsetOf(at, document)).line, sentence })),
		);
	}
	try {
		return completeTexts(program);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new FactsError([{ file: folder, line: 1, sentence: error.message }]);
	}
}

/** Reads the text of one file of facts against its schema; each fault has the line it stands on. */
export function readFacts<Schema extends z.ZodType>(
	text: string,
	file: string,
	schema: Schema,
): { data: z.infer<Schema> | undefined; faults: FactsFault[] } {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines });
	const [syntax] = document.errors;
	if (syntax) {
		const line = lines.linePos(syntax.pos[0]).line;
		const reason = syntax.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
		return {
			data: undefined,
			faults: [{ file, line, sentence: `This is not YAML: ${reason}. Check quotation marks, colons and indentation.` }],
		};
	}
	const parsed = schema.safeParse(document.toJS());
	if (parsed.success) return { data: parsed.data, faults: [] };
	const lineAt = (offset: number) => lines.linePos(offset).line;
	return {
		data: undefined,
		faults: parsed.error.issues.flatMap((issue): FactsFault[] => {
			if (issue.code !== "unrecognized_keys") {
				return [{ file, line: lineAt(offsetOf(issue.path, document)), sentence: sentenceOf(issue, document) }];
			}
			const map = document.getIn(issue.path, true);
			return issue.keys.map((name) => ({
				file,
				line: lineAt(keyOffset(map, name) ?? offsetOf(issue.path, document)),
				sentence: `${keyOf([...issue.path, name])} is not a key here. Check the spelling or remove it.`,
			}));
		}),
	};
}

function offsetOf(path: readonly PropertyKey[], document: Document): number {
	for (let length = path.length; length >= 0; length--) {
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node) && node.range) return node.range[0];
	}
	return 0;
}

function keyOffset(map: unknown, name: string): number | undefined {
	if (!isMap(map)) return undefined;
	const key = map.items.find((pair) => isScalar(pair.key) && pair.key.value === name)?.key;
	return isNode(key) ? key.range?.[0] : undefined;
}

function sentenceOf(issue: z.core.$ZodIssue, document: Document): string {
	const key = issue.path.length > 0 ? keyOf(issue.path) : "the file";
	const received = document.getIn(issue.path);
	const expected = issue.message.replace(/^Invalid input: /, "").replace(/, received .+$/, "");
	if (received === undefined) return `${key} is missing: ${expected}.`;
	const shown = received === null || typeof received !== "object" ? ` It is ${JSON.stringify(received)}.` : "";
	return `${key}: ${expected}.${shown}`;
}

function keyOf(path: readonly PropertyKey[]): string {
	return path
		.map((part, at) => (typeof part === "number" ? `[${part + 1}]` : `${at > 0 ? "." : ""}${String(part)}`))
		.join("");
}

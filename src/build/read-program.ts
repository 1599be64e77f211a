import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { completeTexts } from "#program/complete-texts.ts";
import { type Program, programSchema } from "#program/facts.ts";
import { tierKeys } from "#program/keys.ts";
import { changedFigures, type PublishedFigures, publishedFiguresSchema } from "#program/published-figures.ts";
import { isParameterName, parameterNames, parameters, readValue } from "#program/scenario.ts";
import { faultsOf, unknownRequirements } from "#program/selection-faults.ts";
import { sentenceOf, unknownKeySentence } from "./fault-sentences.ts";
import { misquotedTexts, syntaxFault } from "./yaml-syntax.ts";

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
	const folders = [factsFolder, ...superseded.map((version) => `${factsFolder}/${version}`)];
	const faults = [
		...all.flatMap((program, at) =>
			changedFigures(program, published).map((sentence) => ({
				...placeOfFigure(root, folders[at] ?? factsFolder, sentence),
				sentence,
			})),
		),
		...versionFaults(
			all.map(({ terms }) => terms.version),
			superseded,
			Object.keys(published),
		),
	];
	if (faults.length > 0) throw new FactsError(faults);
	return all;
}

/** Versions that stand in a folder of another name, and published ones that are gone: links name them. */
function versionFaults(
	versions: readonly string[],
	superseded: readonly string[],
	published: readonly string[],
): FactsFault[] {
	return [
		...superseded.flatMap((folder, at) =>
			versions[at + 1] === folder
				? []
				: [
						{
							file: `${factsFolder}/${folder}/terms.yaml`,
							line: 1,
							sentence: `The folder is named ${folder} and holds terms ${versions[at + 1]}. Give both the same version.`,
						},
					],
		),
		...published
			.filter((version) => !versions.includes(version))
			.map((version) => ({
				file: `${factsFolder}/terms.yaml`,
				line: 1,
				sentence: `Terms ${version} were published, and links name them, but no folder holds them any more. Put version "${version}" back here; a new version begins with "npm run terms -- new".`,
			})),
	];
}

/** Where the figure stands that a sentence begins with, such as "referral rate". */
function placeOfFigure(root: string, folder: string, sentence: string): { file: string; line: number } {
	const [, key = "", figure = ""] = /^(\w+) (\w+)/.exec(sentence) ?? [];
	const file = `${folder}/${["rate", "paid"].includes(figure) ? "revenue" : "tiers"}.yaml`;
	const lines = readFileSync(join(root, file), "utf8").split("\n");
	const entry = lines.findIndex((line) => line.endsWith(`key: ${key}`));
	return { file, line: lines.findIndex((line, at) => at > entry && line.trim().startsWith(`${figure}:`)) + 1 || 1 };
}

/** Where the figures of published versions are recorded, seen from the project's root. */
export const publishedFile = `${factsFolder}/published.yaml`;

/** The figures of every version that was published. Throws `FactsError` when the record cannot be read. */
export function readPublishedFigures(root: string): PublishedFigures {
	if (!existsSync(join(root, publishedFile))) {
		const sentence = "This file is missing. Restore it from the repository's history.";
		throw new FactsError([{ file: publishedFile, line: 1, sentence }]);
	}
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
	const presets = presetFaults(program, root, `${folder}/presets.yaml`);
	if (presets.length > 0) throw new FactsError(presets);
	try {
		return completeTexts(program);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		throw new FactsError([{ ...placeOfText(root, folder, error.message), sentence: error.message }]);
	}
}

/** Parameters of presets that a link does not know, or whose value it would refuse. */
function presetFaults({ presets }: Program, root: string, file: string): FactsFault[] {
	const lines = readFileSync(join(root, file), "utf8").split("\n");
	return presets.flatMap(({ name, parameters: given }) => {
		const begin = lines.findIndex((line) => line.includes(name));
		return Object.entries(given).flatMap(([parameter, value]) => {
			const line = lines.findIndex((text, at) => at > begin && text.trim().startsWith(`${parameter}:`)) + 1 || 1;
			if (!isParameterName(parameter)) {
				const known = `These are: ${parameterNames.join(", ")}.`;
				return [{ file, line, sentence: `${parameter} is no parameter of the estimator. ${known}` }];
			}
			if (readValue(parameter, String(value)) !== null) return [];
			const { says } = parameters[parameter].kind;
			return [{ file, line, sentence: `${parameter} of the preset ${name} must be ${says}. It is ${value}.` }];
		});
	});
}

/** Where the text stands that a sentence shows first in quotation marks. */
function placeOfText(root: string, folder: string, sentence: string): { file: string; line: number } {
	const text = /"([^"]+)"/.exec(sentence)?.[1] ?? sentence;
	for (const name of Object.keys(programSchema.shape)) {
		const lines = readFileSync(join(root, folder, `${name}.yaml`), "utf8").split("\n");
		const at = lines.findIndex((line) => line.includes(text));
		if (at >= 0) return { file: `${folder}/${name}.yaml`, line: at + 1 };
	}
	return { file: folder, line: 1 };
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
		return { data: undefined, faults: [{ file, ...syntaxFault(syntax, text, lines.linePos(syntax.pos[0]).line) }] };
	}
	const lineAt = (offset: number) => lines.linePos(offset).line;
	const quoting = misquotedTexts(document).map(({ sentence, offset }) => ({ file, line: lineAt(offset), sentence }));
	if (quoting.length > 0) return { data: undefined, faults: quoting };
	const parsed = schema.safeParse(document.toJS());
	if (parsed.success) return { data: parsed.data, faults: [] };
	return {
		data: undefined,
		faults: parsed.error.issues.flatMap((issue): FactsFault[] => {
			if (issue.code !== "unrecognized_keys") {
				const sentence = sentenceOf(issue, document, schema);
				return [{ file, line: lineAt(offsetOf(issue.path, document)), sentence }];
			}
			const map = document.getIn(issue.path, true);
			return issue.keys.map((name) => ({
				file,
				line: lineAt(keyOffset(map, name) ?? offsetOf(issue.path, document)),
				sentence: unknownKeySentence(issue.path, name, document, schema),
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

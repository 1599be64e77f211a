import * as z from "zod";
import { ContentError } from "#authoring/faults/content-error.ts";
import { readProgram, readPublishedFigures } from "#authoring/read-program.ts";
import { RefusedStep } from "#authoring/terms/step.ts";
import { refusalInWords } from "#authoring/terms/words.ts";
import { effectsOf } from "#edit/facts/effects.ts";
import { listFactFiles, readFactData } from "#edit/facts/fact-files.ts";
import { placesOfValues } from "#edit/facts/shown.ts";
import { plannedTerms, publishTerms, startTerms, type TermsStep } from "#edit/facts/start-terms.ts";
import { type ContentFile, contentFile, readContent } from "#edit/files/content-file.ts";
import { editYaml } from "#edit/yaml/edit-yaml.ts";
import { Refusal } from "./refusal.ts";
import { save } from "./save.ts";

/** A file of facts as its form opens it. */
export function openedFacts(root: string, path: string) {
	const file = contentFile(root, path);
	const found = existing(root, file);
	const entry = listFactFiles(root).find((each) => each.file === file);
	if (!entry?.form) throw new Refusal(404, `${file} is edited as text.`);
	try {
		const data = readFactData(root, file);
		const places = placesOfValues(root, file, data);
		return { file, title: entry.title, form: entry.form, hash: found.hash, data, places, terms: termsOf(root, file) };
	} catch {
		throw new Refusal(422, `${file} has a mistake that only its text shows.`, { kind: "text" });
	}
}

const factsSchema = z.object({ file: z.string(), data: z.unknown() });
const writtenSchema = factsSchema.extend({ hash: z.string() });

/** What a change would do, before it is written. */
export function factEffects(root: string, body: unknown) {
	const { file: path, data } = factsSchema.parse(body);
	const file = contentFile(root, path);
	return effectsOf(root, file, editYaml(existing(root, file).text, data));
}

/** Writes a file of facts. */
export async function savedFacts(root: string, body: unknown) {
	const { file: path, data, hash } = writtenSchema.parse(body);
	const file = contentFile(root, path);
	const text = editYaml(existing(root, file).text, data);
	const { hashes, findings } = await save(root, [{ file, text, hash }]);
	return { hash: hashes[file] ?? hash, findings };
}

/** The terms that the facts are of, and whether their figures are recorded. Throws `ContentError`. */
export function currentTerms(root: string) {
	const { version, effective } = readProgram(root, "content/program").terms;
	return { version, effective, isRecorded: version in readPublishedFigures(root) };
}

/** The terms that a file of facts is of; null for one of no terms, and while a mistake leaves them open. */
function termsOf(root: string, file: string) {
	if (!file.startsWith("program/")) return null;
	try {
		return currentTerms(root);
	} catch (error) {
		if (error instanceof ContentError) return null;
		throw error;
	}
}

const newTermsSchema = writtenSchema.extend({ version: z.string(), effective: z.string() });

const plannedSchema = z.object({ file: z.string(), version: z.string(), effective: z.string() });

/** The files that the next version of the terms would write, with the file that it is begun for. */
export function plannedTermsFiles(root: string, body: unknown): string[] {
	const { file, version, effective } = plannedSchema.parse(body);
	return [...new Set([...taken(() => plannedTerms(root, version, effective)), contentFile(root, file)])];
}

/** Begins the next version of the terms, then writes the change that it was begun for, if it was for one. */
export async function startedTerms(root: string, body: unknown) {
	const { file: path, data, hash, version, effective } = newTermsSchema.parse(body);
	const file = contentFile(root, path);
	const { text, hash: now } = existing(root, file);
	if (now !== hash) throw new Refusal(409, `${file} was changed meanwhile. Nothing was written.`, { kind: "changed" });
	const wished = editYaml(text, data);
	const step = taken(() => startTerms(root, version, effective));
	// The step leaves this file as it is, so that its hash holds.
	const { hashes, findings } = await save(root, [{ file, text: wished, hash }]);
	const written = wished === text ? step.written : [...new Set([...step.written, file])];
	return { ...step, written, hash: hashes[file] ?? hash, findings };
}

/** Records the figures of the current version. */
export function publishedTerms(root: string): TermsStep {
	return taken(() => publishTerms(root));
}

function taken<Result>(step: () => Result): Result {
	try {
		return step();
	} catch (error) {
		if (error instanceof RefusedStep) throw new Refusal(422, refusalInWords(error.refused), { kind: "terms" });
		throw error;
	}
}

function existing(root: string, file: ContentFile): { text: string; hash: string } {
	const found = readContent(root, file);
	if (!found) throw new Refusal(404, `There is no file content/${file} any more.`);
	return found;
}

import { type Step, takeStep } from "#authoring/terms/step.ts";
import { publishVersion, startVersion } from "#authoring/terms/steps.ts";
import { doneInWords } from "#authoring/terms/words.ts";
import { programDay } from "#program/facts/versions.ts";

/** What a step of the terms did: a sentence, and every file that it wrote, below content/. */
export interface TermsStep {
	sentence: string;
	written: readonly string[];
}

/** Keeps today's terms and begins the next version, as `npm run terms -- new` does. Throws `RefusedStep`. */
export function startTerms(root: string, version: string, effective: string): TermsStep {
	return taken(root, startVersion(root, version, effective, today()));
}

/** The files that beginning the next version would write, below content/; nothing is written. Throws `RefusedStep`. */
export function plannedTerms(root: string, version: string, effective: string): string[] {
	return [...startVersion(root, version, effective, today()).files.keys()].map(belowContent);
}

/** Records the figures of the current version, as `npm run terms -- publish` does: from then on they stay. */
export function publishTerms(root: string): TermsStep {
	return taken(root, publishVersion(root, today()));
}

function today(): string {
	return programDay(process.env, new Date());
}

function taken(root: string, step: Step): TermsStep {
	const written = takeStep(root, step).map(belowContent);
	return { sentence: sentenceOf(step), written };
}

/** What a step did, in the editor's own words: the next is a button there and no command. */
function sentenceOf({ done }: Step): string {
	if (done.kind !== "started") return doneInWords(done);
	return `Terms ${done.kept} are kept as they were, for the links that name them. What is changed from now on is of terms ${done.version}. Before they go out, press “Record them”.`;
}

function belowContent(file: string): string {
	return file.replace(/^content\//, "");
}

import type { Fault } from "./fault.ts";
import type { Problem, ProblemKind, ProblemValues } from "./problems.ts";
import { factsWords } from "./words-of-facts.ts";
import { pageWords } from "./words-of-pages.ts";
import { selectionWords } from "./words-of-selection.ts";
import { valueWords } from "./words-of-values.ts";
import { yamlWords } from "./words-of-yaml.ts";

/** A sentence for each of some kinds of problem. */
export type Words<Kind extends ProblemKind> = { readonly [One in Kind]: (values: ProblemValues[One]) => string };

const words: Words<ProblemKind> = { ...yamlWords, ...valueWords, ...factsWords, ...selectionWords, ...pageWords };

/** An `error` stops the build, a `warning` and a `note` are to be known and fail nothing. */
export type Level = "error" | "warning" | "note";

/** A fault with its words for readers. */
export interface Finding extends Fault {
	sentence: string;
	/** What to do. */
	remedy: string;
	level: Level;
}

/** What is wrong and what it should be, in words. Nothing reads them but people. */
export function sentenceOf<Kind extends ProblemKind>(problem: Problem<Kind>): string {
	return words[problem.kind](problem);
}

const levels: Partial<Record<ProblemKind, Level>> = {
	"value not known": "note",
	"addresses not recorded": "note",
	"terms not published": "warning",
	"page gone": "warning",
	"file not read": "warning",
	"build out of date": "warning",
};

const remedies: Partial<Record<ProblemKind, string>> = {
	"value not known": "Write the value in place of null once it is known.",
	"addresses not recorded": 'Before they go out, run "npm run terms -- publish", so that they lead somewhere for ever.',
	"terms not published": 'Run "npm run terms -- publish" before that day, or "npm run terms -- postpone".',
	"build out of date": "The README shows how a site is built again on the day.",
	"typed figure":
		'Take it from the facts with a component such as <Share of="reseller" /> or <Duration of="onboarding" />; content/README.md shows them all.',
	"types not checked": "Mend those first.",
};

function remedyOf({ file, problem }: Fault): string {
	if (problem.kind === "tool") return problem.remedy;
	return (
		remedies[problem.kind] ??
		(file.endsWith(".yaml")
			? "content/README.md says what each file holds."
			: "content/README.md shows how a page is written.")
	);
}

/** A fault with its sentence, its remedy and whether it stops the build. */
export function told(fault: Fault): Finding {
	const { problem } = fault;
	return { ...fault, sentence: sentenceOf(problem), remedy: remedyOf(fault), level: levels[problem.kind] ?? "error" };
}

/** Where a fault is, as editors and terminals lead to it. A page that no file is written for has its address alone. */
export function placeInWords({ file, line, column }: Pick<Fault, "file" | "line" | "column">): string {
	return file.startsWith("/") ? file : `${file}:${line}:${column}`;
}

/** A fault in one line: file, line, column and sentence. */
export function inWords(fault: Fault): string {
	const sentence = sentenceOf(fault.problem);
	return fault.file === "." ? sentence : `${placeInWords(fault)}: ${sentence}`;
}

/** Whether a fault stops the build. A figure that was typed by hand is refused by the checks alone. */
export function stopsBuild(fault: Fault): boolean {
	return told(fault).level === "error" && fault.problem.kind !== "typed figure";
}

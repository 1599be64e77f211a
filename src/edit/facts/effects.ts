import type { Overrides } from "#authoring/content-files.ts";
import { ContentError } from "#authoring/faults/content-error.ts";
import { factsFolder, readProgram, readPublishedFigures } from "#authoring/read-program.ts";
import { findingsOf, newErrors, overridesOf } from "#edit/checks/findings.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { differenceInWords, differencesOf } from "#program/facts/differences.ts";
import type { Program } from "#program/facts/facts.ts";
import { changedFigures } from "#program/facts/published-figures.ts";
import { plainAmount } from "#program/money.ts";
import { type Shown, shownFacts } from "./shown.ts";

/** What is wrong with a value of a form. */
export interface FieldFault {
	/** Empty for what is wrong elsewhere. */
	path: readonly (string | number)[];
	sentence: string;
	remedy: string;
	/** Whether the change brings it, so that it may not be written. One that was there before may be mended step by step. */
	isNew: boolean;
}

/** What a change of facts would do, before it is written. */
export interface Effects {
	/** Old and new in words, one sentence a change. */
	differences: readonly string[];
	/** Pages and tools that show the changed facts. */
	shown: readonly Shown[];
	/** The expected total of each example of the estimator that the change moves, in US dollars. */
	totals: readonly { preset: string; before: string; after: string }[];
	/** What would stop the build, at its place in the form where it has one. */
	faults: readonly FieldFault[];
	/** The version whose published figures the change would alter, so that a new one has to begin; null for none. */
	altersTerms: string | null;
}

/** What it would do to write a file of facts anew. `file` is below content/. */
export async function effectsOf(root: string, file: string, text: string): Promise<Effects> {
	const proposed = new Map([[file, text]]);
	const [findings, now] = await Promise.all([findingsOf(root, proposed), findingsOf(root)]);
	const before = readUnchecked(root);
	const after = readUnchecked(root, overridesOf(proposed));
	const differences = before && after ? differencesOf(before, after) : [];
	const altered = after ? changedFigures(after, readPublishedFigures(root)).length > 0 : false;
	const added = newErrors(now, findings);
	const faults = findings.filter(
		(finding) =>
			finding.level === "error" &&
			finding.problem.kind !== "published figure" &&
			(finding.file === `content/${file}` || added.includes(finding)),
	);
	return {
		differences: differences.map((difference) => `${differenceInWords(difference)}.`),
		shown: shownFacts(root, differences),
		totals: before && after ? movedTotals(before, after) : [],
		faults: faults.map((fault) => ({
			path: fault.file === `content/${file}` ? (fault.path ?? []) : [],
			sentence: fault.sentence,
			remedy: fault.remedy,
			isNew: added.includes(fault),
		})),
		altersTerms: altered && after ? after.terms.version : null,
	};
}

/** The newest facts; null while they have a fault, which the checks report. */
function readUnchecked(root: string, overrides?: Overrides): Program | null {
	try {
		return readProgram(root, factsFolder, overrides);
	} catch (error) {
		if (error instanceof ContentError) return null;
		throw error;
	}
}

function movedTotals(before: Program, after: Program): Effects["totals"] {
	const then = totalsOf(before);
	return [...totalsOf(after)].flatMap(([preset, total]) => {
		const was = then.get(preset);
		return was === undefined || was === total ? [] : [{ preset, before: was, after: total }];
	});
}

/** The expected total of each example under the facts of `program`. */
function totalsOf(program: Program): Map<string, string> {
	const terms = scheduleTerms(program);
	const dollars = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
	return new Map(
		program.presets.flatMap(({ name, parameters }) => {
			const query = new URLSearchParams(Object.entries(parameters).map(([key, value]) => [key, String(value)]));
			const { scenarios } = readLink(query.toString(), [terms]);
			const [scenario] = scenarios;
			if (!scenario) return [];
			const amount = plainAmount(scheduleOf(scenario, terms).total.expected);
			return [[name, dollars.format(Number(amount))] as const];
		}),
	);
}

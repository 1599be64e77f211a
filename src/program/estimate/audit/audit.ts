import type { Damage } from "#program/estimate/link/link-repair.ts";
import { type KnownTerms, type ReadLink, readLink, writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import { modelsLost, modelsTogether, valuesUnder } from "#program/estimate/models-of-terms.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import { expectedTotalOf } from "#program/estimate/schedule.ts";
import type { Sender } from "#program/estimate/sender.ts";
import { findTerms, type ScheduleTerms } from "#program/estimate/terms.ts";
import type { Decimal } from "#program/money.ts";
import { type FoundLink, linksIn } from "./links-in-text.ts";

/** A scenario of a link with its expected totals, in the currency of the scenario. */
export interface AuditedScenario {
	scenario: Scenario;
	/** Under the terms that the link names. */
	totalThen: Decimal;
	/** Under the terms in force. */
	totalNow: Decimal;
}

/** What a link of a text means. */
export interface AuditedLink {
	line: number;
	/** The link as it was found. */
	link: string;
	scenarios: AuditedScenario[];
	sender: Sender;
	/** Whether the checksum fits; null when the link has none. */
	intact: boolean | null;
	/** What was undone in reading it, and what of it was left out, a sentence each. */
	mended: readonly Damage[];
	ignored: readonly string[];
	/** What the terms in force do not have of it, a sentence each: the link that replaces it leaves that out. */
	lost: readonly string[];
	/** It has scenarios, nothing of it was left out, and its checksum fits where it has one. */
	isWhole: boolean;
	/** The same scenarios under the terms in force; null where the link did not come whole: what it was is unknown. */
	replacement: string | null;
}

/** Every link to the estimator in a text. `terms` holds every version, `current` the one in force. */
export function auditedLinks(text: string, terms: readonly ScheduleTerms[], current: ScheduleTerms): AuditedLink[] {
	return [...auditing(text, terms, current)].map(({ audited: link }) => link);
}

/** The same one by one, each with how much of the text lies before its end, from 0 to 1. */
export function* auditing(
	text: string,
	terms: readonly ScheduleTerms[],
	current: ScheduleTerms,
): Generator<{ audited: AuditedLink; passed: number }> {
	const known = [current, ...terms] as const;
	for (const found of linksIn(text)) {
		const { query, read } = bestReading(found, known);
		// The page of the estimator itself, as a mail or a campaign names it.
		const isLink = read.scenarios.length > 0 || read.intact !== null || read.ignored.length > 0 || query === "";
		if (isLink) yield { audited: audited(found, query, read, terms, current), passed: found.passed };
	}
}

/** A scenario's expected totals under the terms that it names and under those in force. */
export function auditedScenario(
	scenario: Scenario,
	terms: readonly ScheduleTerms[],
	current: ScheduleTerms,
): AuditedScenario {
	const totalNow = expectedTotalOf(scenario, current);
	const named = findTerms(terms, scenario.terms) ?? current;
	return { scenario, totalNow, totalThen: named === current ? totalNow : expectedTotalOf(scenario, named) };
}

function audited(
	{ line, address }: FoundLink,
	query: string,
	{ scenarios, ignored, intact, mended, sender }: ReadLink,
	terms: readonly ScheduleTerms[],
	current: ScheduleTerms,
): AuditedLink {
	const renewed = scenarios.map(({ values }) => ({ terms: current.version, values: valuesUnder(current, values) }));
	const isWhole = scenarios.length > 0 && intact !== false && ignored.length === 0;
	return {
		line,
		link: `${address}?${query}`,
		scenarios: scenarios.map((scenario) => auditedScenario(scenario, terms, current)),
		sender,
		intact,
		mended,
		ignored: ignored.map(({ sentence }) => sentence),
		lost: isWhole ? lostInWords(scenarios, terms, current) : [],
		isWhole,
		replacement: isWhole ? `${address}?${writeCheckedLink(renewed, sender)}` : null,
	};
}

/** What the terms in force do not have of scenarios, a sentence a model. */
function lostInWords(
	scenarios: readonly Scenario[],
	terms: readonly ScheduleTerms[],
	current: ScheduleTerms,
): string[] {
	const lost = scenarios.map((scenario) => ({
		models: modelsLost(findTerms(terms, scenario.terms) ?? current, scenario.values, current),
	}));
	return modelsTogether(lost).map(
		({ name }) => `Terms ${current.version} do not have ${name}: the link that replaces this one leaves it out.`,
	);
}

/**
 * The reading that the checksum confirms, the shortest first; else that with every parameter that follows, without the signs that
 * close a sentence where less is left out then.
 */
function bestReading({ query, longer, broken }: FoundLink, terms: KnownTerms): { query: string; read: ReadLink } {
	const first = { query, read: readLink(query, terms) };
	if (first.read.intact === true) return first;
	const whole = longer === query ? first : { query: longer, read: readLink(longer, terms) };
	if (whole.read.intact === true) return whole;
	for (const lines of first.read.intact === null ? [] : broken) {
		const read = readLink(lines, terms);
		if (read.intact === true) return { query: lines, read };
	}
	const closed = longer.replace(closing, "");
	if (closed === longer) return whole;
	const read = readLink(closed, terms);
	const isBetter = read.ignored.length < whole.read.ignored.length;
	return isBetter ? { query: closed, read: { ...read, mended: [...read.mended, "end"] } } : whole;
}

/** Two dots and more do not close a sentence: where an address was shown shortened, they stand for the rest of it. */
const closing = /(?:(?<!\.)\.(?!\.)|[:!?)\]}'’”*_])+$/u;

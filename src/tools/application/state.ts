import { type FieldError, readAnswers, readApplication } from "#program/application/application.ts";
import {
	type Answers,
	applicationFields,
	type FieldName,
	isAsked,
	isNeeded,
	isYoungerThan,
	tierChoices,
} from "#program/application/application-fields.ts";
import { withScheme } from "#program/application/contact-addresses.ts";
import { plainDigits } from "#program/clean-text.ts";
import { listed } from "#program/format.ts";
import { type AskedField, type StepKey, steps } from "#tools/application/fields/questions.ts";

/** What the form speaks from. */
export interface ApplicationFacts {
	tiers: { key: string; name: string; overview: string }[];
	/** What the guide asks of the companies of some tiers beyond what it asks of every company. */
	requirements: { tiers: readonly string[]; items: readonly string[] }[];
	/** The outcomes of the tier finder: the path of their answers, and the answers in a sentence. */
	selections: { path: string; reason: string }[];
	/** As the list shows them; one under another name ("UK (United Kingdom)") has its code in small letters. */
	countries: { code: string; name: string }[];
	minimumYears: number;
	email: string;
	siteUrl: string;
	/** Where the form posts: our own endpoint's path, or another server's address. */
	endpoint: string;
	thisYear: number;
	/** Version of the program terms that the page shows. */
	programVersion: string;
	/** Every name of a parameter of the estimator's links, as a regular expression. */
	estimateParameters: string;
}

/** Answers as pairs, as a form posts them. */
export function entriesOf(answers: Answers): [string, string][] {
	return Object.entries(answers).flatMap(([name, value]): [string, string][] =>
		Array.isArray(value) ? value.map((item) => [name, item]) : value === undefined ? [] : [[name, value]],
	);
}

/** What a field is given: its answer, or of one with choices what makes other choices of those that were taken before. */
export type AnswerGiven = string | ((chosen: readonly string[]) => string[]);

/** The choices that are taken of a field. */
export function chosenIn(answers: Answers, name: AskedField): readonly string[] {
	const { [name]: given } = answers;
	return Array.isArray(given) ? given : given ? [given] : [];
}

/** The answer that a field is given; only of the markets there can be several. */
export function answerOf(before: Answers, name: AskedField, given: AnswerGiven): string | string[] {
	if (typeof given === "string") return given;
	const chosen = given(chosenIn(before, name));
	return name === "markets" ? chosen : (chosen.at(-1) ?? "");
}

/** The answers with one of them changed; an empty one is absent. */
export function withAnswer(answers: Answers, name: AskedField, value: string | string[]): Answers {
	const { [name]: _, ...others } = answers;
	return value.length > 0 ? { ...others, [name]: value } : others;
}

/**
 * The answers to what is asked. An answer whose question went away with another tier or market stays in the draft, in case the
 * question comes back, but is neither judged nor sent: the applicant does not see it when checking.
 */
export function askedAnswers(answers: Answers): Answers {
	const asked: readonly string[] = steps.flatMap(({ key }) => fieldsOf(key, answers));
	return Object.fromEntries(Object.entries(answers).filter(([name]) => asked.includes(name)));
}

/** The answers as they were meant: cleaned, and a website typed without its scheme gets one. */
export function meantAnswers(answers: Answers): Answers {
	const cleaned = readAnswers(entriesOf(answers));
	const { company_website: website } = cleaned;
	return website === undefined ? cleaned : { ...cleaned, company_website: withScheme(website) };
}

/** What is wrong with the answers to the fields of a step, or of all steps. */
export function errorsIn(answers: Answers, context: Pick<ApplicationFacts, "siteUrl" | "thisYear">, step?: StepKey) {
	const reading = readApplication(entriesOf(askedAnswers(answers)), context);
	const errors: FieldError[] = "errors" in reading ? reading.errors : [];
	return step ? errors.filter(({ field }) => stepOf(field) === step) : errors;
}

/** The fields of a step that are asked, given the answers so far. */
export function fieldsOf(step: StepKey, answers: Answers): AskedField[] {
	return everyFieldOf(step).filter((name) => {
		if (!isAsked(name, answers)) return false;
		return name !== "market_focus" || (answers.markets?.includes("other") ?? false);
	});
}

/** All fields of a step, asked or not, for a page that cannot follow the answers. */
export function everyFieldOf(step: StepKey): readonly AskedField[] {
	return steps.find(({ key }) => key === step)?.fields ?? [];
}

/** The step on which a field is asked; what is asked nowhere belongs to the last one. */
export function stepOf(field: string): StepKey {
	return steps.find(({ fields }) => fields.some((name) => name === field))?.key ?? "check";
}

/**
 * The step after a step that is right. Who has been at "Check your answers" returns there, by way of whatever has become wrong.
 */
export function stepAfter(step: StepKey, answers: Answers, facts: ApplicationFacts, hasChecked: boolean): StepKey {
	if (hasChecked) {
		const wrong = errorsIn(answers, facts).map(({ field }) => stepOf(field));
		return wrong[0] ?? "check";
	}
	return steps[steps.findIndex(({ key }) => key === step) + 1]?.key ?? "check";
}

/** The step that the address names, or the first. */
export function stepAt(hash: string): StepKey {
	return steps.find(({ key }) => `#${key}` === hash)?.key ?? "company";
}

/** The label of a field; one that may be left empty shows it, unless that depends on answers the page cannot follow (`whole`). */
export function labelOf(name: AskedField, answers: Answers, whole = false): string {
	const { label, needed } = applicationFields[name];
	const isOptional = whole ? needed === "never" : !isNeeded(name, answers);
	return isOptional ? `${label} (optional)` : label;
}

/** What depends on answers, written beforehand on a page that cannot follow them; null where nothing does. */
export function conditionOf(
	name: FieldName,
	{ tiers, minimumYears }: Pick<ApplicationFacts, "tiers" | "minimumYears">,
): string | null {
	if (name === "company_founded") {
		return `The guide asks for a company of ${minimumYears} years or more; a younger one may apply all the same.`;
	}
	switch (applicationFields[name].needed) {
		case "of technical tiers":
			return `Needed if you choose ${listed(
				tiers.filter(({ key }) => isNeeded(name, { tier: key })).map(({ name: tier }) => tier),
				"or",
			)}.`;
		case "with other markets":
			return "Needed if you select “Other”.";
		default:
			return null;
	}
}

/** What the guide asks of companies of the chosen tier, in a sentence; null when no tier is chosen. */
export function requirementNote({ tier }: Answers, facts: Pick<ApplicationFacts, "tiers" | "requirements">) {
	const chosen = facts.tiers.find(({ key }) => key === tier);
	const items = facts.requirements
		.filter(({ tiers }) => chosen && tiers.includes(chosen.key))
		.flatMap((one) => one.items);
	if (!chosen || items.length === 0) return null;
	const named = listed(
		items.map((item) => item.toLowerCase()),
		"and",
	);
	return `What the guide asks of this tier: ${named}. Show it in your answers.`;
}

/** A note for a company younger than the guide asks for; it may apply all the same. */
export function youngNote(founded: string | undefined, { minimumYears, thisYear }: ApplicationFacts): string | null {
	const typed = plainDigits(founded ?? "");
	const year = Number(typed);
	if (!/^\d{4}$/.test(typed) || year > thisYear || !isYoungerThan(minimumYears, year, thisYear)) return null;
	return `The guide asks for a company of ${minimumYears} years or more. You may apply all the same: say in your goals what speaks for you.`;
}

/** What a tier is called; `unsure` and what is no tier have words of their own. */
export function tierName(tier: string, { tiers }: Pick<ApplicationFacts, "tiers">): string {
	if (tier === tierChoices.at(-1)) return "I am not sure yet";
	return tiers.find(({ key }) => key === tier)?.name ?? tier;
}

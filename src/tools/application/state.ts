import { type FieldError, readApplication } from "#program/application.ts";
import {
	type Answers,
	applicationFields,
	isAsked,
	isNeeded,
	isYoungerThan,
	tierChoices,
} from "#program/application-fields.ts";
import type { AskedField, StepKey } from "./questions.ts";
import { steps } from "./questions.ts";

/** What the form speaks from. */
export interface ApplicationFacts {
	tiers: { key: string; name: string }[];
	countries: { code: string; name: string }[];
	minimumYears: number;
	email: string;
	siteUrl: string;
	/** Where the form posts: our own endpoint's path, or another server's address. */
	endpoint: string;
	thisYear: number;
}

/** Answers as pairs, as a form posts them. */
export function entriesOf(answers: Answers): [string, string][] {
	return Object.entries(answers).flatMap(([name, value]): [string, string][] =>
		Array.isArray(value) ? value.map((item) => [name, item]) : value === undefined ? [] : [[name, value]],
	);
}

/** The answers with one of them changed; an empty one is absent. */
export function withAnswer(answers: Answers, name: AskedField, value: string | string[]): Answers {
	const { [name]: _, ...others } = answers;
	return value.length > 0 ? { ...others, [name]: value } : others;
}

/** What is wrong with the answers to the fields of a step, or of all steps. */
export function errorsIn(answers: Answers, facts: ApplicationFacts, step?: StepKey): FieldError[] {
	const reading = readApplication(entriesOf(answers), facts);
	const errors = "errors" in reading ? reading.errors : [];
	const fields: readonly string[] | undefined = steps.find(({ key }) => key === step)?.fields;
	return fields ? errors.filter(({ field }) => fields.includes(field)) : errors;
}

/** The fields of a step that are asked, given the answers so far. */
export function fieldsOf(step: StepKey, answers: Answers): AskedField[] {
	const fields: readonly AskedField[] = steps.find(({ key }) => key === step)?.fields ?? [];
	return fields.filter((name) => {
		if (!isAsked(name, answers)) return false;
		return name !== "market_focus" || (answers.markets?.includes("other") ?? false);
	});
}

/** The step on which a field is asked. */
export function stepOf(field: string): StepKey {
	return steps.find(({ fields }) => fields.some((name) => name === field))?.key ?? "check";
}

/** The label of a field; one that may be left empty says so. */
export function labelOf(name: AskedField, answers: Answers): string {
	const { label } = applicationFields[name];
	return isNeeded(name, answers) ? label : `${label} (optional)`;
}

/** A note for a company younger than the guide asks for; it may apply all the same. */
export function youngNote(founded: string | undefined, { minimumYears, thisYear }: ApplicationFacts): string | null {
	const year = Number(founded);
	if (!founded || !/^\d{4}$/.test(founded) || year > thisYear || !isYoungerThan(minimumYears, year, thisYear))
		return null;
	return `The guide asks for a company of ${minimumYears} years or more. You may apply all the same: say in your goals what speaks for you.`;
}

/** What a link to the form fills in: the tier, the answers given in the tier finder, an estimate. */
export interface Prefill {
	answers: Answers;
	/** Answers from the tier finder, such as no/no/yes; null when there are none. */
	selection: string | null;
}

/** Reads the query of a link to the form; what cannot be read is left out. */
export function readPrefill(search: string): Prefill {
	const query = new URLSearchParams(search);
	const tier = query.get("tier");
	const estimate = query.get("estimate");
	const selection = query.get("answers");
	return {
		answers: {
			...(tier && tierChoices.some((choice) => choice === tier) ? { tier } : {}),
			...(estimate ? { estimate } : {}),
		},
		selection: selection && /^(yes|no)(\/(yes|no))*\/?$/.test(selection) ? selection : null,
	};
}

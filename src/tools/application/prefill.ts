import { estimatePath } from "#program/addresses.ts";
import { type Answers, applicationFields, tierChoices } from "#program/application-fields.ts";
import { openQuestion } from "#program/open-questions.ts";
import { type ApplicationFacts, tierName } from "./state.ts";

/** What a link to the form brings along. */
export interface Prefill {
	answers: Answers;
	/** What is said of it above the form, a sentence each. */
	said: string[];
	/** The answers given in the tier finder, as a path such as no/no/yes; null when there are none. */
	selection: string | null;
}

/**
 * Reads the query of a link to the form: `tier`, `answers` (of the tier finder), `estimate` (a link of the estimator) and any
 * number of `question` (what the estimator leaves open, by key, or in words). What cannot be read is named and left out; other parameters are not ours.
 */
export function readPrefill(search: string, facts: Pick<ApplicationFacts, "tiers" | "siteUrl">): Prefill {
	const query = new URLSearchParams(search);
	const tier = query.get("tier");
	const estimate = query.get("estimate");
	const path = query.get("answers")?.replace(/\/$/, "");
	const answers: Answers = {};
	const said: string[] = [];

	if (tier && tierChoices.some((choice) => choice === tier)) {
		answers.tier = tier;
		said.push(`Your tier is filled in: ${tierName(tier, facts)}.`);
	} else if (tier) said.push("The link you followed names a tier that does not exist, so none is selected.");

	const attached = estimate && estimatePath(estimate, facts.siteUrl);
	if (attached) {
		answers.estimate = attached;
		said.push("Your estimate is attached.");
	} else if (estimate)
		said.push("The link you followed carries an estimate that is not from our estimator, so it is left out.");

	const questions = query.getAll("question").filter((question) => question.trim() !== "");
	if (questions.length > 0) {
		const text = [
			"Questions for the qualification call:",
			...questions.map((one) => `– ${openQuestion(one) ?? one.trim()}`),
		].join("\n");
		answers.partnership_goals = [...text].slice(0, applicationFields.partnership_goals.max).join("");
		said.push("Your open questions stand under “Partnership goals”.");
	}
	return { answers, said, selection: path && /^(yes|no)(\/(yes|no))*$/.test(path) ? path : null };
}

/** The answers given in the tier finder, as a person would say them. */
export function selectionInWords(path: string): string {
	return `You answered ${path.split("/").join(", ")} in the tier finder.`;
}

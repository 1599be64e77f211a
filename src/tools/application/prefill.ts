import { estimatePath } from "#program/addresses.ts";
import { type Answers, applicationFields, tierChoices } from "#program/application-fields.ts";
import { openQuestion } from "#program/open-questions.ts";
import { type ApplicationFacts, tierName } from "./state.ts";

/** What is said above the form of something that came into it by itself, and where that can be looked at. */
export interface Said {
	text: string;
	link?: { address: string; words: string };
}

/** What a link to the form brings along. */
export interface Prefill {
	answers: Answers;
	/** What the link filled in or could not. */
	said: Said[];
	/** What was answered in the tier finder; null when the link says nothing of it. Nothing to fill in, so said on every visit. */
	selection: Said | null;
}

/**
 * Reads the query of a link to the form: `tier`, `answers` (of the tier finder), `estimate` (a link of the estimator) and any
 * number of `question` (what the estimator leaves open, by key, or in words). What cannot be read is named and left out; other parameters are not ours.
 */
export function readPrefill(
	search: string,
	facts: Pick<ApplicationFacts, "tiers" | "siteUrl" | "selections">,
): Prefill {
	const query = new URLSearchParams(search);
	const tier = query.get("tier");
	const estimate = query.get("estimate");
	const answers: Answers = {};
	const said: Said[] = [];

	if (tier && tierChoices.some((choice) => choice === tier)) {
		answers.tier = tier;
		said.push({ text: `Your tier is filled in: ${tierName(tier, facts)}.` });
	} else if (tier) said.push({ text: "The link you followed names a tier that does not exist, so none is selected." });

	const attached = estimate && estimatePath(estimate, facts.siteUrl);
	if (attached) {
		answers.estimate = attached;
		said.push({ text: "Your estimate is attached.", link: { address: attached, words: "See the estimate" } });
	} else if (estimate) {
		said.push({ text: "The link you followed carries an estimate that is not from our estimator, so it is left out." });
	}

	const questions = query.getAll("question").filter((question) => question.trim() !== "");
	if (questions.length > 0) {
		const text = [
			"Questions for the qualification call:",
			...questions.map((one) => `– ${openQuestion(one) ?? one.trim()}`),
		].join("\n");
		answers.partnership_goals = [...text].slice(0, applicationFields.partnership_goals.max).join("");
		said.push({ text: "Your open questions stand under “Partnership goals”." });
	}
	return { answers, said, selection: selectionOf(query.get("answers"), facts) };
}

function selectionOf(path: string | null, { selections }: Pick<ApplicationFacts, "selections">): Said | null {
	if (!path) return null;
	const known = selections.find((one) => one.path === path.replace(/\/$/, ""));
	return known
		? { text: known.reason, link: { address: `/find-your-tier/${known.path}/`, words: "See your answers" } }
		: { text: "The link you followed carries answers that the tier finder does not know, so they are left out." };
}

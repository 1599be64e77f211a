import { withBase } from "#browser/base.ts";
import { type Answers, applicationFields, tierChoices } from "#program/application/application-fields.ts";
import type { Attached } from "#program/application/filled-form.ts";
import { openQuestion } from "#program/facts/open-questions.ts";
import { type ApplicationFacts, tierName } from "#tools/application/state.ts";
import { estimateIn, estimateNote, mendedQuery, readEstimate } from "./estimate-link.ts";

/** A note above the form on something that was filled in by itself, and where that can be looked at. */
export interface Said {
	text: string;
	link?: { address: string; words: string };
}

/** What a link to the form brings along. */
export interface Prefill {
	answers: Answers;
	/** What the link filled in or could not. */
	said: Said[];
	/** What was answered in the tier finder; null when the link has none. It fills in nothing, so it is shown on every visit. */
	selection: Said | null;
}

type PrefillFacts = Pick<ApplicationFacts, "tiers" | "siteUrl" | "selections" | "estimateParameters">;

/**
 * Reads the query of a link to the form: `tier`, `answers` (of the tier finder), `estimate` (a link of the estimator) and any
 * number of `question` (what the estimator leaves open, by key, or in words). What cannot be read is named and left out; other parameters are not ours.
 * `attached` is what the server knows of the estimate.
 */
export function readPrefill(search: string, facts: PrefillFacts, attached: Attached = null): Prefill {
	const text = mendedQuery(search);
	// Some programs write names in capitals.
	const query = new URLSearchParams([...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]));
	const tier = keyIn(query.get("tier")).toLowerCase();
	const answers: Answers = {};
	const said: Said[] = [];

	if (tier && tierChoices.some((choice) => choice === tier)) {
		answers.tier = tier;
		said.push({ text: `Your tier is filled in: ${tierName(tier, facts)}.` });
	} else if (tier) said.push({ text: "The link you followed names a tier that does not exist, so none is selected." });

	const estimate = estimateIn(text, facts);
	const read = estimate && readEstimate(estimate, facts);
	if (read) {
		answers.estimate = read.path;
		const note = estimateNote(read.path, facts);
		const link = { address: withBase(read.path), words: "See the estimate" };
		said.push({ text: ["Your estimate is attached.", note, attached?.figures].filter(Boolean).join(" "), link });
		if (attached?.sender) said.push({ text: attached.sender });
	} else if (estimate) {
		said.push({ text: "The link you followed carries an estimate that is not from our estimator, so it is left out." });
	}

	const questions = query.getAll("question").filter((question) => question.trim() !== "");
	if (questions.length > 0) {
		const words = [
			"Questions for the qualification call:",
			...questions.map((one) => `– ${openQuestion(one) ?? one.trim()}`),
		].join("\n");
		answers.partnership_goals = [...words].slice(0, applicationFields.partnership_goals.max).join("");
		said.push({ text: "Your open questions are under “Partnership goals”." });
	}
	return { answers, said, selection: selectionOf(keyIn(query.get("answers")), facts) };
}

/** A key or a path of keys, without what followed the link in a sentence and was taken into it: "reseller)." is reseller. */
function keyIn(value: string | null): string {
	return (value ?? "").trim().replace(/[^a-z]+$/i, "");
}

function selectionOf(path: string, { selections }: Pick<ApplicationFacts, "selections">): Said | null {
	if (!path) return null;
	const known = selections.find((one) => one.path === path);
	return known
		? { text: known.reason, link: { address: withBase(`/find-your-tier/${known.path}/`), words: "See your answers" } }
		: { text: "The link you followed carries answers that the tier finder does not know, so they are left out." };
}

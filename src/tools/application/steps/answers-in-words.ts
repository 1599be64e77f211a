import { type Answers, applicationFields, marketKeys } from "#program/application/application-fields.ts";
import { estimatePath } from "#program/application/contact-addresses.ts";
import { siteAddress } from "#program/site-address.ts";
import { type AskedField, marketNames, steps } from "#tools/application/fields/questions.ts";
import type { Receipt } from "#tools/application/sending/receipt.ts";
import { type ApplicationFacts, fieldsOf, tierName } from "#tools/application/state.ts";

/** What was answered, in the words of the form; null when it was not. */
export function answerInWords(name: AskedField, answers: Answers, facts: ApplicationFacts): string | null {
	const given = answers[name];
	if (given === undefined) return null;
	if (Array.isArray(given)) {
		const chosen = marketKeys.filter((market) => given.includes(market));
		return chosen.map((market) => marketNames[market]).join(", ");
	}
	if (name === "tier") return tierName(given, facts);
	if (name === "company_country") return facts.countries.find(({ code }) => code === given)?.name ?? given;
	// In full, so that a printed copy leads there, too.
	if (name === "estimate") return estimateAddress(given, facts) ?? given;
	return given;
}

/** The full address of an attached estimate; null when what was typed is none. */
export function estimateAddress(given: string, { siteUrl }: Pick<ApplicationFacts, "siteUrl">): string | null {
	const path = estimatePath(given, siteUrl);
	return path && siteAddress(path, siteUrl);
}

/** The copy of an application, with the time at which it was sent. */
export function receiptOf(reference: string | null, answers: Answers, facts: ApplicationFacts, sentAt: Date): Receipt {
	const names = steps.filter(({ key: step }) => step !== "check").flatMap(({ key: step }) => fieldsOf(step, answers));
	return {
		reference,
		rows: [
			["Sent", new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeStyle: "short" }).format(sentAt)],
			...names.flatMap((name): [string, string][] => {
				const answer = answerInWords(name, answers, facts);
				return answer === null ? [] : [[applicationFields[name].label, answer]];
			}),
		],
	};
}

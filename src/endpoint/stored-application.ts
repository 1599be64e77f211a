import { applicationFields, fieldNames } from "#program/application-fields.ts";
import type { StoredApplication } from "./store.ts";

/** An application as webhook and JSON export give it: the fields of the form by their names, the year as a number. */
export function recordOf({ reference, receivedAt, held, answers }: StoredApplication) {
	const { company_founded: founded, ...others } = answers;
	const year = Number(founded);
	return {
		reference,
		received_at: receivedAt.toISOString(),
		held,
		application: {
			...others,
			...(founded === undefined ? {} : { company_founded: Number.isInteger(year) ? year : founded }),
		},
	};
}

/** The answers with their labels, in the order of the form, for people to read. A link gets the address of the site. */
export function labelledAnswers(
	answers: StoredApplication["answers"],
	siteUrl: string,
): { label: string; text: string }[] {
	return fieldNames.flatMap((name) => {
		const answer = answers[name];
		if (answer === undefined) return [];
		const { label } = applicationFields[name];
		if (name === "estimate" && URL.canParse(String(answer), siteUrl)) {
			return [{ label, text: new URL(String(answer), siteUrl).href }];
		}
		return [{ label, text: Array.isArray(answer) ? answer.join(", ") : answer }];
	});
}

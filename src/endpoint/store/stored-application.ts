import { applicationFields, fieldNames } from "#program/application/application-fields.ts";
import { estimatePath } from "#program/application/contact-addresses.ts";
import { siteAddress } from "#program/site-address.ts";
import type { StoredApplication } from "./store.ts";

/** An application as webhook and JSON export give it: the form's fields by their names and in its order, the year as a number. */
export function recordOf({ reference, receivedAt, held, answers }: StoredApplication) {
	const fields = fieldNames.flatMap((name) => {
		const answer = answers[name];
		if (answer === undefined) return [];
		const year = name === "company_founded" ? Number(answer) : Number.NaN;
		return [[name, Number.isInteger(year) ? year : answer] as const];
	});
	return { reference, received_at: receivedAt.toISOString(), held, application: Object.fromEntries(fields) };
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
		const estimate = name === "estimate" ? estimatePath(String(answer), siteUrl) : null;
		if (estimate) return [{ label, text: siteAddress(estimate, siteUrl) }];
		return [{ label, text: Array.isArray(answer) ? answer.join(", ") : answer }];
	});
}

/** A form with every answer that a reseller has to give, as a page sends it. */
export const completeForm = {
	company_name: "Acme Ledger",
	company_website: "https://acme.example",
	company_country: "DM",
	company_founded: "2015",
	contact_name: "Ada Royer",
	contact_email: "ada@acme.example",
	tier: "reseller",
	markets: "government",
	customer_base: "Forty credit unions in nine countries.",
	revenue_goals: "Two million dollars in the second year.",
	consent: "yes",
} as const;

export type Form = Readonly<Record<string, unknown>>;

/** Posts a form as JSON, as a script does. */
export function postJson(address: string, form: Form, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(`${address}/api/applications`, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify(form),
	});
}

/** The reference of an answer that acknowledges an application. */
export async function referenceIn(response: Response): Promise<string> {
	const body: unknown = await response.json();
	if (typeof body !== "object" || body === null || !("reference" in body) || typeof body.reference !== "string") {
		throw new Error(`${response.status} ${JSON.stringify(body)}`);
	}
	return body.reference;
}

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

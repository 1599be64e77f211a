// The field table of the application: data that form, schema, e-mail and export share. It ships to the client.
import { tierKeys } from "#program/facts/keys.ts";

/** What can be chosen as partnership tier interest. */
export const tierChoices = [...tierKeys, "unsure"] as const;

/** What can be chosen as market focus. */
export const marketKeys = ["financial-services", "government", "healthcare", "other"] as const;

/** The earliest year in which a company can have been founded. */
export const earliestYear = 1800;

/**
 * When a field has to be answered. The technical tiers are those of which the guide asks technical capabilities
 * ("Partnership Requirements").
 */
export type FieldRule = { label: string; min?: number; max?: number } & (
	| { needed: "never" }
	| { needed: "always" | "with other markets" | "of technical tiers"; missing: string }
);

/** The field table: what a field is called in sentences, when it has to be answered, how many characters it takes. */
export const applicationFields = {
	company_name: {
		label: "Company name",
		needed: "always",
		missing: "Enter the name of your company",
		min: 2,
		max: 200,
	},
	company_website: {
		label: "Company website",
		needed: "always",
		missing: "Enter the address of your company’s website",
		max: 2_000,
	},
	company_country: { label: "Country", needed: "always", missing: "Select the country your company is based in" },
	company_founded: {
		label: "Year founded",
		needed: "always",
		missing: "Enter the year your company was founded, such as 2015",
	},
	contact_name: { label: "Your name", needed: "always", missing: "Enter your name", max: 200 },
	contact_email: { label: "Email address", needed: "always", missing: "Enter your email address", max: 254 },
	contact_phone: { label: "Phone number", needed: "never", max: 100 },
	contact_role: { label: "Your role", needed: "never", max: 200 },
	tier: {
		label: "Partnership tier",
		needed: "always",
		missing: "Select the tier you are interested in, or say that you are not sure yet",
	},
	markets: { label: "Markets", needed: "always", missing: "Select at least one market" },
	market_focus: {
		label: "Market focus",
		needed: "with other markets",
		missing: "Describe the other markets you focus on",
		max: 2_000,
	},
	customer_base: { label: "Customer base", needed: "always", missing: "Describe your customer base", max: 2_000 },
	technical_capabilities: {
		label: "Technical capabilities",
		needed: "of technical tiers",
		missing: "Describe your technical capabilities",
		max: 2_000,
	},
	revenue_goals: { label: "Revenue goals", needed: "always", missing: "Describe your revenue goals", max: 2_000 },
	partnership_goals: { label: "Partnership goals", needed: "never", max: 2_000 },
	estimate: { label: "Estimate", needed: "never", max: 4_000 },
	consent: {
		label: "Consent",
		needed: "always",
		missing: "Confirm that we may keep and use these details for your application",
	},
	campaign: { label: "Campaign", needed: "never", max: 500 },
	program_version: { label: "Terms shown", needed: "never" },
	submission_id: { label: "Submission ID", needed: "never" },
} as const satisfies Record<string, FieldRule>;

export type FieldName = keyof typeof applicationFields;

const knownNames: ReadonlySet<string> = new Set(Object.keys(applicationFields));

/** The names of all fields, in the order in which they are asked. */
export const fieldNames = Object.keys(applicationFields).filter(isFieldName);

/** The trap for robots: hidden from people, so an answer in it means that a program filled in the form. */
export const trapName = "hp_note";

/** What somebody typed, cleaned but not judged; what was left empty is absent. */
export type Answers = { [Name in Exclude<FieldName, "markets">]?: string } & { markets?: string[] };

/** Whether the field has to be answered, given the other answers. */
export function isNeeded(name: FieldName, { tier, markets }: Answers): boolean {
	const { needed }: FieldRule = applicationFields[name];
	switch (needed) {
		case "always":
			return true;
		case "never":
			return false;
		case "with other markets":
			return markets?.includes("other") ?? false;
		case "of technical tiers":
			return tier === "technology" || tier === "integrator";
	}
}

/**
 * Whether the form asks for the field at all, given the other answers: technical capabilities only of those who have or may
 * turn out to have a technical part (guide, "Partnership Requirements").
 */
export function isAsked(name: FieldName, { tier }: Answers): boolean {
	return name !== "technical_capabilities" || (tier !== "reseller" && tier !== "strategic");
}

/** Whether a company founded in the year is younger than the guide asks for; such an application is accepted, with a note. */
export function isYoungerThan(minimumYears: number, founded: number, thisYear: number): boolean {
	return thisYear - founded < minimumYears;
}

/** The fields whose answers may have several lines. */
export const manyLines: readonly FieldName[] = [
	"market_focus",
	"customer_base",
	"technical_capabilities",
	"revenue_goals",
	"partnership_goals",
];

/** Whether a form field is one of ours. */
export function isFieldName(name: string): name is FieldName {
	return knownNames.has(name);
}

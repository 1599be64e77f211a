import type { FieldName } from "#program/application/application-fields.ts";

/** How a field is asked: the words below its label, and the control that takes the answer. */
export interface Question {
	hint?: string;
	/** Words for a visitor who chose a tier, in place of `hint`. */
	tierHints?: Partial<Record<string, string>>;
	control: "text" | "email" | "tel" | "url" | "link" | "year" | "country" | "tier" | "markets" | "long" | "consent";
	autocomplete?: string;
}

/** How each field is asked. Rules and labels are in the field table of the program. */
export const questions = {
	company_name: { control: "text", autocomplete: "organization" },
	company_website: { control: "url", hint: "The full address, such as https://www.example.com", autocomplete: "url" },
	company_country: { control: "country", autocomplete: "country" },
	company_founded: { control: "year", hint: "Four digits" },
	contact_name: { control: "text", autocomplete: "name" },
	contact_email: { control: "email", hint: "We answer to this address", autocomplete: "email" },
	contact_phone: { control: "tel", autocomplete: "tel" },
	contact_role: { control: "text", autocomplete: "organization-title" },
	tier: { control: "tier" },
	technical_capabilities: {
		control: "long",
		hint: "What your team builds and integrates, and how it supports what it has built",
		tierHints: {
			technology: "What your product does, what you would integrate, and how you support it",
			integrator: "Which systems your team has deployed, and how it supports them",
		},
	},
	markets: { control: "markets", hint: "Select all that apply" },
	market_focus: { control: "long", hint: "Which other markets, and what you do there" },
	customer_base: {
		control: "long",
		hint: "Who your customers are, and how many",
		tierHints: {
			reseller: "Who your customers are, how many, and how you sell to them",
			strategic: "Who your customers are, how many, and where you lead your market",
		},
	},
	revenue_goals: { control: "long", hint: "What you want the partnership to bring, and by when" },
	partnership_goals: {
		control: "long",
		hint: "What else you hope for, or want to ask",
		tierHints: { strategic: "Which joint opportunities you see, and what you would commit to" },
	},
	estimate: { control: "link", hint: "A link copied from the revenue estimator" },
	consent: { control: "consent" },
} as const satisfies Partial<Record<FieldName, Question>>;

export type AskedField = keyof typeof questions;

/** The steps of the form; the last one shows the answers and asks for consent. */
export const steps = [
	{
		key: "company",
		title: "Your company",
		fields: [
			"company_name",
			"company_website",
			"company_country",
			"company_founded",
			"contact_name",
			"contact_email",
			"contact_phone",
			"contact_role",
		],
	},
	{ key: "partnership", title: "Partnership", fields: ["tier", "technical_capabilities"] },
	{ key: "market", title: "Market and customers", fields: ["markets", "market_focus", "customer_base"] },
	{ key: "goals", title: "Goals", fields: ["revenue_goals", "partnership_goals", "estimate"] },
	{ key: "check", title: "Check your answers", fields: ["consent"] },
] as const satisfies { key: string; title: string; fields: AskedField[] }[];

export type StepKey = (typeof steps)[number]["key"];

/** What a market is called. */
export const marketNames = {
	"financial-services": "Financial services",
	government: "Government",
	healthcare: "Healthcare",
	other: "Other",
} as const;

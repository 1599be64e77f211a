// Ships to the client and runs on the server: one reading of a form for both. zod/mini, because an island carries it.
import * as z from "zod/mini";
import { estimatePath, isEmailAddress, isWebAddress } from "./addresses.ts";
import { cleanLine, cleanLines } from "./clean-text.ts";
import { countryCodes } from "./countries.ts";
import { tierKeys } from "./keys.ts";

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
type FieldRule = { label: string; min?: number; max?: number } & (
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
	submission_id: { label: "Submission ID", needed: "never" },
} as const satisfies Record<string, FieldRule>;

export type FieldName = keyof typeof applicationFields;

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

/** What is wrong with an answer. `reused` comes from the endpoint only: the `submission_id` belongs to other content. */
export type ErrorCode = "missing" | "too_short" | "too_long" | "format" | "unknown" | "out_of_range" | "reused";
export type FieldError = { field: FieldName; code: ErrorCode; message: string };

/** What the rules take from outside: the current year and the public address of the site, for links to the estimator. */
export type ApplicationContext = { thisYear: number; siteUrl: string };

const fourDigits = "Year founded must be four digits, such as 2015";

/** A text within the limits of the field table. Characters are code points, as people count them. */
function text(name: FieldName) {
	const { label, min = 1, max = Number.POSITIVE_INFINITY }: FieldRule = applicationFields[name];
	return z.string(`${label} must be text`).check(
		z.refine((value) => [...value].length >= min, {
			error: `${label} must be ${min} characters or more`,
			params: { code: "too_short" },
			abort: true,
		}),
		z.refine((value) => [...value].length <= max, {
			error: `${label} must be ${max.toLocaleString("en-US")} characters or fewer`,
			params: { code: "too_long" },
			abort: true,
		}),
	);
}

/** The schema of an application after `collect`: absent is `undefined`, texts are cleaned. */
function applicationSchema({ thisYear, siteUrl }: ApplicationContext) {
	return z.object({
		company_name: text("company_name"),
		company_website: text("company_website").check(
			z.refine(isWebAddress, "Company website must be a full address, such as https://www.example.com"),
		),
		company_country: z.enum(countryCodes, "Select a country from the list"),
		company_founded: z.pipe(
			z.string(fourDigits).check(z.regex(/^\d{4}$/, fourDigits)),
			z.pipe(
				z.transform(Number),
				z
					.int()
					.check(
						z.minimum(earliestYear, `Year founded must be ${earliestYear} or later`),
						z.maximum(thisYear, `Year founded must be ${thisYear} or earlier`),
					),
			),
		),
		contact_name: text("contact_name"),
		contact_email: text("contact_email").check(
			z.refine(isEmailAddress, "Email address must have a name, an @ and a domain, such as name@example.com"),
		),
		contact_phone: z.optional(text("contact_phone")),
		contact_role: z.optional(text("contact_role")),
		tier: z.enum(tierChoices, "Select a tier from the list"),
		markets: z
			.array(z.enum(marketKeys, "Select markets from the list"), applicationFields.markets.missing)
			.check(z.overwrite((chosen) => marketKeys.filter((key) => chosen.includes(key)))),
		market_focus: z.optional(text("market_focus")),
		customer_base: text("customer_base"),
		technical_capabilities: z.optional(text("technical_capabilities")),
		revenue_goals: text("revenue_goals"),
		partnership_goals: z.optional(text("partnership_goals")),
		estimate: z.optional(
			text("estimate").check(
				z.refine(
					(link) => estimatePath(link, siteUrl) !== null,
					"Estimate must be a link copied from the revenue-share estimator",
				),
				z.overwrite((link) => estimatePath(link, siteUrl) ?? link),
			),
		),
		consent: z.literal("yes", applicationFields.consent.missing),
		submission_id: z.optional(
			z
				.guid("The submission ID must be a UUID; reload the page to get a new one")
				.check(z.overwrite((id) => id.toLowerCase())),
		),
	});
}

let latest: { context: ApplicationContext; schema: ReturnType<typeof applicationSchema> } | null = null;

/** The schema of the context, built once: building it costs more than reading an application with it. */
function schemaFor(context: ApplicationContext) {
	if (latest?.context.thisYear !== context.thisYear || latest.context.siteUrl !== context.siteUrl) {
		latest = { context, schema: applicationSchema(context) };
	}
	return latest.schema;
}

/** An application that obeys every rule. */
export type Application = z.infer<ReturnType<typeof applicationSchema>>;

/**
 * Reads a submitted form (a `FormData`, or pairs out of JSON): the application, or what is wrong, in the order of the fields,
 * at most once a field. Fields it does not know are ignored.
 */
export function readApplication(
	entries: Iterable<readonly [string, unknown]>,
	context: ApplicationContext,
): { application: Application } | { errors: FieldError[] } {
	const collected = collect(entries);
	const answers = onlyTexts(collected);
	const result = schemaFor(context).safeParse(collected);
	const found = new Map<string, FieldError>();
	for (const issue of result.error?.issues ?? []) {
		const field = issue.path[0];
		if (typeof field !== "string" || !isFieldName(field) || found.has(field)) continue;
		found.set(field, collected[field] === undefined ? missingError(field) : wrongError(field, issue));
	}
	for (const field of fieldNames) {
		if (collected[field] === undefined && isNeeded(field, answers)) found.set(field, missingError(field));
	}
	if (result.success && found.size === 0) return { application: result.data };
	return { errors: fieldNames.flatMap((field) => found.get(field) ?? []) };
}

/** What was typed, cleaned, to fill in the form again or to keep what a trap has held. */
export function readAnswers(entries: Iterable<readonly [string, unknown]>): Answers {
	return onlyTexts(collect(entries));
}

/** An application as answers again, the same for the same application: fields in order, the year in digits. */
export function answersOf(application: Application): Answers {
	return onlyTexts({ ...application, company_founded: String(application.company_founded) });
}

function missingError(field: FieldName): FieldError {
	const rule: FieldRule = applicationFields[field];
	const message = rule.needed === "never" ? `Enter ${rule.label.toLowerCase()}` : rule.missing;
	return { field, code: "missing", message };
}

function wrongError(field: FieldName, issue: z.core.$ZodIssue): FieldError {
	return { field, code: errorCode(issue), message: issue.message };
}

function errorCode(issue: z.core.$ZodIssue): ErrorCode {
	if (issue.code === "invalid_value") return "unknown";
	if (issue.code === "too_small" || issue.code === "too_big") return "out_of_range";
	const stated = issue.code === "custom" ? issue.params?.code : undefined;
	return stated === "too_short" || stated === "too_long" ? stated : "format";
}

/** The known fields with their cleaned values; the first answer to a field counts, `markets` takes all. */
function collect(entries: Iterable<readonly [string, unknown]>): Partial<Record<FieldName, unknown>> {
	const collected: Partial<Record<FieldName, unknown>> = {};
	const markets: unknown[] = [];
	for (const [name, value] of entries) {
		if (!isFieldName(name)) continue;
		// JSON clients send a year or a phone number as a number.
		const typed = typeof value === "number" ? String(value) : value;
		const cleaned = typeof typed === "string" ? clean(name, typed) : typed;
		if (cleaned === "" || cleaned === undefined || cleaned === null) continue;
		if (name === "markets") markets.push(cleaned);
		else collected[name] ??= cleaned;
	}
	return markets.length > 0 ? { ...collected, markets } : collected;
}

function onlyTexts(collected: Partial<Record<FieldName, unknown>>): Answers {
	const answers: Answers = {};
	for (const name of fieldNames) {
		const value = collected[name];
		if (name === "markets") {
			const markets = Array.isArray(value) ? value.filter((market) => typeof market === "string") : [];
			if (markets.length > 0) answers.markets = markets;
		} else if (typeof value === "string") answers[name] = value;
	}
	return answers;
}

/** The fields whose answers may have several lines. */
const manyLines: readonly FieldName[] = [
	"market_focus",
	"customer_base",
	"technical_capabilities",
	"revenue_goals",
	"partnership_goals",
];

function clean(name: FieldName, value: string): string {
	if (manyLines.includes(name)) return cleanLines(value);
	return name === "company_country" ? cleanLine(value).toUpperCase() : cleanLine(value);
}

function isFieldName(name: string): name is FieldName {
	return Object.hasOwn(applicationFields, name);
}

// Ships to the client and runs on the server: one reading of a form for both. zod/mini, because an island carries it.
import * as z from "zod/mini";
import { cleanAddress, cleanLine, cleanLines, plainDigits } from "#program/clean-text.ts";
import {
	type Answers,
	applicationFields,
	earliestYear,
	type FieldName,
	type FieldRule,
	fieldNames,
	isFieldName,
	isNeeded,
	manyLines,
	marketKeys,
	tierChoices,
} from "./application-fields.ts";
import { estimatePath, isEmailAddress, isWebAddress, withOneScheme } from "./contact-addresses.ts";
import { countryCodes } from "./countries.ts";

/** What is wrong with an answer. `reused` comes from the endpoint only: the `submission_id` belongs to other content. */
export type ErrorCode = "missing" | "too_short" | "too_long" | "format" | "unknown" | "out_of_range" | "reused";
export type FieldError = { field: FieldName; code: ErrorCode; message: string };

/**
 * What the rules take from outside: the current year, the public address of the site, for links to the estimator, and every
 * version of the terms that was published. Where the versions are not at hand, any text of their form is taken.
 */
export type ApplicationContext = { thisYear: number; siteUrl: string; programVersions?: readonly string[] };

const fourDigits = "Year founded must be four digits, such as 2015";

/** How many characters a text has: code points, as people count them. */
const lengthOf = (text: string) => [...text].length;

/** JSON can hold one (RFC 8259, 8.2), UTF-8 cannot. */
const halfCharacter = /\p{Surrogate}/u;

/** A text within the limits of the field table. Most are judged by their UTF-16 units, of which a character has one or two. */
function text(name: FieldName) {
	const { label, min = 1, max = Number.POSITIVE_INFINITY }: FieldRule = applicationFields[name];
	return z.string(`${label} must be text`).check(
		z.refine((value) => !halfCharacter.test(value), {
			error: `${label} has half a character in it, which cannot be stored as it was sent; type that place again`,
			abort: true,
		}),
		z.refine((value) => value.length >= 2 * min || lengthOf(value) >= min, {
			error: `${label} must be ${min} characters or more`,
			params: { code: "too_short" },
			abort: true,
		}),
		z.refine((value) => value.length <= max || lengthOf(value) <= max, {
			error: `${label} must be ${max.toLocaleString("en-US")} characters or fewer`,
			params: { code: "too_long" },
			abort: true,
		}),
	);
}

/** The schema of an application after `collect`: absent is `undefined`, texts are cleaned. */
function applicationSchema({ thisYear, siteUrl, programVersions }: ApplicationContext) {
	return z.object({
		company_name: text("company_name"),
		company_website: text("company_website").check(
			z.overwrite(withOneScheme),
			z.refine(isWebAddress, "Company website must be a full address that begins with https://"),
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
		campaign: z.optional(text("campaign")),
		program_version: z.optional(
			text("program_version").check(
				z.refine((version) => programVersions?.includes(version) ?? /^\d{1,4}\.\d{1,4}$/.test(version), {
					error: "Terms shown must be a published version of the terms; reload the page to get the current one",
					params: { code: "unknown" },
				}),
			),
		),
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
	const { thisYear, siteUrl, programVersions } = latest?.context ?? {};
	if (
		latest === null ||
		thisYear !== context.thisYear ||
		siteUrl !== context.siteUrl ||
		programVersions !== context.programVersions
	) {
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
	return stated === "too_short" || stated === "too_long" || stated === "unknown" ? stated : "format";
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

function clean(name: FieldName, value: string): string {
	if (manyLines.includes(name)) return cleanLines(value);
	switch (name) {
		case "company_name":
		case "contact_name":
		case "contact_role":
			return cleanLine(value);
		case "company_founded":
		case "contact_phone":
			return plainDigits(value);
		case "company_country":
			return cleanAddress(value).toUpperCase();
		default:
			return cleanAddress(value);
	}
}

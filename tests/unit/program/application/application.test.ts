import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAnswers, readApplication } from "#program/application/application.ts";
import {
	type Answers,
	applicationFields,
	fieldNames,
	isAsked,
	isNeeded,
	isYoungerThan,
	marketKeys,
	tierChoices,
} from "#program/application/application-fields.ts";
import { countryCodes } from "#program/application/countries.ts";
import { completeForm } from "#tests/endpoint/setup/forms.ts";

const context = { thisYear: 2026, siteUrl: "https://partners.example.com" };

function entriesOf(form: Record<string, unknown>): [string, unknown][] {
	return Object.entries(form).flatMap(([name, value]): [string, unknown][] =>
		Array.isArray(value) ? value.map((each): [string, unknown] => [name, each]) : [[name, value]],
	);
}

const read = (form: Record<string, unknown>) => readApplication(entriesOf(form), context);
const readWith = (changes: Record<string, unknown>) => read({ ...completeForm, ...changes });
const errorsOf = (changes: Record<string, unknown>) => {
	const result = readWith(changes);
	return "errors" in result ? result.errors : [];
};
const applicationOf = (changes: Record<string, unknown>) => {
	const result = readWith(changes);
	if ("errors" in result) throw new Error(JSON.stringify(result.errors));
	return result.application;
};

test("a complete application is read, with the year as a number and the markets as a list", () => {
	expect(read(completeForm)).toEqual({
		application: { ...completeForm, company_founded: 2015, markets: ["government"] },
	});
});

test("an empty form names every needed field, in the form's order, with an instruction", () => {
	const result = read({});
	expect("errors" in result && result.errors.map(({ field, code, message }) => `${field} ${code}: ${message}`)).toEqual(
		[
			"company_name missing: Enter the name of your company",
			"company_website missing: Enter the address of your company’s website",
			"company_country missing: Select the country your company is based in",
			"company_founded missing: Enter the year your company was founded, such as 2015",
			"contact_name missing: Enter your name",
			"contact_email missing: Enter your email address",
			"tier missing: Select the tier you are interested in, or say that you are not sure yet",
			"markets missing: Select at least one market",
			"customer_base missing: Describe your customer base",
			"revenue_goals missing: Describe your revenue goals",
			"consent missing: Confirm that we may keep and use these details for your application",
		],
	);
});

describe("an answer that breaks its rule is described", () => {
	const cases: [Record<string, unknown>, string][] = [
		[{ company_name: "A" }, "company_name too_short: Company name must be 2 characters or more"],
		[{ company_name: "A".repeat(201) }, "company_name too_long: Company name must be 200 characters or fewer"],
		[
			{ company_website: "acme.example" },
			"company_website format: Company website must be a full address that begins with https://",
		],
		[{ company_country: "XX" }, "company_country unknown: Select a country from the list"],
		[{ company_founded: "20x5" }, "company_founded format: Year founded must be four digits, such as 2015"],
		[{ company_founded: "1799" }, "company_founded out_of_range: Year founded must be 1800 or later"],
		[{ company_founded: "2027" }, "company_founded out_of_range: Year founded must be 2026 or earlier"],
		[
			{ contact_email: "ada.acme.example" },
			"contact_email format: Email address must have a name, an @ and a domain, such as name@example.com",
		],
		[
			{ contact_email: `ada@${"a.".repeat(125)}ex` },
			"contact_email too_long: Email address must be 254 characters or fewer",
		],
		[{ tier: "gold" }, "tier unknown: Select a tier from the list"],
		[{ markets: ["government", "space"] }, "markets unknown: Select markets from the list"],
		[{ customer_base: "x".repeat(2001) }, "customer_base too_long: Customer base must be 2,000 characters or fewer"],
		[
			{ estimate: "https://elsewhere.example/estimate/" },
			"estimate format: Estimate must be a link copied from the revenue-share estimator",
		],
		[{ consent: "no" }, "consent unknown: Confirm that we may keep and use these details for your application"],
		[
			{ submission_id: "not-a-uuid" },
			"submission_id format: The submission ID must be a UUID; reload the page to get a new one",
		],
		[{ campaign: "x".repeat(501) }, "campaign too_long: Campaign must be 500 characters or fewer"],
		[
			{ program_version: "newest" },
			"program_version unknown: Terms shown must be a published version of the terms; reload the page to get the current one",
		],
		[{ company_name: { nested: true } }, "company_name format: Company name must be text"],
	];
	test.each(cases)("%j", (changes, sentence) => {
		expect(errorsOf(changes).map(({ field, code, message }) => `${field} ${code}: ${message}`)).toEqual([sentence]);
	});
});

test("the market focus is needed only with other markets", () => {
	expect(errorsOf({ markets: ["other", "healthcare"] })).toEqual([
		{ field: "market_focus", code: "missing", message: "Describe the other markets you focus on" },
	]);
	expect(applicationOf({ markets: ["other", "healthcare"], market_focus: "Ports" }).markets).toEqual([
		"healthcare",
		"other",
	]);
});

test("technical capabilities are needed of technology partners and integrators", () => {
	for (const tier of tierChoices) {
		const needed = tier === "technology" || tier === "integrator";
		expect(errorsOf({ tier }).map((error) => error.field)).toEqual(needed ? ["technical_capabilities"] : []);
		expect(applicationOf({ tier, technical_capabilities: "APIs" }).technical_capabilities).toBe("APIs");
	}
});

test("technical capabilities are asked of everybody who may have a technical part", () => {
	const askedOf = tierChoices.filter((tier) => isAsked("technical_capabilities", { tier }));
	expect(askedOf).toEqual(["technology", "integrator", "unsure"]);
	expect(isAsked("revenue_goals", { tier: "reseller" })).toBe(true);
});

test("years at both ends of the range are accepted, and the clock moves the upper one", () => {
	expect(applicationOf({ company_founded: "1800" }).company_founded).toBe(1800);
	expect(applicationOf({ company_founded: "2026" }).company_founded).toBe(2026);
	const nextYear = readApplication(entriesOf({ ...completeForm, company_founded: "2027" }), {
		...context,
		thisYear: 2027,
	});
	expect("application" in nextYear).toBe(true);
});

test("a company is young until the year in which it can have reached the age", () => {
	expect(isYoungerThan(2, 2025, 2026)).toBe(true);
	expect(isYoungerThan(2, 2024, 2026)).toBe(false);
});

test("what people paste is accepted: spaces around, a small country code, line ends of any system, control characters", () => {
	const application = applicationOf({
		company_name: "  Acme\t\u0000 Ledger \r\n",
		company_country: " dm ",
		contact_name: "Ada\r\nBcc: all@example.com",
		customer_base: "first\r\nsecond\rthird\u000bfourth",
	});
	expect(application).toMatchObject({
		company_name: "Acme Ledger",
		company_country: "DM",
		contact_name: "Ada Bcc: all@example.com",
		customer_base: "first\nsecond\nthird\nfourth",
	});
});

test("marks that turn text about are left out, and a text in which nothing can be seen is empty", () => {
	expect(applicationOf({ company_name: "Acme \u202eregdeL\u202c" }).company_name).toBe("Acme regdeL");
	for (const company_name of ["\u200b\u200b\u200b", "\u2060 \u00ad", "\u202e\u202c\u0000"]) {
		expect(errorsOf({ company_name })).toMatchObject([{ field: "company_name", code: "missing" }]);
	}
});

test("digits of other scripts, full-width signs and unseen marks are read as what they mean, in every field", () => {
	const typed = {
		company_name: "\u200eAcme\u00a0Ledger\u200b",
		company_website: "\ufeffｈｔｔｐｓ：／／acme。example\u200e",
		company_country: "ＤＭ",
		company_founded: "٢٠١٥",
		contact_email: "ada＠acme．example\u202c",
		contact_phone: "\u202d＋１\u00a0۷۶۷ 555\u202c",
		customer_base: "Forty\u200b unions",
		consent: "yes\u200b",
	};
	expect(applicationOf(typed)).toMatchObject({
		company_name: "Acme Ledger",
		company_website: "https://acme.example",
		company_country: "DM",
		company_founded: 2015,
		contact_email: "ada@acme.example",
		contact_phone: "+1 767 555",
		customer_base: "Forty unions",
		consent: "yes",
	});
});

test("a website pasted behind a scheme that was there already is mended, in browser and endpoint alike", () => {
	expect(applicationOf({ company_website: "https://https://acme.example" }).company_website).toBe(
		"https://acme.example",
	);
	expect(errorsOf({ company_website: "https://www.https://acme.example" })).toMatchObject([{ code: "format" }]);
});

test("a text that the browser sends with CRLF counts each line end once", () => {
	const lines = Array.from({ length: 1000 }, () => "x").join("\r\n");
	expect(lines.length).toBeGreaterThan(2_000);
	expect(applicationOf({ customer_base: lines }).customer_base).toHaveLength(1_999);
});

test("the version of the terms is one that was published, where these are known", () => {
	const read = (program_version: string) =>
		readApplication(entriesOf({ ...completeForm, program_version }), { ...context, programVersions: ["1.0", "1.1"] });
	expect(read("1.1")).toMatchObject({ application: { program_version: "1.1" } });
	expect(read("1.2")).toMatchObject({ errors: [{ field: "program_version", code: "unknown" }] });
	expect(applicationOf({ program_version: "1.2", campaign: "utm_source=mail" })).toMatchObject({
		program_version: "1.2",
		campaign: "utm_source=mail",
	});
});

test("a character outside the basic plane counts once", () => {
	expect(applicationOf({ company_name: "🥭".repeat(200) }).company_name).toBe("🥭".repeat(200));
	expect(errorsOf({ company_name: "🥭" })).toMatchObject([{ code: "too_short" }]);
});

test.each(fieldNames.filter((name) => !["markets", "consent"].includes(name)))(
	"half a character, as JSON can hold it, is refused in %s and not replaced",
	(name) => {
		const [error] = errorsOf({ ...completeForm, [name]: "ab\ud83dcd" });
		expect(error?.field).toBe(name);
		expect(errorsOf({ ...completeForm, customer_base: "🥭" })).toEqual([]);
	},
);

test("a UUID is kept in small letters, so that a retry finds it", () => {
	const submission_id = "0B7E1C1A-3C5B-4F0E-9A68-2D2F6C2B1E11";
	expect(applicationOf({ submission_id }).submission_id).toBe(submission_id.toLowerCase());
});

test("a number, as JSON clients send a year, is read as its digits", () => {
	expect(applicationOf({ company_founded: 2015 }).company_founded).toBe(2015);
});

test("the first answer to a field counts, and unknown fields are left alone", () => {
	const result = readApplication(
		[...entriesOf(completeForm), ["company_name", "Second"], ["utm_source", "mail"]],
		context,
	);
	expect("application" in result && result.application).not.toHaveProperty("utm_source");
	expect("application" in result && result.application.company_name).toBe("Acme Ledger");
});

test("the list of countries is the 249 codes of ISO 3166-1 and Kosovo, each with a name", () => {
	const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
	expect(countryCodes).toHaveLength(250);
	expect(countryCodes.toSorted()).toEqual([...new Set(countryCodes)]);
	expect(countryCodes.filter((code) => names.of(code) === undefined)).toEqual([]);
	expect(applicationOf({ company_country: "xk" }).company_country).toBe("XK");
});

const anyEntry = fc.tuple(
	fc.oneof(fc.constantFrom(...fieldNames), fc.string()),
	fc.oneof(
		fc.string({ unit: "binary" }),
		fc.anything(),
		fc.constantFrom(...tierChoices, ...marketKeys, ...countryCodes, "yes", "2015"),
	),
);

test("any entries give an application or errors with a field, a code and a sentence", () => {
	fc.assert(
		fc.property(fc.array(anyEntry), (entries) => {
			const result = readApplication(entries, context);
			if ("application" in result) return;
			expect(result.errors.length).toBeGreaterThan(0);
			for (const { field, message } of result.errors) {
				expect(applicationFields).toHaveProperty(field);
				expect(message).toMatch(/^[A-Z].{10,}$/);
				expect(message).not.toMatch(/please|sorry|invalid|required/i);
			}
		}),
	);
});

test("reading what was read gives the same answers, so a form that comes back does not change them", () => {
	fc.assert(
		fc.property(fc.array(anyEntry), (entries) => {
			const once = readAnswers(entries);
			expect(readAnswers(entriesOf(once))).toEqual(once);
		}),
	);
});

test("an answered form has no missing field", () => {
	const answers: Answers = readAnswers(entriesOf(completeForm));
	expect(fieldNames.filter((name) => isNeeded(name, answers) && answers[name] === undefined)).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { clearDraft, readDraft, writeDraft } from "../../src/tools/application/draft.ts";
import { readAnswer } from "../../src/tools/application/send.ts";
import {
	type ApplicationFacts,
	errorsIn,
	fieldsOf,
	readPrefill,
	withAnswer,
	youngNote,
} from "../../src/tools/application/state.ts";

const facts: ApplicationFacts = {
	tiers: [],
	countries: [],
	minimumYears: 2,
	email: "partners@example.com",
	siteUrl: "https://partners.example",
	endpoint: "/api/applications",
	thisYear: 2026,
};

const storage = () => {
	const items = new Map<string, string>();
	return {
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
		removeItem: (key: string) => void items.delete(key),
	};
};

describe("a draft", () => {
	const draft = { answers: { company_name: "Acme", markets: ["government", "other"] }, submissionId: "id-1" };
	const day = 86_400_000;

	test("comes back as it was", () => {
		const memory = storage();
		expect(writeDraft(memory, draft, 0)).toBe(true);
		expect(readDraft(memory, 29 * day)).toEqual(draft);
	});

	test("older than 30 days is dropped", () => {
		const memory = storage();
		writeDraft(memory, draft, 0);
		expect(readDraft(memory, 31 * day)).toBeNull();
		expect(readDraft(memory, 0)).toBeNull();
	});

	test("that was cleared, is of another form or cannot be read is none", () => {
		const memory = storage();
		writeDraft(memory, draft, 0);
		clearDraft(memory);
		expect(readDraft(memory, 0)).toBeNull();
		for (const stored of ["{oops", "[]", '{"savedAt":"today"}']) {
			expect(readDraft({ getItem: () => stored, removeItem: () => {} }, 0)).toBeNull();
		}
	});

	test("cannot be kept where the browser refuses, and the form works all the same", () => {
		const refusing = {
			setItem: () => {
				throw new DOMException("full", "QuotaExceededError");
			},
		};
		expect(writeDraft(refusing, draft, 0)).toBe(false);
	});
});

describe("an answer of the endpoint means", () => {
	test("received, with our reference or without one", () => {
		expect(readAnswer(201, null, { reference: "MP-7K3F-9QX2" })).toEqual({
			outcome: "received",
			reference: "MP-7K3F-9QX2",
		});
		expect(readAnswer(200, null, { ok: true })).toEqual({ outcome: "received", reference: null });
	});

	test("errors at fields, also from another form service", () => {
		const errors = [
			{ field: "contact_email", code: "TYPE_EMAIL", message: "should be an email" },
			{ message: "no field" },
		];
		expect(readAnswer(422, null, { errors })).toEqual({
			outcome: "wrong",
			errors: [{ field: "contact_email", code: "format", message: "should be an email" }],
		});
	});

	test("again later, and when", () => {
		expect(readAnswer(429, "40", null)).toMatchObject({
			outcome: "again",
			sentence: expect.stringContaining("in 40 seconds"),
		});
		expect(readAnswer(503, "120", null)).toMatchObject({
			outcome: "again",
			sentence: expect.stringContaining("in 2 minutes"),
		});
		expect(readAnswer(502, null, null)).toMatchObject({
			outcome: "again",
			sentence: expect.stringContaining("in a minute"),
		});
	});

	test("refused, in the service’s own words where it has some", () => {
		expect(readAnswer(403, null, { error: "Form not found" })).toEqual({
			outcome: "refused",
			sentence: "Form not found",
		});
		expect(readAnswer(413, null, null)).toMatchObject({ outcome: "refused" });
		expect(readAnswer(404, null, "<html>")).toEqual({
			outcome: "refused",
			sentence: "The form service refused the application (answer 404).",
		});
	});
});

describe("what is asked follows the answers", () => {
	test("technical capabilities are asked of technical tiers, not of resellers", () => {
		expect(fieldsOf("partnership", { tier: "technology" })).toContain("technical_capabilities");
		expect(fieldsOf("partnership", { tier: "reseller" })).toEqual(["tier"]);
	});

	test("other markets are to be described", () => {
		expect(fieldsOf("market", { markets: ["other"] })).toContain("market_focus");
		expect(fieldsOf("market", { markets: ["government"] })).not.toContain("market_focus");
	});

	test("a step’s errors are those of its own fields", () => {
		const errors = errorsIn({}, facts, "goals");
		expect(errors.map(({ field }) => field)).toEqual(["revenue_goals"]);
	});

	test("an emptied answer is absent", () => {
		expect(withAnswer({ company_name: "A" }, "company_name", "")).toEqual({});
	});
});

test("a company younger than the guide asks for gets a note, and a mistyped year none", () => {
	expect(youngNote("2026", facts)).toContain("2 years");
	expect(youngNote("2024", facts)).toBeNull();
	expect(youngNote("202", facts)).toBeNull();
	expect(youngNote("2031", facts)).toBeNull();
});

test("a link fills in what can be read and leaves the rest", () => {
	expect(readPrefill("?tier=reseller&answers=no/no/yes&utm_source=x")).toEqual({
		answers: { tier: "reseller" },
		selection: "no/no/yes",
	});
	expect(readPrefill("?tier=gold&answers=<script>")).toEqual({ answers: {}, selection: null });
});

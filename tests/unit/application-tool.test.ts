import { describe, expect, test } from "vitest";
import { receiptOf } from "../../src/tools/application/answers-in-words.ts";
import { clearDraft, type Draft, newSubmissionId, readDraft, writeDraft } from "../../src/tools/application/draft.ts";
import { readPrefill } from "../../src/tools/application/prefill.ts";
import { keepReceipt, readReceipt } from "../../src/tools/application/receipt.ts";
import { brokenConnection, readAnswer } from "../../src/tools/application/send.ts";
import {
	type ApplicationFacts,
	askedAnswers,
	conditionOf,
	errorsIn,
	fieldsOf,
	labelOf,
	requirementNote,
	stepAfter,
	withAnswer,
	youngNote,
} from "../../src/tools/application/state.ts";

const facts: ApplicationFacts = {
	tiers: [
		{ key: "technology", name: "Technology Partner", overview: "" },
		{ key: "integrator", name: "System Integrator Partner", overview: "" },
		{ key: "reseller", name: "Reseller Partner", overview: "" },
	],
	requirements: [{ tiers: ["reseller"], items: ["Sales capabilities", "Market knowledge"] }],
	countries: [{ code: "KE", name: "Kenya" }],
	minimumYears: 2,
	email: "partners@example.com",
	siteUrl: "https://partners.example",
	endpoint: "/api/applications",
	thisYear: 2026,
};
const { email } = facts;

const storage = () => {
	const items = new Map<string, string>();
	return {
		getItem: (key: string) => items.get(key) ?? null,
		setItem: (key: string, value: string) => void items.set(key, value),
		removeItem: (key: string) => void items.delete(key),
	};
};

describe("a draft", () => {
	const draft: Draft = {
		answers: { company_name: "Acme", markets: ["government", "other"] },
		submissionId: "id-1",
		link: "?tier=reseller",
	};
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
		expect(writeDraft(null, draft, 0)).toBe(false);
		expect(readDraft(null, 0)).toBeNull();
		expect(() => clearDraft(null)).not.toThrow();
	});

	test("is sent under a UUID of version 4, each time another", () => {
		const ids = new Set(Array.from({ length: 100 }, newSubmissionId));
		expect(ids.size).toBe(100);
		for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	});
});

describe("an answer of the endpoint means", () => {
	test("received, with our reference or without one", () => {
		expect(readAnswer(201, null, { reference: "MP-7K3F-9QX2" }, email)).toEqual({
			outcome: "received",
			reference: "MP-7K3F-9QX2",
		});
		expect(readAnswer(200, null, { ok: true }, email)).toEqual({ outcome: "received", reference: null });
	});

	test("errors at fields, also from another form service, whose other complaints are not lost", () => {
		const errors = [
			{ field: "contact_email", code: "TYPE_EMAIL", message: "should be an email" },
			{ message: "Form is disabled." },
		];
		expect(readAnswer(422, null, { errors }, email)).toEqual({
			outcome: "wrong",
			errors: [{ field: "contact_email", code: "format", message: "should be an email" }],
			sentence: "Form is disabled.",
		});
	});

	test("arrived before, when the submission ID was used for other answers", () => {
		const errors = [{ field: "submission_id", code: "reused", message: "…" }];
		expect(readAnswer(422, null, { errors }, email)).toEqual({ outcome: "reused" });
	});

	test.each([
		[429, "40", "Try again in 40 seconds."],
		[429, "600", "Try again in 10 minutes."],
		[503, "60", "Try again in a minute."],
		[503, "120", "Try again in 2 minutes."],
		[503, "0", "Try again now."],
		[502, null, "Try again in a minute."],
		[503, "Wed, 21 Oct 2026 07:28:00 GMT", "Try again in a minute."],
	])("again later, and when: %i with Retry-After %s", (status, retryAfter, sentence) => {
		expect(readAnswer(status, retryAfter, null, email)).toMatchObject({
			outcome: "again",
			sentence: expect.stringContaining(sentence),
		});
	});

	test("refused, in the service’s own words where it has some, with somebody to write to", () => {
		expect(readAnswer(403, null, { error: "Form not found" }, email)).toMatchObject({
			outcome: "refused",
			sentence: expect.stringMatching(/The form service says: Form not found .*partners@example\.com/),
		});
		expect(readAnswer(413, null, null, email)).toMatchObject({ sentence: expect.stringContaining("too long") });
		expect(readAnswer(400, null, "<html>", email)).toMatchObject({ sentence: expect.stringContaining("(answer 400)") });
	});

	test("nothing when it does not come; only our own endpoint promises to count a second attempt once", () => {
		expect(brokenConnection("/api/applications", true)).toContain("will not arrive twice");
		expect(brokenConnection("https://forms.example/f/1", true)).not.toContain("will not arrive twice");
		expect(brokenConnection("/api/applications", false)).toContain("You are offline");
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

test("an answer whose question went away is neither judged nor sent", () => {
	const answers = {
		tier: "reseller",
		technical_capabilities: "x".repeat(3_000),
		markets: ["government"],
		market_focus: "y",
	};
	expect(askedAnswers(answers)).toEqual({ tier: "reseller", markets: ["government"] });
	expect(errorsIn(answers, facts).map(({ field }) => field)).not.toContain("technical_capabilities");
});

test("on one page, labels leave open what depends on other answers and hints say on what", () => {
	expect(labelOf("technical_capabilities", {}, true)).toBe("Technical capabilities");
	expect(labelOf("technical_capabilities", {})).toBe("Technical capabilities (optional)");
	expect(labelOf("contact_phone", {}, true)).toBe("Phone number (optional)");
	expect(conditionOf("technical_capabilities", facts)).toBe(
		"Needed if you choose Technology Partner or System Integrator Partner.",
	);
	expect(conditionOf("customer_base", facts)).toBeNull();
});

test("what the guide asks of a tier is said when it is chosen", () => {
	expect(requirementNote({ tier: "reseller" }, facts)).toContain("sales capabilities and market knowledge");
	expect(requirementNote({ tier: "unsure" }, facts)).toBeNull();
	expect(requirementNote({}, facts)).toBeNull();
});

test("who has checked the answers returns there after a change, by way of what became wrong", () => {
	expect(stepAfter("company", {}, facts, false)).toBe("partnership");
	expect(stepAfter("goals", {}, facts, false)).toBe("check");
	expect(stepAfter("company", {}, facts, true)).toBe("company");
	const complete = {
		company_name: "Acme",
		company_website: "https://example.com",
		company_country: "KE",
		company_founded: "2012",
		contact_name: "Amina",
		contact_email: "amina@example.com",
		tier: "technology",
		markets: ["government"],
		customer_base: "Twelve counties",
		revenue_goals: "Two million",
	};
	expect(stepAfter("company", complete, facts, true)).toBe("partnership");
	expect(stepAfter("company", { ...complete, tier: "reseller" }, facts, true)).toBe("check");
});

describe("a link to the form", () => {
	test("puts the estimator’s open questions, which links name by key, into words", () => {
		expect(readPrefill("?question=pay-day&question=Anything+else", facts).answers.partnership_goals).toBe(
			"Questions for the qualification call:\n– On which day of the month is the revenue share paid?\n– Anything else",
		);
	});

	test("fills in tier, estimate and open questions, and says so", () => {
		const { answers, said, selection } = readPrefill(
			"?tier=reseller&answers=no/no/yes&estimate=%2Festimate%2F%3Ftier%3Dreseller&question=Pay+day%3F&question=Tax%3F&utm_source=x",
			facts,
		);
		expect(answers).toEqual({
			tier: "reseller",
			estimate: "/estimate/?tier=reseller",
			partnership_goals: "Questions for the qualification call:\n– Pay day?\n– Tax?",
		});
		expect(selection).toBe("no/no/yes");
		expect(said).toHaveLength(3);
		expect(said[0]).toContain("Reseller Partner");
	});

	test("names what it cannot read and leaves it out", () => {
		const { answers, said, selection } = readPrefill(
			"?tier=gold&answers=<script>&estimate=https://elsewhere.example/estimate/",
			facts,
		);
		expect(answers).toEqual({});
		expect(selection).toBeNull();
		expect(said.join(" ")).toMatch(/tier that does not exist.*estimate that is not from our estimator/);
	});
});

describe("the copy of what was sent", () => {
	const answers = { company_name: "Acme", company_country: "KE", tier: "reseller", markets: ["other", "government"] };

	test("has the answers in words and is found by its reference only", () => {
		const memory = storage();
		keepReceipt(() => memory, receiptOf("MP-7K3F-9QX2", answers, facts));
		expect(readReceipt(() => memory, "MP-7K3F-9QX2")?.rows).toEqual([
			["Company name", "Acme"],
			["Country", "Kenya"],
			["Partnership tier", "Reseller Partner"],
			["Markets", "Government, Other"],
		]);
		expect(readReceipt(() => memory, "MP-0000-0000")).toBeNull();
	});

	test("is missing where the browser refuses storage, without harm", () => {
		const refusing = () => {
			throw new DOMException("denied", "SecurityError");
		};
		expect(() => keepReceipt(refusing, receiptOf(null, answers, facts))).not.toThrow();
		expect(readReceipt(refusing, null)).toBeNull();
		expect(readReceipt(() => ({ getItem: () => '{"reference":null,"rows":[1]}' }), null)).toBeNull();
	});
});

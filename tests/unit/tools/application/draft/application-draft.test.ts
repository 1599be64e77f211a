import { describe, expect, test } from "vitest";
import { facts } from "#tests/unit/tools/application/application-facts.ts";
import { clearDraft, type Draft, newSubmissionId, readDraft, writeDraft } from "#tools/application/draft/draft.ts";
import { keepReceipt, readReceipt } from "#tools/application/sending/receipt.ts";
import { receiptOf } from "#tools/application/steps/answers-in-words.ts";

/** Storage as a browser has it, in memory. */
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

describe("the copy of what was sent", () => {
	const answers = {
		company_name: "Acme",
		company_country: "KE",
		tier: "reseller",
		markets: ["other", "government"],
		estimate: "/estimate/?tier=reseller",
	};

	test("has the answers in words and is found by its reference only", () => {
		const memory = storage();
		keepReceipt(memory, receiptOf("MP-7K3F-9QX2", answers, facts, new Date(2026, 2, 1, 12)));
		expect(readReceipt(memory, "MP-7K3F-9QX2")?.rows).toEqual([
			["Sent", expect.stringMatching(/^March 1, 2026 at 12:00.PM$/)],
			["Company name", "Acme"],
			["Country", "Kenya"],
			["Partnership tier", "Reseller Partner"],
			["Markets", "Government, Other"],
			["Estimate", "https://partners.example/estimate/?tier=reseller"],
		]);
		expect(readReceipt(memory, "MP-0000-0001")).toBeNull();
	});

	test("is missing where the browser refuses storage, without harm", () => {
		const full = {
			setItem: () => {
				throw new DOMException("full", "QuotaExceededError");
			},
		};
		expect(() => keepReceipt(full, receiptOf(null, answers, facts, new Date()))).not.toThrow();
		expect(() => keepReceipt(null, receiptOf(null, answers, facts, new Date()))).not.toThrow();
		expect(readReceipt(null, null)).toBeNull();
		expect(readReceipt({ getItem: () => '{"reference":null,"rows":[1]}' }, null)).toBeNull();
	});
});

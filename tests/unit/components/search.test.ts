import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { either, phraseMatches, prefer, rank } from "#components/search/rank.ts";
import { isOneSlipAway, namesVersion, phraseOf, termsOf, wordsFor } from "#components/search/terms.ts";

describe("the terms of a query", () => {
	test("are its words without those that say nothing", () => {
		expect(termsOf("How much do I earn?")).toEqual(["earn"]);
		expect(termsOf("go-to-market")).toEqual(["go", "market"]);
	});

	test("are not what an apostrophe or a hyphen leaves of a word", () => {
		expect(termsOf("what's my share")).toEqual(["share"]);
		expect(termsOf("partner’s e-mail, I don't know")).toEqual(["partner", "mail", "know"]);
	});

	test("are none when it has only such words", () => {
		expect(termsOf("what is it that I")).toEqual([]);
	});
});

describe("a term stands for", () => {
	const vocabulary = ["commission", "commitment", "contact", "contract", "nda"];

	test("itself when the index has it", () => expect(wordsFor("nda", vocabulary)).toEqual(["nda"]));

	test("the words that begin with it", () =>
		expect(wordsFor("commi", vocabulary)).toEqual(["commission", "commitment"]));

	test("the words one slip away, also when it is only their beginning", () => {
		expect(wordsFor("comission", vocabulary)).toEqual(["commission"]);
		expect(wordsFor("cmomis", vocabulary)).toEqual(["commission"]);
	});

	test("the words that it is a form of, of which the engine compares the stems", () => {
		const words = ["apply", "cancellation", "earn", "pay", "renewal", "sell", "learning"];
		const found = ["applying", "applied", "cancelled", "earned", "paying", "renewed", "selling"];
		expect(found.map((term) => wordsFor(term, words))).toEqual([
			["applying", "apply"],
			["applied", "apply"],
			["cancelled", "cancellation"],
			["earned", "earn"],
			["paying", "pay"],
			["renewed", "renewal"],
			["selling", "sell"],
		]);
	});

	test("words whose stem has an i for its y", () => {
		expect(wordsFor("certifying", ["certificate", "certified", "cell"])).toEqual([
			"certifying",
			"certificate",
			"certified",
		]);
	});

	test("nothing when it is short and unknown", () => expect(wordsFor("xyz", vocabulary)).toEqual([]));
});

describe("one slip of the keyboard", () => {
	const word = fc.stringMatching(/^[a-z]{4,12}$/);

	test("is a letter dropped, added, replaced, or swapped with its neighbor, at any place", () => {
		fc.assert(
			fc.property(word, fc.nat(), fc.stringMatching(/^[a-z]$/), (text, place, letter) => {
				const at = place % (text.length - 1);
				expect(isOneSlipAway(text, text.slice(0, at) + text.slice(at + 1))).toBe(true);
				expect(isOneSlipAway(text, text.slice(0, at) + letter + text.slice(at))).toBe(true);
				expect(isOneSlipAway(text, text.slice(0, at) + letter + text.slice(at + 1))).toBe(true);
				expect(isOneSlipAway(text, text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2))).toBe(true);
			}),
		);
	});

	test("goes both ways", () => {
		fc.assert(fc.property(word, word, (a, b) => isOneSlipAway(a, b) === isOneSlipAway(b, a)));
	});

	test("is not two letters", () => expect(isOneSlipAway("contact", "cantect")).toBe(false));
});

describe("sections are ordered", () => {
	const order = ["a", "b", "c"];

	test("by how well they match, a rare term counting more", () => {
		const common = new Map([
			["a", 1],
			["b", 1],
			["c", 1],
		]);
		expect(rank([common, new Map([["c", 1]])], order)).toEqual(["c", "a", "b"]);
	});

	test("as in the guide where they match alike", () => {
		const alike = new Map([
			["c", 2],
			["a", 2],
		]);
		expect(rank([alike], order)).toEqual(["a", "c"]);
	});

	test("by the best word that a term may stand for", () => {
		expect([...either([new Map([["a", 1]]), new Map([["b", 4]])]).keys()]).toEqual(["a", "b"]);
	});
});

describe("a phrase that is being typed", () => {
	const sections = [
		{ id: "earn", phrases: ["how much do i earn", "payout"] },
		{ id: "start", phrases: ["how long until i can start"] },
		{ id: "agreement", phrases: ["how long"] },
	];

	test("prefers the sections that have it whole, then those whose phrases begin with it", () => {
		expect(phraseMatches("how long", sections)).toEqual([["agreement"], ["start"]]);
		expect(phraseMatches("how m", sections)).toEqual([[], ["earn"]]);
	});

	test("says nothing before its fourth letter", () => expect(phraseMatches("how", sections)).toEqual([[], []]));

	test("is compared without case, punctuation and the number of a heading", () => {
		expect(phraseOf("Model 3: Referral Fees")).toBe("referral fees");
		expect(phraseOf("2. Submit Application")).toBe("submit application");
		expect(phraseOf("How much do I earn?")).toBe("how much do i earn ");
	});

	test("goes before the other results and leaves their order", () => {
		expect(prefer([["c"], ["b", "a"]], ["a", "b", "d"])).toEqual(["c", "a", "b", "d"]);
		expect(prefer([[], []], ["a", "b"])).toEqual(["a", "b"]);
	});
});

test.each([
	["1.0", true],
	["program terms 1.0", true],
	["What did terms 1.0 say?", true],
	["it was 1.0.", true],
	["1.01", false],
	["11.0", false],
	["v1.0", true],
	["10", false],
	["terms", false],
])("a query names the version 1.0: %s – %s", (query, expected) => {
	expect(namesVersion(query, "1.0")).toBe(expected);
});

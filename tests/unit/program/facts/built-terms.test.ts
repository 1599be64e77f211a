import { expect, test } from "vitest";
import { builtTermsInWords } from "#program/facts/built-terms.ts";
import { built } from "./built.ts";

test("a build says which terms it took and when the next ones come", () => {
	expect(builtTermsInWords(built)).toBe(
		"Program terms 1.0, in force on November 25, 2026; announced: 1.1 from March 1, 2027.",
	);
	expect(builtTermsInWords({ ...built, day: "2027-03-01" })).toBe(
		"Program terms 1.1, in force on March 1, 2027; none announced.",
	);
});

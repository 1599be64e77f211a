import { describe, expect, test } from "vitest";
import {
	askedAnswers,
	conditionOf,
	errorsIn,
	fieldsOf,
	labelOf,
	meantAnswers,
	requirementNote,
	stepAfter,
	withAnswer,
	youngNote,
} from "#tools/application/state.ts";
import { facts } from "./application-facts.ts";

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

test("a website typed without its scheme is sent with it", () => {
	expect(meantAnswers({ company_website: "acme.example" })).toEqual({ company_website: "https://acme.example" });
	expect(meantAnswers({ company_name: "Acme" })).toEqual({ company_name: "Acme" });
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
	expect(conditionOf("company_founded", facts)).toBe(
		"The guide asks for a company of 2 years or more; a younger one may apply all the same.",
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

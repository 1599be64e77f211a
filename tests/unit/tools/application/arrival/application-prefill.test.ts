import { describe, expect, test } from "vitest";
import { checksumOf } from "#program/estimate/link/link-checksum.ts";
import { readLink, writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import { knownTerms } from "#tests/unit/program/estimate/scenarios.ts";
import { facts } from "#tests/unit/tools/application/application-facts.ts";
import { readPrefill } from "#tools/application/arrival/prefill.ts";

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
		expect(selection).toEqual({
			text: "You said that you resell.",
			link: { address: "/find-your-tier/no/no/yes/", words: "See your answers" },
		});
		expect(said).toEqual([
			{ text: "Your tier is filled in: Reseller Partner." },
			{
				text: "Your estimate is attached.",
				link: { address: "/estimate/?tier=reseller", words: "See the estimate" },
			},
			{ text: "Your open questions are under “Partnership goals”." },
		]);
	});

	test.each(["?answers=yes/yes/yes", "?answers=no/no", "?answers=javascript:alert(1)"])(
		"links to no answers that lead nowhere: %s",
		(search) => {
			expect(readPrefill(search, facts).selection).not.toHaveProperty("link");
		},
	);

	test("says nothing of what it does not bring", () => {
		expect(readPrefill("?tier=&estimate=&answers=&utm_source=x", facts)).toEqual({
			answers: {},
			said: [],
			selection: null,
		});
	});

	const estimate = "/estimate/?v=1&tier=reseller&pu.customers=10&pu.revenue=1000";
	const filled = { tier: "reseller", estimate };
	test.each([
		["an entity without its end", `?tier=reseller&ampestimate=${encodeURIComponent(estimate)}`],
		["“&” as JSON writes it", `?tier=reseller\\u0026estimate=${encodeURIComponent(estimate)}`],
		["a semicolon for “&”", `?tier=reseller;estimate=${encodeURIComponent(estimate)}`],
		["names in capitals", `?TIER=RESELLER&ESTIMATE=${encodeURIComponent(estimate)}`],
		["names that begin with a capital", `?Tier=Reseller&Estimate=${encodeURIComponent(estimate)}`],
	])("is read as it was meant, with %s", (_, search) => {
		expect(readPrefill(search, facts).answers).toEqual(filled);
	});

	test("keeps also the damaged parts of an estimate that ran into it, for the estimator to name", () => {
		const { answers } = readPrefill(`?estimate=${estimate}&pu-new=3&utm_source=mail&pu.chu`, facts);
		expect(answers).toEqual({ ...filled, estimate: `${estimate}&pu-new=3&pu.chu=` });
	});

	test("names what it cannot read and leaves it out", () => {
		const { answers, said, selection } = readPrefill(
			"?tier=gold&answers=<script>&estimate=https://elsewhere.example/estimate/",
			facts,
		);
		expect(answers).toEqual({});
		expect(selection).toEqual({
			text: "The link you followed carries answers that the tier finder does not know, so they are left out.",
		});
		expect(said.map(({ text }) => text).join(" ")).toMatch(
			/tier that does not exist.*estimate that is not from our estimator/,
		);
	});

	test.each([
		"?estimate=/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10",
		"?estimate=https://partners.example/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&utm_source=x",
		"?estimate=%2Festimate%2F%3Fv%3D1&terms=1.0&tier=reseller&months=24&pu.customers=10",
		"?estimate=/estimate?v=1&amp;terms=1.0&amp;tier=reseller&amp;months=24&amp;pu.customers=10",
		"?estimate%3D%252Festimate%252F%253Fv%253D1%2526terms%253D1.0%2526tier%253Dreseller%2526months%253D24%2526pu.customers%253D10",
	])("takes back an estimate that has run into the query around it: %s", (search) => {
		expect(readPrefill(search, facts).answers.estimate).toBe(
			"/estimate/?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10",
		);
	});

	test("leaves a whole estimate alone, with the form’s own tier behind it", () => {
		const { answers } = readPrefill("?estimate=%2Festimate%2F%3Fv%3D1%26pu.customers%3D10&tier=strategic", facts);
		expect(answers.estimate).toBe("/estimate/?v=1&pu.customers=10");
	});

	test.each(["/estimate/?v=1&tier=reseller", `${facts.siteUrl}/estimate/?v=1&tier=reseller`])(
		"attaches an estimate whose link was encoded once more: %s",
		(link) => {
			for (const encoded of [
				encodeURIComponent(encodeURIComponent(link)),
				encodeURIComponent(link).replaceAll("%", "%2525"),
			])
				expect(readPrefill(`?tier=reseller&estimate=${encoded}`, facts).answers.estimate).toBe(
					"/estimate/?v=1&tier=reseller",
				);
		},
	);

	test("is read also where “&” came as HTML", () => {
		const { answers } = readPrefill("?tier=reseller&amp;estimate=%2Festimate%2F%3Fv%3D1%26tier%3Dreseller", facts);
		expect(answers).toEqual({ tier: "reseller", estimate: "/estimate/?v=1&tier=reseller" });
	});

	test("takes an estimate for whole that says who sent it and when, as the estimator hands it over", () => {
		const { scenarios } = readLink("tier=reseller&pu.customers=10&b.tier=strategic", knownTerms("1.0"));
		const path = `/estimate/?${writeCheckedLink(scenarios, { by: "Ada & Co.", sent: "2026-11-25" })}`;
		const { answers, said } = readPrefill(`?${new URLSearchParams({ estimate: path })}`, facts);
		expect(answers.estimate).toBe(path);
		expect(said.at(-1)?.text).toBe("Your estimate is attached.");
	});

	test("says when the estimate did not come whole", () => {
		const query = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10";
		const k = checksumOf([...new URLSearchParams(query)]);
		const said = (search: string) => readPrefill(search, facts).said.at(-1)?.text;
		const whole = encodeURIComponent(`/estimate/?k=${k}&${query}`);
		expect(said(`?estimate=${whole}`)).toBe("Your estimate is attached.");
		expect(said(`?estimate=/estimate/?k=${k}&${query}`)).toMatch(/attached\.$/);
		expect(said(`?estimate=${encodeURIComponent(`/estimate/?k=${k}&${query.slice(0, -12)}`)}`)).toMatch(
			/attached\. Its link was cut or changed/,
		);
	});

	test.each([".", ",", ")", ").", ">", "%22", "%E2%80%9D", "*"])(
		"is read as it was meant where a program took %s behind it into it",
		(sign) => {
			expect(readPrefill(`?tier=reseller${sign}`, facts).answers).toEqual({ tier: "reseller" });
			expect(readPrefill(`?answers=no/no/yes${sign}`, facts).selection?.link?.address).toBe(
				"/find-your-tier/no/no/yes/",
			);
			const query = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10";
			const path = `/estimate/?k=${checksumOf([...new URLSearchParams(query)])}&${query}`;
			for (const search of [
				`?tier=reseller&estimate=${encodeURIComponent(path)}${sign}`,
				`?tier=reseller&estimate=${path}${sign}`,
			]) {
				const { answers, said } = readPrefill(search, facts);
				expect(answers.estimate, search).toBe(path);
				expect(said.at(-1)?.text, search).toBe("Your estimate is attached.");
			}
		},
	);
});

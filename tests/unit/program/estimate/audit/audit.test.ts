import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { auditedLinks } from "#program/estimate/audit/audit.ts";
import { readLink, writeCheckedLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import { expectedTotalOf, scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { plainAmount } from "#program/money.ts";
import { anyQuery } from "#tests/unit/program/estimate/random-scenario.ts";
import { knownTerms } from "#tests/unit/program/estimate/scenarios.ts";

const fixtures = new URL("../../../../fixtures/", import.meta.url).pathname;
const termsIn = (folder: string) => scheduleTerms(readProgram(fixtures, folder));
const [old, current] = [termsIn("terms-1.0"), termsIn("terms-1.1")];
const audit = (text: string) => auditedLinks(text, [current, old], current);

const query = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const site = "https://partners.example/estimate/";
const link = `${site}?k=d8b95050&${query}`;
/** The expected totals under the terms that the links name, each link's own. */
const totals = (text: string) =>
	audit(text).map(({ scenarios }) => scenarios.map(({ totalThen }) => plainAmount(totalThen)).join(" "));

describe("a link in a text", () => {
	test("is listed with its line, terms and totals then and now, and with a link under the terms in force", () => {
		const [found] = audit(`Hello,\nsee ${link}`);
		expect(found).toMatchObject({ line: 2, link, intact: true, isWhole: true, ignored: [] });
		const [of] = found?.scenarios ?? [];
		expect(of && [of.scenario.terms, plainAmount(of.totalThen)]).toEqual(["1.0", "314371.73"]);
		expect(of && plainAmount(of.totalNow)).toBe(
			of && plainAmount(scheduleOf({ ...of.scenario, terms: "1.1" }, current).total.expected),
		);
		expect(found?.replacement).toBe(
			`${site}?${writeCheckedLink(of ? [{ ...of.scenario, terms: current.version }] : [])}`,
		);
	});

	test.each([
		["at the end of a sentence", `See ${link}.`],
		["in brackets", `(${link}), and more`],
		["in Markdown", `[the plan](${link})`],
		["in HTML", `<a href="${link.replaceAll("&", "&amp;")}">x</a>`],
		["in a list with commas", `Acme,${link},Amina,2026-11-25`],
		["in a list with semicolons", `Acme;${site}?${query};Amina`],
		["in JSON", JSON.stringify({ text: link }).replaceAll("&", "\\u0026")],
		["broken before a parameter", link.replace("&months", "\n&months")],
		["broken behind a separator, in a reply", `> ${link.replace("&months", "&\r\n> months")}\r\n> Amina`],
		["broken within a value where a checksum tells", `${link.replace("reseller", "resel\nler")}\nAmina`],
		["broken within a name without a checksum", `${site}?${query.replace("customers", "cus\ntomers")}`],
		[
			"with soft line breaks of mail that was never decoded",
			`${site}?${query.replaceAll("=", "=3D").replace("months", "=\nmonths")}`,
		],
		["with “&” as an entity of an entity of an entity", `${site}?${query.replaceAll("&", "&amp;amp;amp;")}`],
		["with blanks that do not break", `${site}?${query.replaceAll("&", "\u00a0&\u00a0")} and so on`],
		["with wide blanks", `${site}?${query.replaceAll("&", "\u3000&")} and so on`],
		["with dots behind it, where a checksum tells", `${link}...`],
		["with its checksum and a line for each parameter", link.replaceAll("&", "&\n")],
		["with its checksum and blanks around each “&”", link.replaceAll("&", " & ")],
		["with blanks for separators", `${site}?${query.replaceAll("&", " ")} and so on`],
		[
			"wrapped by a mail filter",
			`https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=05&reserved=0`,
		],
		[
			"wrapped twice",
			`https://a.example/?u=${encodeURIComponent(`https://b.example/?url=${encodeURIComponent(link)}&b=1`)}&a=1`,
		],
		["in a link to the form", `https://partners.example/apply/?tier=reseller&estimate=${encodeURIComponent(link)}`],
		["without its host", `/estimate/?${query}`],
		["of the frame", `https://partners.example/embed/estimate/?${query}`],
	])("is read as it was meant: %s", (_, text) => {
		expect(totals(text)).toEqual(["314371.73"]);
		expect(audit(text)).toMatchObject([{ isWhole: true }]);
		expect(audit(text)[0]?.replacement).toMatch(/\/estimate\/\?k=[0-9a-f]{8}&v=1&terms=1\.1&/);
	});

	test("is no part of the next one, nor of the words around it", () => {
		expect(totals(`${link}\n${link}\n\n${link} tier list`)).toEqual(["314371.73", "314371.73", "314371.73"]);
	});

	test("keeps its sender and every scenario", () => {
		const two = `${query}&b.tier=strategic&b.terms=1.1&by=Amina&sent=2026-11-25`;
		expect(audit(`${site}?${two}`)).toMatchObject([
			{ sender: { by: "Amina", sent: "2026-11-25" }, scenarios: [{}, { scenario: { terms: "1.1" } }] },
		]);
	});

	test.each([
		["cut, so that its checksum tells", link.slice(0, -20)],
		["cut at its query", `${site}?`],
		["cut behind its checksum", `${site}?k=d8b95050`],
		["of terms that nobody knows", `${site}?${query.replace("1.0", "9.9")}`],
		["shortened with dots within a number", `${site}?${query.slice(0, -2)}...`],
		["shortened with dots before a name", `${site}?${query.split("&pu.churn")[0]}&...`],
		["with a value that is none", `${site}?${query.replace("reseller", "seller")}`],
	])("has no link in its place and is not whole: %s", (_, text) => {
		expect(audit(text)).toMatchObject([{ isWhole: false, replacement: null }]);
	});

	test("is none where no scenario is meant", () => {
		expect(audit(`${site} ${site}?utm_source=mail https://x.example/underestimate/?tier=reseller`)).toEqual([]);
	});
});

test("a long text without blanks is searched in one pass", () => {
	expect(audit("estimate/".repeat(50_000))).toEqual([]);
	expect(audit("a".repeat(500_000) + link)).toHaveLength(1);
});

describe("every kind of damage to a link in a text", () => {
	const at = (text: string, place: number, put: string) => {
		const cut = place % (text.length + 1);
		return text.slice(0, cut) + put + text.slice(cut);
	};
	const kinds: Record<string, (link: string, place: number) => string> = {
		"HTML entities": (one) => one.replaceAll("&", "&amp;"),
		"one more encoding": (one) => encodeURIComponent(one),
		"a blank": (one, place) => at(one, place, "%20"),
		"a line break": (one, place) => at(one, place, "\r\n> "),
		"a zero-width sign": (one, place) => at(one, place, "\u200b"),
		"dots as underscores": (one) => one.replace(/(?<=[a-z])\.(?=[a-z])/g, "_"),
		"a sign after the end": (one, place) => one + (".),>;!*'_"[place % 9] ?? "."),
		"a cut": (one, place) => one.slice(0, place % one.length),
	};
	test.each(Object.keys(kinds))("gives the same figures, or it is said: %s", (kind) => {
		let wholes = 0;
		fc.assert(
			fc.property(anyQuery, fc.nat({ max: 400 }), (random, place) => {
				const { scenarios } = readLink(`terms=1.0&${random}`, knownTerms("1.1", "1.0"));
				const whole = writeCheckedLink(scenarios);
				const damaged = `${site}?${kinds[kind]?.(whole, place) ?? whole}`;
				const [found, ...others] = audit(`Dear Amina,\n${damaged}\nBest wishes`);
				expect(others).toEqual([]);
				if (!found?.isWhole) {
					expect(found).toMatchObject({ isWhole: false, replacement: null });
					return;
				}
				wholes++;
				expect(found.link).not.toBe("");
				expect(totals(damaged), damaged).toEqual(totals(`${site}?${whole}`));
			}),
			{ numRuns: 500 },
		);
		// A link that was cut is never taken for a whole one; of the other kinds nearly all are mended.
		if (kind === "a cut") expect(wholes).toBe(0);
		else expect(wholes).toBeGreaterThan(400);
	});

	test("the expected total alone is that of the whole schedule", () => {
		fc.assert(
			fc.property(anyQuery, (random) => {
				const [scenario] = readLink(random, knownTerms("1.1")).scenarios;
				if (!scenario) return;
				expect(expectedTotalOf(scenario, current)).toEqual(scheduleOf(scenario, current).total.expected);
				expect(totals(`${site}?${writeLink([scenario])}`)).toHaveLength(1);
			}),
			{ numRuns: 300 },
		);
	});
});

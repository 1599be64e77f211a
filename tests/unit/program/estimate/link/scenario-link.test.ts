import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksumOf } from "#program/estimate/link/link-checksum.ts";
import { mendedQuery } from "#program/estimate/link/link-repair.ts";
import { readLink, writeCheckedLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import {
	defaultValues,
	isOn,
	parameterNames,
	parameters,
	type Scenario,
	withModel,
	withText,
} from "#program/estimate/scenario.ts";
import { modelKeys } from "#program/models/models.ts";
import { knownTerms, valuesOf } from "#tests/unit/program/estimate/scenarios.ts";

const terms = knownTerms("1.1", "1.0");
/** What is read from an undamaged link that names no sender. */
const asWritten = { mended: [], sender: { by: null, sent: null } };
const example = "?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";

const texts: Record<string, fc.Arbitrary<string>> = {
	name: fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" }),
	tier: fc.constantFrom("technology", "integrator", "reseller", "strategic"),
	months: fc.constantFrom("12", "24", "36"),
	start: fc.constantFrom("2026-01", "2031-12"),
	currency: fc.constantFrom("USD", "KES", "EUR"),
};
const anyScenario: fc.Arbitrary<Scenario> = fc
	.record(
		Object.fromEntries(
			parameterNames.map((name) => [
				name,
				texts[name] ?? fc.integer({ min: -5_000, max: 5_000 }).map((value) => String(value / 100)),
			]),
		),
		{ requiredKeys: [] },
	)
	.map((record) => {
		const values = parameterNames.reduce<Scenario["values"]>((values, name) => {
			const text: unknown = record[name];
			return (typeof text === "string" && withText(values, name, text)) || values;
		}, defaultValues);
		// A model that is off has nothing else, either.
		const off = modelKeys.filter((model) => !isOn(values, model));
		return { terms: "1.0", values: off.reduce((all, model) => withModel(all, model, defaultValues), values) };
	});

describe("a written link", () => {
	test("gives the same scenarios when it is read", () => {
		fc.assert(
			fc.property(fc.array(anyScenario, { minLength: 1, maxLength: 3 }), (scenarios) => {
				expect(readLink(writeLink(scenarios), terms)).toEqual({ scenarios, ignored: [], intact: null, ...asWritten });
				expect(readLink(writeCheckedLink(scenarios), terms)).toEqual({
					scenarios,
					ignored: [],
					intact: true,
					...asWritten,
				});
			}),
		);
	});

	test("begins with its checksum when it is copied", () => {
		const [scenario] = readLink(example, terms).scenarios;
		expect(writeCheckedLink(scenario ? [scenario] : [])).toMatch(/^k=[0-9a-f]{8}&v=1&terms=1\.0&tier=reseller&/);
	});

	test("is read alike whatever the order of its parameters", () => {
		fc.assert(
			fc.property(anyScenario, fc.infiniteStream(fc.nat()), (scenario, random) => {
				const pairs = [...new URLSearchParams(writeCheckedLink([scenario]))];
				const shuffled = pairs.map((pair) => [random.next().value, pair] as const).sort(([a], [b]) => a - b);
				const link = new URLSearchParams(shuffled.map(([, pair]) => [...pair])).toString();
				expect(readLink(link, terms)).toEqual({ scenarios: [scenario], ignored: [], intact: true, ...asWritten });
			}),
		);
	});

	test("names the terms of each scenario, so that no reader has to know a default", () => {
		const both = readLink("terms=1.0&tier=reseller&b.tier=strategic", terms).scenarios;
		expect(writeLink(both)).toBe("v=1&terms=1.0&tier=reseller&b.terms=1.0&b.tier=strategic");
	});
});

describe("the length of a link", () => {
	const address = (query: string) => `/estimate/?${query}`;
	const [everyInput] = readLink(
		"tier=integrator&months=36&start=2027-01&currency=KES&position=62.5&pu.customers=1000&pu.new=12.5&pu.churn=1.25&pu.revenue=12500&im.projects=12&im.fee=250000&im.duration=6&rf.referrals=24&rf.value=75000&jg.revenue=150000&jg.growth=2.5&jg.contribution=75",
		terms,
	).scenarios;
	const named = (name: string): Scenario => {
		if (!everyInput) throw new Error("The link of this test is no scenario.");
		return { terms: "1.0", values: { ...everyInput.values, name } };
	};
	const longest = (name: string): Scenario => ({
		terms: "1.0",
		values: valuesOf({
			name,
			tier: "integrator",
			months: "36",
			start: "2027-01",
			currency: "KES",
			position: "62.55",
			"pu.customers": "1000000",
			"pu.new": "99999.99",
			"pu.churn": "99.99",
			"pu.revenue": "999999999.99",
			"im.projects": "1000",
			"im.fee": "999999999.99",
			"im.duration": "36",
			"rf.referrals": "1000",
			"rf.value": "999999999.99",
			"jg.revenue": "999999999.99",
			"jg.growth": "-49.99",
			"jg.contribution": "99.99",
		}),
	});

	test("is at most 300 for a scenario with every input, and 1,500 for three", () => {
		const [one] = everyInput ? [everyInput] : [];
		expect(address(writeCheckedLink(one ? [one] : [])).length).toBeLessThanOrEqual(300);
		const three = ["Nairobi county pilot", "The same with two more", "Все уезды"].map(named);
		expect(address(writeCheckedLink(three)).length).toBeLessThanOrEqual(1_500);
	});

	test("is at most 1,500 for three with the longest numbers and names of 80 Latin letters", () => {
		const name = "Estimate for the county of Nairobi and all of its neighbors with a joint offer".padEnd(80, "s");
		expect(address(writeCheckedLink([longest(name), longest(name), longest(name)])).length).toBeLessThanOrEqual(1_500);
	});

	// A letter takes up to 12 characters in an address (RFC 3986, section 2.1): only a name can take a link beyond its budget,
	// and it is kept whole, because browsers and servers take 8,000.
	test("is at most 4,000 whatever the names are", () => {
		const scenario = longest("🥭".repeat(80));
		const link = writeCheckedLink([scenario, scenario, scenario]);
		expect(address(link).length).toBeLessThanOrEqual(4_000);
		expect(readLink(link, terms)).toEqual({
			scenarios: [scenario, scenario, scenario],
			ignored: [],
			intact: true,
			...asWritten,
		});
	});
});

describe("any text at all", () => {
	test("is read without an exception", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.webQueryParameters()), (query) => {
				const { scenarios, ignored } = readLink(query, terms);
				expect(scenarios.length).toBeLessThanOrEqual(3);
				expect(Array.isArray(ignored)).toBe(true);
			}),
		);
	});

	test("in a parameter either is a value or is named", () => {
		fc.assert(
			fc.property(fc.constantFrom(...parameterNames), fc.string({ unit: "binary" }), (name, text) => {
				const { ignored } = readLink(new URLSearchParams([[name, text]]).toString(), terms);
				const [meant = ["", ""]] = mendedQuery(new URLSearchParams([[name, text]]).toString()).pairs;
				const value = parameters[name].parse(meant[1]);
				const isNamed = ignored.some(({ parameter }) => parameter === name);
				expect(isNamed).toBe(value === undefined);
			}),
		);
	});
});

describe("the checksum", () => {
	test("is CRC-32 over the sorted parameters", () => {
		const pairs = [...new URLSearchParams(example)];
		const text = pairs
			.map(([name, value]) => `${name}=${value}`)
			.sort()
			.join("&");
		expect(checksumOf(pairs)).toBe(crc32(text).toString(16).padStart(8, "0"));
	});

	test("tells a link that was cut on its way", () => {
		const [scenario] = readLink(example, terms).scenarios;
		const link = writeCheckedLink(scenario ? [scenario] : []);
		expect(readLink(link.slice(0, -3), terms).intact).toBe(false);
		expect(readLink(`${link}&utm_source=mail`, terms).intact).toBe(true);
	});
});

test("scenarios beside the first take its terms unless they have their own", () => {
	expect(
		readLink("terms=1.0&b.tier=reseller&c.terms=1.1&c.tier=strategic", terms).scenarios.map((one) => one.terms),
	).toEqual(["1.0", "1.0", "1.1"]);
});

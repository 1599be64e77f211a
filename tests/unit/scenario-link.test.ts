import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parameterNames, readValue, type Scenario, withValue } from "../../src/program/scenario.ts";
import { checksumOf, readLink, writeCheckedLink, writeLink } from "../../src/program/scenario-link.ts";

const terms = { current: "1.1", known: ["1.1", "1.0"] };
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
	.map((record) => ({
		terms: "1.0",
		values: parameterNames.reduce<Scenario["values"]>((values, name) => {
			const text: unknown = record[name];
			const value = typeof text === "string" ? readValue(name, text) : null;
			return value === null ? values : withValue(values, name, value);
		}, {}),
	}));

describe("a written link", () => {
	test("gives the same scenarios when it is read", () => {
		fc.assert(
			fc.property(fc.array(anyScenario, { minLength: 1, maxLength: 3 }), (scenarios) => {
				expect(readLink(writeLink(scenarios), terms)).toEqual({ scenarios, ignored: [], intact: null });
				expect(readLink(writeCheckedLink(scenarios), terms)).toEqual({ scenarios, ignored: [], intact: true });
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
				expect(readLink(link, terms)).toEqual({ scenarios: [scenario], ignored: [], intact: true });
			}),
		);
	});

	test("of the contract fits its budget: one scenario in 300 characters, three in 1,500", () => {
		const full =
			"?tier=integrator&months=36&start=2027-01&currency=KES&position=62.5&pu.customers=1000&pu.new=12.5&pu.churn=1.25&pu.revenue=12500&im.projects=12&im.fee=250000&im.duration=6&rf.referrals=24&rf.value=75000&jg.revenue=150000&jg.growth=2.5&jg.contribution=75";
		const [scenario] = readLink(full, terms).scenarios;
		const three = scenario ? [scenario, scenario, scenario] : [];
		const origin = "/estimate/?";
		expect((origin + writeCheckedLink(three.slice(0, 1))).length).toBeLessThanOrEqual(300);
		expect((origin + writeCheckedLink(three)).length).toBeLessThanOrEqual(1_500);
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
			fc.property(fc.constantFrom(...parameterNames), fc.string(), (name, text) => {
				const { ignored } = readLink(new URLSearchParams([[name, text]]).toString(), terms);
				expect(ignored.map(({ parameter }) => parameter)).toEqual(readValue(name, text) === null ? [name] : []);
			}),
		);
	});
});

describe("what cannot be read", () => {
	test("is named with what it may be, and the rest of the link counts", () => {
		const { scenarios, ignored } = readLink("tier=gold&pu.customers=5&months=13", terms);
		expect(scenarios[0]?.values).toEqual({ "pu.customers": "5" });
		expect(ignored.map(({ sentence }) => sentence)).toEqual([
			'tier (tier) is "gold" and must be technology, integrator, reseller, strategic; technology was used.',
			'months (months) is "13" and must be 12, 24, 36; 12 was used.',
		]);
	});

	test("is unknown terms, an unknown format, a parameter that stands twice", () => {
		const { scenarios, ignored } = readLink("v=2&terms=9.9&tier=reseller&tier=strategic", terms);
		expect(scenarios).toEqual([{ terms: "1.1", values: { tier: "reseller" } }]);
		expect(ignored.map(({ parameter }) => parameter)).toEqual(["v", "terms", "tier"]);
	});

	test("leaves campaign tags alone", () => {
		expect(readLink("utm_source=mail&fbclid=1", terms)).toEqual({ scenarios: [], ignored: [], intact: null });
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

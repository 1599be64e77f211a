import { describe, expect, test } from "vitest";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import type { ParameterName, Scenario } from "#program/estimate/scenario.ts";
import { knownTerms, writtenOf } from "#tests/unit/program/estimate/scenarios.ts";

const terms = knownTerms("1.1", "1.0");
/** A scenario as a link writes it: what has its default is left out. */
const asWritten = ({ terms: version, values }: Scenario) => ({ terms: version, values: writtenOf(values) });
const read = (query: string) => readLink(query, terms);
const named = (query: string) => read(query).ignored.map(({ parameter }) => parameter);
const sentences = (query: string) => read(query).ignored.map(({ sentence }) => sentence);

describe("what cannot be read", () => {
	test("is named with what it may be, and the rest of the link counts", () => {
		const { scenarios, ignored } = read("tier=gold&pu.customers=5&months=13");
		expect(scenarios.map(asWritten)).toEqual([{ terms: "1.1", values: { "pu.customers": "5" } }]);
		expect(ignored.map(({ sentence }) => sentence)).toEqual([
			"tier (tier) is “gold” and must be technology, integrator, reseller or strategic; technology was used.",
			"months (months) is “13” and must be 12, 24 or 36; 12 was used.",
		]);
	});

	test.each<[ParameterName, string]>([
		["tier", "Reseller"],
		["tier", ""],
		["months", "012"],
		["months", "12.0"],
		["start", "2027-13"],
		["start", "2027-1"],
		["start", "01/2027"],
		["currency", "usd"],
		["currency", "XYZ"],
		["currency", "DEM"],
		["position", "100.01"],
		["position", "33.333"],
		["position", "-0.01"],
		["position", "NaN"],
		["position", "Infinity"],
		["pu.customers", ""],
		["pu.customers", "1e3"],
		["pu.customers", "+5"],
		["pu.customers", "1.0"],
		["pu.customers", "1,000"],
		["pu.customers", "0x10"],
		["pu.customers", "1000001"],
		["pu.customers", "9".repeat(400)],
		["pu.revenue", ".5"],
		["pu.revenue", "5."],
		["pu.revenue", "1000000000.01"],
		["im.duration", "0"],
		["im.duration", "37"],
		["jg.growth", "-50.01"],
		["name", "x".repeat(81)],
	])("is %s=%s", (name, text) => {
		const query = new URLSearchParams([[name, text]]).toString();
		expect(read(query).scenarios.map(asWritten)).toEqual([{ terms: "1.1", values: {} }]);
		expect(named(query)).toEqual([name]);
	});

	test("is an unknown format and unknown terms, and which terms count instead is said", () => {
		expect(read("v=2&terms=9.9&tier=reseller").scenarios.map(asWritten)).toEqual([
			{ terms: "1.1", values: { tier: "reseller" } },
		]);
		expect(sentences("v=2&terms=9.9&tier=reseller")).toEqual([
			"v is “2”, a format this page does not know; it was read as format 1.",
			"terms is “9.9”, which is no version of the program terms; terms 1.1 were used.",
		]);
		expect(sentences("terms=1.0&b.terms=1")).toEqual([
			"b.terms is “1”, which is no version of the program terms; terms 1.0 were used.",
		]);
	});

	test("is quoted in part, without what would disturb the sentence", () => {
		const [sentence] = sentences(new URLSearchParams([["tier", `\u202e\n${"🥭".repeat(60)}`]]).toString());
		expect(sentence).toMatch(/^tier \(tier\) is “(🥭){40}…” and must be/u);
	});
});

describe("what can be read", () => {
	test.each<[ParameterName, string, string]>([
		["pu.customers", "010", "10"],
		["pu.customers", "-0", "0"],
		["pu.revenue", "1.50", "1.5"],
		["jg.growth", "-2.50", "-2.5"],
		["position", "0.00", "0"],
		["currency", "XAF", "XAF"],
		["currency", "XCG", "XCG"],
		["currency", "BGN", "BGN"],
		["pu.customers", " 10", "10"],
		["pu.customers", "1\u202d0\u202c", "10"],
		["pu.customers", "１０", "10"],
		["pu.customers", "١٠", "10"],
		["pu.revenue", "१०٫५", "10.5"],
		["jg.growth", "−5", "-5"],
		["jg.growth", "–2.5", "-2.5"],
	])("is %s=%s, kept as %s", (name, text, value) => {
		const { scenarios, ignored } = read(`${name}=${text}`);
		expect(scenarios.map(asWritten)).toEqual([{ terms: "1.1", values: { [name]: value } }]);
		expect(ignored.filter(({ parameter }) => parameter === name)).toEqual([]);
	});

	test("is a space written as + or as %20", () => {
		expect(read("name=a+b%20c%2Bd").scenarios[0]?.values.name).toBe("a b c+d");
	});

	test("is a name of 80 characters beyond the basic plane", () => {
		const name = "🥭".repeat(80);
		expect(read(new URLSearchParams({ name }).toString())).toMatchObject({
			scenarios: [{ values: { name } }],
			ignored: [],
		});
	});

	test("is a blank name, which is none", () => {
		expect(read("name=&tier=reseller")).toMatchObject({ scenarios: [{ values: { tier: "reseller" } }], ignored: [] });
		expect(read("name=+%09").scenarios[0]?.values.name).toBeNull();
	});

	test("is a name with line ends and marks that turn the text, without them", () => {
		expect(read("name=a%0D%0Ab%00c%E2%80%AEd").scenarios[0]?.values.name).toBe("a  b c d");
	});

	test("is what no UTF-8 is", () => {
		expect(read("name=%ZZ%FF%").scenarios[0]?.values.name).toBe("%ZZ\ufffd%");
		expect(read("name=\ud800").scenarios[0]?.values.name).toBe("\ufffd");
	});

	test("is a run of blanks as long as a file: it is read in the time that its length takes", () => {
		const begun = performance.now();
		expect(read(`v=1${"%20".repeat(60_000)}x`).scenarios).toHaveLength(1);
		expect(performance.now() - begun).toBeLessThan(2_000);
	});

	test("is a parameter that stands more than once: the first one counts, said once", () => {
		expect(read("tier=reseller&tier=strategic&tier=gold").scenarios[0]?.values.tier).toBe("reseller");
		expect(sentences("tier=reseller&tier=strategic&tier=gold")).toEqual([
			"tier is there more than once; the first one counts.",
		]);
	});
});

describe("what is not ours", () => {
	test.each([
		"utm_source=mail&fbclid=1",
		"b.utm_source=mail",
		"a.tier=reseller",
		"B.tier=reseller",
		"b.b.tier=reseller",
		"b.=1&b=2",
		"Tier=reseller",
		"toString=1&__proto__=2&constructor=3",
		"b.__proto__=1",
		"b.k=1",
	])("is left alone: %s", (query) =>
		expect(read(query)).toMatchObject({ scenarios: [], ignored: [], intact: null, mended: [] }),
	);
});

describe("scenarios beside the first", () => {
	test("take its terms unless they have their own", () => {
		const { scenarios } = read("terms=1.0&b.tier=reseller&c.terms=1.1&c.tier=strategic");
		expect(scenarios.map((scenario) => scenario.terms)).toEqual(["1.0", "1.0", "1.1"]);
	});

	test("stand beside one of defaults when the link has no first", () => {
		expect(read("b.tier=reseller").scenarios.map(({ values }) => writtenOf(values))).toEqual([
			{},
			{ tier: "reseller" },
		]);
	});

	test("close up when the second is missing, and that is said", () => {
		const { scenarios, ignored } = read("tier=reseller&c.tier=strategic");
		expect(scenarios.map(({ values }) => values.tier)).toEqual(["reseller", "strategic"]);
		expect(ignored.map(({ parameter }) => parameter)).toEqual(["c."]);
	});
});

describe("a checksum", () => {
	test.each(["k=&tier=reseller", "k=0&tier=reseller", "k=ZZZZZZZZ&tier=reseller", "k"])(
		"that is none does not fit: %s",
		(query) => expect(read(query).intact).toBe(false),
	);

	// Written down, not computed: `python3 -c 'import zlib; print(f"{zlib.crc32(b"…"):08x}")'` of the sorted text.
	test.each([
		["k=a84639d0&tier=reseller&pu.customers=10"],
		["utm_source=mail&pu.customers=10&k=a84639d0&tier=reseller"],
		["k=4160cf5d&name=%E6%9D%B1%E4%BA%AC&b.name=%26%3D"],
	])("fits whatever stands around it: %s", (query) => expect(read(query).intact).toBe(true));
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAllTerms } from "#authoring/read-program.ts";
import { readLink, writeCheckedLink, writeLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { findTerms, scheduleTerms } from "#program/estimate/terms.ts";
import { plainAmount } from "#program/money.ts";
import { anyQuery } from "#tests/unit/program/estimate/random-scenario.ts";
import { knownTerms } from "#tests/unit/program/estimate/scenarios.ts";

const all = readAllTerms(new URL("../../../../..", import.meta.url).pathname).map(scheduleTerms);
const known = knownTerms("1.0", ...all.map(({ version }) => version));
const read = (query: string) => readLink(query, known);
/** The expected total of each scenario of a link. */
const totals = (query: string) =>
	read(query).scenarios.map((scenario) => {
		const terms = findTerms(all, scenario.terms);
		return terms ? plainAmount(scheduleOf(scenario, terms).total.expected) : "unknown terms";
	});

const whole = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const checked = `k=d8b95050&${whole}`;
const fullWidth = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe("a link that was damaged on its way", () => {
	test.each([
		["“&” as an entity", whole.replaceAll("&", "&amp;"), "entities"],
		["“&” as an entity of an entity", whole.replaceAll("&", "&amp;amp;"), "entities"],
		["“&” as a number", whole.replaceAll("&", "&#38;"), "entities"],
		["“&” as an entity with its end encoded", whole.replaceAll("&", "&amp%3B"), "entities"],
		["“&currency” read as a currency sign", `${whole}¤cy=EUR`, "entities"],
		["underscores for points", whole.replaceAll("pu.", "pu_"), "underscores"],
		["the query encoded once more", encodeURIComponent(whole), "encoded"],
		["the query encoded twice more", encodeURIComponent(encodeURIComponent(whole)), "encoded"],
		["“=” encoded alone", whole.replaceAll("=", "%3D"), "encoded"],
		["mail that was never decoded", whole.replaceAll("=", "=3D"), "quoted-printable"],
		["a line break within a name", whole.replace("customers", "cus%0D%0Atomers"), "blanks"],
		["a line break within a number", whole.replace("1000", "10%0A00"), "blanks"],
		["blanks around signs", whole.replaceAll("&", "%20&%20"), "blanks"],
		["a zero-width blank within a name", whole.replace("churn", "ch%E2%80%8Burn"), "blanks"],
		["a soft hyphen within a number", whole.replace("1000", "10%C2%AD00"), "blanks"],
		["semicolons for “&”", whole.replaceAll("&", ";"), "separators"],
		["blanks for “&”", whole.replaceAll("&", "%20"), "separators"],
		["a second “?”", `${whole}?utm_source=mail`, "separators"],
		["a full-width “&”", whole.replaceAll("&", "%EF%BC%86"), "signs"],
		["an entity without its end", whole.replaceAll("&", "&amp"), "entities"],
		["an entity, encoded", whole.replaceAll("&", "%26amp%3B"), "separators"],
		["“&” encoded twice", whole.replaceAll("&", "%2526"), "separators"],
		["“&” as JSON writes it", whole.replaceAll("&", "\\u0026"), "json"],
		["“&” and “=” as JSON writes them, encoded", whole.replaceAll("&", "%5Cu0026").replaceAll("=", "%5Cu003d"), "json"],
		["encoded once more with somebody's tag before it", encodeURIComponent(`fbclid=abc&${whole}`), "encoded"],
		["a soft line break of mail within a name", whole.replace("customers", "cust=\r\nomers"), "quoted-printable"],
		["the same, as browsers read it", whole.replace("tier=", "ti=er="), "quoted-printable"],
		["points encoded twice", whole.replaceAll("pu.", "pu%252E"), "encoded"],
		["full-width signs throughout", fullWidth(whole), "signs"],
		["full-width signs throughout, encoded", encodeURIComponent(fullWidth(whole)), "signs"],
		["a quoted mail's sign within a name", whole.replace("months", "mon> ths"), "blanks"],
	])("is read as it was meant, and that is said: %s", (_, query, damage) => {
		expect(totals(query)).toEqual(["314371.73"]);
		expect(read(query)).toMatchObject({ ignored: [], intact: null });
		expect(read(query).mended).toContain(damage);
	});

	test.each([".", ")", ",", ">", "%E2%80%8B", "&gt;", "%22", "%20and%20more"])(
		"is read without what followed it where the checksum then fits: %s",
		(after) => {
			expect(totals(checked + after)).toEqual(["314371.73"]);
			expect(read(checked + after).intact).toBe(true);
		},
	);

	test.each([
		checked.replaceAll("&", "&amp"),
		checked.replaceAll("&", "\\u0026"),
		checked.replaceAll("&", "%26"),
		checked.replaceAll("&", ";"),
		checked.replaceAll("&", "%2526"),
		fullWidth(checked),
	])("fits its checksum again: %s", (damaged) => {
		expect(totals(damaged)).toEqual(["314371.73"]);
		expect(read(damaged).intact).toBe(true);
	});

	test("keeps in a name what is a sign of a link elsewhere", () => {
		for (const name of ["A&amp;B", "A&ampB", "A\\u0026B", "Plan %2526"])
			expect(read(`${whole}&name=${encodeURIComponent(name)}`)).toMatchObject({
				mended: [],
				ignored: [],
				scenarios: [{ values: { name } }],
			});
	});

	test("keeps a name of which the checksum tells what was meant", () => {
		const [scenario] = read(`${whole}&name=Plan+A+%26+B`).scenarios;
		const link = writeCheckedLink(scenario ? [scenario] : []);
		for (const damaged of [
			link.replace("Plan", "Pl%0D%0Aan"),
			link.replace("Plan", "Pl%E2%80%8Ban"),
			link.replaceAll("%", "%25"),
			link.replace("%26", "%26amp%3B"),
			link.replaceAll("&", "+&+"),
			link.replaceAll("=", "=%20"),
			link.replaceAll("=", "%EF%BC%9D"),
		])
			expect(read(damaged)).toMatchObject({ intact: true, scenarios: [{ values: { name: "Plan A & B" } }] });
	});
});

describe("a link of which more than one reading is possible", () => {
	test("says what was not read", () => {
		expect(read(`${whole}&pu_new=3`).ignored.map(({ parameter }) => parameter)).toEqual(["pu_new"]);
		expect(read(whole.replace("pu.new", "pu-new")).ignored.map(({ parameter }) => parameter)).toEqual(["pu-new"]);
		expect(read(whole.slice(0, -"enue=1000".length)).ignored.map(({ parameter }) => parameter)).toEqual(["pu.rev"]);
		expect(read(`${whole}.`).ignored.map(({ parameter }) => parameter)).toEqual(["pu.revenue"]);
	});

	test.each(["рu.revenue", "pu.rеvenue", "pX.revenue", "PU.rev", "pu.monthly"])(
		"says of a name that only looks like one of its own that it was not read: %s",
		(name) => {
			expect(read(whole.replace("pu.revenue", name)).ignored.map(({ parameter }) => parameter)).toEqual([name]);
		},
	);

	test.each([
		["its beginning was lost within a name", whole.slice("v=1&terms=1.0&tier=reseller&mo".length), "nths"],
		["its beginning was lost within a value", whole.slice("v=1&terms=1.0&tier=reseller&months=2".length), "4"],
	])("says where %s", (_, damaged, name) => {
		expect(read(damaged).ignored.map(({ parameter }) => parameter)).toEqual([name]);
	});

	test.each([
		["encoded once more and then broken", encodeURIComponent(whole).replace("26months", "E2%80%8B6months")],
		["encoded once more and then cut by a soft line break", encodeURIComponent(whole).replace("1000", "10=\r\n00")],
		["“=” encoded and “&” without its end", whole.replaceAll("=", "%3D").replaceAll("&", "&amp")],
	])("says that parameters of its own were not read within another: %s", (_, damaged) => {
		const { ignored, scenarios } = read(damaged);
		expect(ignored.length > 0 || scenarios[0]?.values["pu.revenue"].toString() === "1000").toBe(true);
	});

	test.each([
		["pu.customers=10&pu.revenue=1000&po", "po"],
		["pu.customers=10&pu.revenue=1000&b.", "b."],
		["pu.customers=10&…", "…"],
		["pu.customers=10&...", "..."],
		["pu.customers=10&mont…revenue=1000", "mont…revenue"],
		["pu.customers=10&pu.revenue=1000&Tier=reseller", "Tier"],
		["pu.customers=10&pu.revenue=1000&MONTHS=24", "MONTHS"],
	])("says that a name was cut, shortened or written otherwise: %s", (query, name) => {
		expect(read(`v=1&terms=1.0&${query}`).ignored.map(({ parameter }) => parameter)).toEqual([name]);
	});

	test("gives to no other scenario what a blank parts from its letter", () => {
		const link = "jg.revenue=1000&b.jg.revenue=500&b.jg.growth=50";
		expect(read(link.replace("b.jg.growth", "b.%20jg.growth"))).toMatchObject({
			scenarios: read(link).scenarios,
			mended: ["blanks"],
		});
	});

	test("says of a link in capitals that it was not read", () => {
		expect(read(whole.toUpperCase())).toMatchObject({ scenarios: [], ignored: [{}, {}, {}, {}] });
	});

	test("says of a model's inputs that its first one is missing", () => {
		expect(read(whole.replace("pu.customers=10&", "")).ignored).toEqual([
			{
				parameter: "pu.customers",
				sentence:
					"pu.customers (customers at the start) is missing; without it pu.new, pu.churn, pu.revenue were left out.",
			},
		]);
		const besides = read(`${whole}&c.tier=strategic&c.im.fee=5000`).ignored.map(({ parameter }) => parameter);
		expect(besides).toEqual(["c.", "c.im.projects"]);
	});

	test.each(["pu.customers=10", "jg.revenue=5000", "tier=strategic", "jg.growth=0", `${checked}`])(
		"says nothing of what may be left out: %s",
		(query) => expect(read(query).ignored).toEqual([]),
	);

	test("takes inputs without the first one as they are where the checksum says that they came so", () => {
		expect(read(writeCheckedLink(read("pu.new=2").scenarios))).toMatchObject({ intact: true, ignored: [] });
	});

	test("leaves campaign tags alone", () => {
		expect(read(`${whole}&utm_source=mail&pk_kwd=sent_by&rf=1&im_id=3&utm_content=a%3Db%26c&Name=Ann&s`)).toMatchObject(
			{
				ignored: [],
				mended: [],
			},
		);
	});
});

describe("who sent a link, and when", () => {
	test("is read, written and covered by the checksum", () => {
		const { scenarios } = read(whole);
		const link = writeCheckedLink(scenarios, { by: "Amina Otieno", sent: "2026-11-25" });
		expect(link).toMatch(/^k=[0-9a-f]{8}&v=1&.*&by=Amina\+Otieno&sent=2026-11-25$/);
		expect(read(link)).toMatchObject({ intact: true, sender: { by: "Amina Otieno", sent: "2026-11-25" }, scenarios });
		expect(read(link.replace("Amina", "Anita")).intact).toBe(false);
	});

	test("is named where it is none", () => {
		expect(read(`${whole}&by=${"x".repeat(61)}&sent=2026-02-30`).ignored.map(({ parameter }) => parameter)).toEqual([
			"by",
			"sent",
		]);
	});
});

describe("every single damage of one kind", () => {
	/** Names and separators of a link, as programs change them; the place is taken from a random number. */
	const at = (text: string, sign: RegExp, place: number, by: (found: string) => string) => {
		const places = [...text.matchAll(sign)];
		const found = places[place % Math.max(1, places.length)];
		return found ? text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length) : text;
	};
	const kinds: Record<string, (link: string, place: number) => string> = {
		"one entity": (link, place) => at(link, /&/g, place, () => "&amp;"),
		"all entities": (link) => link.replaceAll("&", "&#38;"),
		"one underscore": (link, place) => at(link, /(?<=[a-z])\.(?=[a-z])/g, place, () => "_"),
		"all underscores": (link) => link.replace(/(?<=[a-z])\.(?=[a-z])/g, "_"),
		"a blank": (link, place) => at(link, /[^%]/g, place, (found) => `%20${found}`),
		"a line break": (link, place) => at(link, /[^%]/g, place, (found) => `%0D%0A${found}`),
		"a zero-width sign": (link, place) => at(link, /[^%]/g, place, (found) => `%E2%80%8B${found}`),
		"one more encoding": (link) => encodeURIComponent(link),
		"a sign after the end": (link, place) => link + (".),>;!*'_"[place % 9] ?? "."),
		"a cut": (link, place) => link.slice(0, place % link.length),
	};
	test.each(Object.keys(kinds))("gives the same figure, or it is said: %s", (kind) => {
		fc.assert(
			fc.property(anyQuery, fc.boolean(), fc.nat({ max: 400 }), (query, hasChecksum, place) => {
				const { scenarios } = read(query);
				const link = hasChecksum ? writeCheckedLink(scenarios) : writeLink(scenarios);
				const damaged = kinds[kind]?.(link, place) ?? link;
				const { ignored, intact, mended } = read(damaged);
				const isSaid = ignored.length > 0 || intact === false;
				// When a link without a checksum is cut off, nothing in the rest shows it.
				if (kind === "a cut" && (!hasChecksum || damaged === "")) return;
				if (!isSaid) expect(totals(damaged), damaged).toEqual(totals(link));
				if (!isSaid && mended.length === 0 && kind !== "a cut") expect(read(damaged).scenarios).toEqual(scenarios);
			}),
			{ numRuns: 500 },
		);
	});
});

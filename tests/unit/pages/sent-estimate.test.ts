// Whatever a query holds, its page and its picture are made or are the general ones. FUZZ_QUERIES=5000 tries more, FUZZ_SEED others.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTermsInForce } from "#authoring/read-program.ts";
import { estimateCard, sentEstimate } from "#pages/estimate/_sent-estimate.ts";
import { estimateCardSchema } from "#program/estimate/estimate-card.ts";
import { parameterNames } from "#program/estimate/scenario.ts";
import { sentEstimateSchema } from "#program/estimate/sent-estimate.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { shareLadder } from "#program/facts/ladder.ts";
import { estimateDrawing } from "#publishing/pictures/estimate-drawing.ts";

const program = readTermsInForce(new URL("../../..", import.meta.url).pathname);
const known = {
	facts: {
		terms: [scheduleTerms(program)] as [ReturnType<typeof scheduleTerms>],
		presets: [{ name: "First", note: "", query: "tier=technology&pu.customers=1&pu.revenue=1" }],
	},
	ladder: shareLadder(program.tiers),
};
const sent = (search: string) => sentEstimate({ search, isEmbedded: false }, known);
const link = "?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";

describe("what a page has of a sent link", () => {
	test("is known under its own address, which opens whole, without what is not the estimator's", () => {
		const estimate = sent(`${link}&utm_source=mail&name=Nairobi`);
		expect(estimate?.query).toMatch(/^k=[0-9a-f]{8}&v=1&terms=1\.0&name=Nairobi&tier=reseller/);
		expect(estimate?.query).not.toContain("utm_source");
		expect(sent(`?${estimate?.query}`)).toMatchObject({ title: estimate?.title, query: estimate?.query });
	});

	test("keeps the address of a link that was cut, which goes on to say so", () => {
		const cut = sent(`${link}&k=00000000&fbclid=x`);
		expect(cut?.query).toBe(`${link.slice(1)}&k=00000000`);
		expect(sent(`?${cut?.query}`)?.title).toBe(cut?.title);
		expect(cut?.document).toContain("This link was cut or changed on its way.");
	});

	test("has its figures in the calculator and in the document, and names as text", () => {
		const estimate = sent(`${link}&name=%3Cimg%20src%3Dx%3E&by=%3Cb%3E`);
		expect(estimate?.calculator).toContain("314,371");
		expect(estimate?.document).toContain("$314,371.73");
		expect(estimate?.document).toContain("&lt;img src=x>");
		expect(estimate?.document).not.toMatch(/<img|<b>|<button/);
	});

	test.each(["", "?", "?utm_source=mail", "?fbclid=1&x=2"])("%j has none", (search) => {
		expect(sent(search)).toBeNull();
		expect(estimateCard(search, known)).toBeNull();
	});
});

const value = fc.oneof(
	fc.constantFrom(
		"",
		"0",
		"10",
		"1.5",
		"1000000",
		"-1",
		"1e9",
		"2027-01",
		"USD",
		"INR",
		"reseller",
		"strategic",
		"36",
		"%",
		"1.0",
	),
	fc.string({ unit: "binary", maxLength: 90 }),
	fc.nat().map(String),
);
const name = fc.oneof(
	fc.constantFrom(...parameterNames, "k", "v", "terms", "by", "sent", "utm_source"),
	fc.string({ maxLength: 12 }),
);
const piece = fc
	.tuple(fc.constantFrom("", "", "b.", "c."), name, value, fc.boolean())
	.map(([prefix, key, text, encoded]) => `${prefix}${key}=${encoded ? encodeURIComponent(text.toWellFormed()) : text}`);
const query = fc
	.tuple(
		fc.constantFrom("", link.slice(1)),
		fc.array(piece, { maxLength: 12 }),
		fc.constantFrom("&", "&amp;", "%26", "&#38;"),
	)
	.map(([first, pieces, separator]) => `?${[first, ...pieces].filter(Boolean).join(separator)}`);

const count = Number(process.env.FUZZ_QUERIES ?? 40);
test(`${count} queries of every form have a page and a picture, or none`, { timeout: 60_000 + count * 600 }, () => {
	fc.assert(
		fc.property(query, (search) => {
			const page = sent(search);
			const card = estimateCard(search, known);
			expect(page === null).toBe(card === null);
			if (page === null || card === null) return;
			sentEstimateSchema.parse(page);
			expect(page.title.trim()).not.toBe("");
			estimateDrawing(estimateCardSchema.parse(JSON.parse(JSON.stringify(card))));
		}),
		{ numRuns: count, seed: Number(process.env.FUZZ_SEED ?? 20_261_129) },
	);
});

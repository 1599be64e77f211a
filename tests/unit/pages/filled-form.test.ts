// Whatever a link to the form holds, the form is filled in or stays empty. FUZZ_QUERIES=5000 tries more, FUZZ_SEED others.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTermsInForce } from "#authoring/read-program.ts";
import { noteOwnElements } from "#components/island/own-elements.ts";
import { filledForm } from "#pages/apply/_filled-form.ts";
import { filledFormSchema } from "#program/application/filled-form.ts";
import { checksumOf } from "#program/estimate/link/link-checksum.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { facts } from "#tests/unit/tools/application/application-facts.ts";

const program = readTermsInForce(new URL("../../..", import.meta.url).pathname);
const known = {
	form: { ...facts, tiers: program.tiers.map(({ key, title, overview }) => ({ key, name: title, overview })) },
	estimator: {
		terms: [scheduleTerms(program)] as [ReturnType<typeof scheduleTerms>],
		presets: [{ name: "First", note: "", query: "tier=technology&pu.customers=1&pu.revenue=1" }],
	},
	tiers: program.tiers,
};
const filled = (search: string) => filledForm(search, known);
const query = "v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";
const within = (link: string) => `?${new URLSearchParams({ estimate: link })}`;

describe("a link to the form", () => {
	test("introduces itself with the facts of its tier", () => {
		expect(filled("?tier=reseller")?.preview).toEqual({
			title: "Apply for partnership: Reseller Partner",
			description:
				"Distribution partnerships for resellers. Revenue share 40–50%, minimum commitment $1M+ in sales per year. Investment: low (sales training).",
			address: "/apply/?tier=reseller",
			picture: "/social/guide/tiers/reseller.png",
		});
	});

	test("introduces itself with the figures of its estimate, whose picture it has, and is for one reader", () => {
		const form = filled(`?tier=reseller&${within(`/estimate/?${query}`).slice(1)}`);
		expect(form?.isPrivate).toBe(true);
		expect(form?.preview).toMatchObject({
			title: "Apply with an estimate – Reseller, 24 months: $314,371.73 expected",
			picture: `/estimate/card.png?${query}`,
		});
		expect(form?.preview?.description).toMatch(/^Between \$279,441\.52 and \$349,301\.93 .* no offer\./);
		expect(filled(form?.preview?.address.slice("/apply/".length) ?? "")?.preview).toEqual(form?.preview);
	});

	test("comes with tier, estimate, figure and sender in the plain form", () => {
		const form = filled(`?tier=reseller&${within(`/estimate/?${query}&by=Ada&sent=2026-11-25`).slice(1)}`)?.form;
		expect(form).toMatch(/<input[^>]* value="reseller"[^>]* checked/);
		expect(form).toContain("Reseller, 24 months: $314,371.73 expected. Between $279,441.52 and $349,301.93");
		expect(form).toContain("Sent by Ada, November 25, 2026.");
		expect(form).toMatch(/name="estimate" value="\/estimate\/\?v=1&amp;[^"]*by=Ada&amp;sent=2026-11-25"/);
	});

	test.each([
		`?estimate=/estimate/?${query}`,
		`?tier=reseller&amp;estimate=${encodeURIComponent(`/estimate/?${query}`)}`,
		`?estimate=${encodeURIComponent(`/estimate/?${query.replaceAll(".", "_").replace("1_0", "1.0").replace("1_5", "1.5")}`)}`,
	])("takes the link within it whole: %s", (search) => {
		expect(filled(search)?.attached?.figures).toContain("$314,371.73 expected");
	});

	test("shows no figure of an estimate that did not come whole, and says so", () => {
		const k = checksumOf([...new URLSearchParams(query)]);
		const cut = filled(within(`/estimate/?k=${k}&${query.slice(0, -12)}`));
		expect(cut?.form).toContain("Its link was cut or changed");
		expect(cut?.preview?.title).toBe("Apply for partnership, the estimate’s link incomplete");
		const unread = filled(within(`/estimate/?${query}&pu.reven=1`));
		expect(unread?.form).toContain("Part of its link could not be read");
		for (const form of [cut, unread]) expect(JSON.stringify(form)).not.toMatch(/\$\d[\d,]*\.\d\d/);
	});

	test("refuses aloud an estimate of somebody else’s", () => {
		const form = filled(within("https://elsewhere.example/estimate/?tier=reseller"));
		expect(form?.form).toContain("an estimate that is not from our estimator, so it is left out");
		expect(form).toMatchObject({ preview: null, attached: null });
	});

	test("carries the campaign of the visit, and says so", () => {
		const form = filled("?utm_source=mail&utm_campaign=%22spring%22");
		expect(form?.preview).toBeNull();
		expect(form?.form).toContain('name="campaign" value="utm_source=mail&amp;utm_campaign=%22spring%22"');
		expect(form?.form).toContain("of its campaign (mail, &quot;spring&quot;)");
	});

	test.each(["", "?", "?fbclid=1&x=2", "?tier=&estimate="])("%j fills in nothing", (search) => {
		expect(filled(search)).toBeNull();
	});

	test("has what somebody wrote as text", () => {
		const form = filled(`?question=%3Cb%3E&${within(`/estimate/?${query}&name=<img src=x>&by=<b>`).slice(1)}`)?.form;
		expect(form).toContain("&lt;img src=x>");
		expect(form).not.toMatch(/<img|<b>/);
	});
});

const text = fc.oneof(
	fc.constantFrom("reseller", "unsure", "no/no/yes", "pay-day", "/estimate/", `/estimate/?${query}`, "%", "</script>"),
	fc.constantFrom("https://partners.example/estimate/?tier=%ff", "//x/estimate/", `/estimate/?k=0&${query}`),
	fc.string({ unit: "binary", maxLength: 90 }),
);
const name = fc.oneof(
	fc.constantFrom("tier", "estimate", "answers", "question", "utm_source", "pu.customers", "k"),
	fc.string({ maxLength: 12 }),
);
const piece = fc
	.tuple(name, text, fc.boolean())
	.map(([key, value, encoded]) => `${key}=${encoded ? encodeURIComponent(value.toWellFormed()) : value}`);
const search = fc
	.tuple(fc.array(piece, { maxLength: 8 }), fc.constantFrom("&", "&amp;", "%26"))
	.map(([pieces, separator]) => `?${pieces.join(separator)}`);

const count = Number(process.env.FUZZ_QUERIES ?? 40);
test(`${count} queries of every form fill in the form, or nothing`, { timeout: 60_000 + count * 600 }, () => {
	fc.assert(
		fc.property(search, (given) => {
			const form = filled(given);
			if (form === null) return;
			filledFormSchema.parse(JSON.parse(JSON.stringify(form)));
			expect(form.form.replace(noteOwnElements, "")).not.toMatch(/<script|<img/);
		}),
		{ numRuns: count, seed: Number(process.env.FUZZ_SEED ?? 20_261_129) },
	);
});

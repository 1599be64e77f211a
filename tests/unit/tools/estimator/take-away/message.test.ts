import { expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { scheduleTerms } from "#program/estimate/terms.ts";
import { estimateMessage, monthsTable } from "#tools/estimator/take-away/message.ts";
import { qrCode } from "#tools/estimator/take-away/qr.ts";
import { estimatesOf } from "#tools/estimator/words/assumptions.ts";

const terms = scheduleTerms(
	readProgram(new URL("../../../../..", import.meta.url).pathname, "tests/fixtures/terms-1.0"),
);
const estimatesFor = (query: string) => {
	const { scenarios } = readLink(query, [terms]);
	return estimatesOf(
		scenarios,
		scenarios.map((scenario) => scheduleOf(scenario, terms)),
		() => terms,
	);
};
const every =
	"tier=integrator&months=24&start=2027-01&position=25&currency=KES&pu.customers=1000&pu.new=2.5&pu.churn=1.5&pu.revenue=1234.5&im.projects=4&im.fee=60000&rf.referrals=6&rf.value=50000&jg.revenue=10000&jg.growth=-2";

test("a message says what the figures rest on, a line for each model", () => {
	const { text } = estimateMessage(estimatesFor(every), "https://partners.example/estimate/?v=1");
	expect(text.split("\n").slice(1)).toEqual([
		"– Tier: System Integrator, 30–40% of platform revenue; expected at 25% of each range",
		"– Length: 24 months from January 2027",
		"– Platform Usage: 1,000 customers at the start, 2.5 won and 1.5% lost each month, KES 1,234.50 a month from each; 30–40% of it, expected 32.5%, paid monthly",
		"– Implementation Services: 4 projects a year of KES 60,000, each taking 3 months; 30–50% of it, expected 35%, paid on completion",
		"– Referral Fees: 6 signed referrals a year with a first-year value of KES 50,000 each; 5–10% of it, expected 6.25%, paid on signing",
		"– Joint Go-to-Market: joint revenue of KES 10,000 in month 1, shrinking 2% each month, your contribution 50%; 40–60% of it, expected 50%, paid monthly",
		"",
		"Program terms 1.0, effective December 21, 2024. An estimate and no offer.",
		"https://partners.example/estimate/?v=1",
	]);
});

test("several scenarios stand one after the other, with their terms and the link once", () => {
	const { text, html } = estimateMessage(estimatesFor("name=One&b.name=Two&b.tier=reseller"), "https://x.example/");
	expect(text.match(/expected over 12 months/g)).toHaveLength(2);
	expect(text.match(/Program terms/g)).toHaveLength(1);
	expect(html.match(/<ul>/g)).toHaveLength(2);
});

test("nothing of a name or a link is markup, in the message or in the table", () => {
	const estimates = estimatesFor(new URLSearchParams({ name: `<img src=x onerror="a('b')">&` }).toString());
	const link = 'https://x.example/?"><script>';
	for (const { html } of [estimateMessage(estimates, link), monthsTable(estimates)]) {
		expect(html).not.toMatch(/<(img|script)/);
		expect(html).toContain("&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;&amp;");
	}
});

test("a name that is a formula stays a text in a copied table", () => {
	const { text } = monthsTable(estimatesFor(new URLSearchParams({ name: "=1+1", "b.name": "@x" }).toString()));
	const [head = ""] = text.split("\n");
	expect(head.split("\t")).toEqual([
		"Month",
		"'=1+1, low",
		"'=1+1, expected",
		"'=1+1, high",
		"'@x, low",
		"'@x, expected",
		"'@x, high",
	]);
});

test("a table names months by date where all scenarios begin in the same one, else by number", () => {
	const first = (query: string) => monthsTable(estimatesFor(query)).text.split("\n")[1]?.split("\t")[0];
	expect(first("start=2027-01&b.start=2027-01")).toBe("2027-01");
	expect(first("start=2027-01&b.start=2027-02")).toBe("1");
	expect(first("start=2027-01&b.tier=reseller")).toBe("1");
	expect(first("tier=reseller")).toBe("1");
});

test("a shorter scenario has no months after its last", () => {
	const lines = monthsTable(estimatesFor("months=24&pu.customers=1&b.tier=reseller")).text.split("\n");
	expect(lines).toHaveLength(26);
	expect(lines[13]?.split("\t").slice(4)).toEqual(["", "", ""]);
});

test("a link that no QR code can hold is refused, one that it can is drawn", () => {
	expect(qrCode(`https://partners.example/estimate/?name=${"x".repeat(2_900)}`)?.svg).toMatch(/^<svg /);
	expect(qrCode(`https://partners.example/estimate/?name=${"x".repeat(3_000)}`)).toBeNull();
});

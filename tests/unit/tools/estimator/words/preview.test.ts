import { expect, test } from "vitest";
import { fixtureTerms } from "#tests/unit/program/estimate/scenarios.ts";
import { type EstimatorFacts, openAddress, termsOf } from "#tools/estimator/address/state.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { estimatesOf } from "#tools/estimator/words/assumptions.ts";
import { previewOf } from "#tools/estimator/words/preview.ts";

const facts: EstimatorFacts = {
	terms: [fixtureTerms("1.0")],
	presets: [{ name: "First", note: "", query: "tier=technology&pu.customers=1&pu.revenue=1" }],
};

const preview = (search: string) => {
	const opened = openAddress(search, facts);
	const schedules = opened.scenarios.map((scenario) => scheduleFor(scenario, facts));
	return previewOf(
		opened,
		estimatesOf(opened.scenarios, schedules, (scenario) => termsOf(scenario, facts)),
	);
};
const reseller = "?v=1&terms=1.0&tier=reseller&months=24&pu.customers=10&pu.new=2&pu.churn=1.5&pu.revenue=1000";

test("one scenario goes by its tier, its length and its figure", () => {
	expect(preview(reseller)).toEqual({
		title: "Reseller, 24 months: $314,371.73 expected",
		range: "Between $279,441.52 and $349,301.93 over 24 months. ",
		description:
			"Between $279,441.52 and $349,301.93 over 24 months. Program terms 1.0, effective December 21, 2024. An estimate and no offer. Platform Usage: 10 customers at the start, 2 won and 1.5% lost each month, $1,000 a month from each; 40–50% of it, expected 45%, paid monthly.",
	});
});

test("the name comes first, and who sent it is said", () => {
	const { title, description } = preview(`${reseller}&name=Nairobi&by=Ana&sent=2026-11-25`);
	expect(title).toBe("Nairobi – Reseller, 24 months: $314,371.73 expected");
	expect(description).toContain("no offer. Sent by Ana, November 25, 2026. Platform Usage");
});

test("scenarios side by side go by their names, else their tiers, else their letters", () => {
	const other = (prefix: string, tier: string, name = "") =>
		`&${prefix}tier=${tier}&${prefix}pu.customers=1&${prefix}pu.revenue=100${name && `&${prefix}name=${name}`}`;
	expect(preview(`?${other("", "reseller")}${other("b.", "strategic", "Large")}`).title).toBe(
		"Reseller $540.00, Large $660.00 expected",
	);
	expect(preview(`?${other("", "reseller")}${other("b.", "reseller")}${other("c.", "technology")}`).title).toBe(
		"Scenario A $540.00, Scenario B $540.00, Scenario C $300.00 expected",
	);
});

test.each([
	["cut", `${reseller}&k=00000000`],
	["of which a part cannot be read", `${reseller}&start=soon`],
])("a link that is %s never goes by its figure as if it were whole", (_, search) => {
	const { title, description } = preview(search);
	expect(title).toBe("Revenue estimate, its link incomplete");
	expect(description).toMatch(/^This link was cut or changed on its way: ask the sender for the whole one\./);
	expect(description).toContain("The part of it that can be read: Reseller, 24 months");
});

test("of a link that lost everything no figure is said", () => {
	const { title, description } = preview("?k=12345678");
	expect(title).toBe("Revenue estimate, its link incomplete");
	expect(description).not.toMatch(/\d/);
});

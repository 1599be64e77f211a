import { expect, test } from "vitest";
import { readProgram } from "#authoring/read-program.ts";
import { scheduleOf } from "#program/estimate/schedule.ts";
import { differences, findTerms, scheduleTerms } from "#program/estimate/terms.ts";
import { plainAmount } from "#program/money.ts";
import { openAddress, termsOf } from "#tools/estimator/address/state.ts";

const root = new URL("../../../..", import.meta.url).pathname;
const older = scheduleTerms(readProgram(root, "tests/fixtures/terms-1.0"));
const newer = scheduleTerms(readProgram(root, "tests/fixtures/terms-1.1"));
const facts = { terms: [newer, older] as [typeof newer, typeof older], presets: [] };

const expectedOf = (search: string) => {
	const [scenario] = openAddress(search, facts).scenarios;
	if (!scenario) throw new Error(`${search} is no scenario`);
	return plainAmount(scheduleOf(scenario, termsOf(scenario, facts)).total.expected);
};

test("a link that names its terms keeps its numbers when newer ones hold", () => {
	expect(expectedOf("?terms=1.0&tier=reseller&pu.customers=1&pu.revenue=100")).toBe("540.00");
	expect(expectedOf("?terms=1.1&tier=reseller&pu.customers=1&pu.revenue=100")).toBe("570.00");
	expect(expectedOf("?tier=reseller&pu.customers=1&pu.revenue=100")).toBe("570.00");
});

test("what differs between two versions is said in words", () => {
	expect(differences(older, newer)).toEqual(["Reseller: 40–50% in terms 1.0, 42.5–52.5% in terms 1.1"]);
	expect(differences(older, older)).toEqual([]);
});

test("a commitment, a rate and a time of payment that differ are said too", () => {
	const changed = {
		...older,
		version: "1.2",
		tiers: {
			...older.tiers,
			integrator: {
				...older.tiers.integrator,
				commitment: { ...older.tiers.integrator.commitment, text: "4 implementations per year" },
			},
		},
		models: older.models.map((model) =>
			model.key === "referral" ? { ...model, rate: { low: 6, high: 10 }, paid: "monthly" } : model,
		),
	};
	expect(differences(older, changed)).toEqual([
		"System Integrator commitment: 3 implementations per year in terms 1.0, 4 implementations per year in terms 1.2",
		"Referral Fees: 5–10% in terms 1.0, 6–10% in terms 1.2",
		"Referral Fees paid: on signing in terms 1.0, monthly in terms 1.2",
	]);
});

test("a version that is unknown is not found, and never the nearest one instead", () => {
	expect(findTerms(facts.terms, "1.2")).toBeUndefined();
	expect(openAddress("?terms=1.2&tier=reseller", facts).ignored[0]?.sentence).toBe(
		"terms is “1.2”, which is no version of the program terms; terms 1.1 were used.",
	);
});

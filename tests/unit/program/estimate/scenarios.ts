import { readProgram } from "#authoring/read-program.ts";
import { readLink } from "#program/estimate/link/scenario-link.ts";
import { type ParameterName, type Scenario, type Values, writtenValues } from "#program/estimate/scenario.ts";
import { type ScheduleTerms, scheduleTerms } from "#program/estimate/terms.ts";

const root = new URL("../../../..", import.meta.url).pathname;

/** The program terms of a version, as the fixtures have them. */
export const fixtureTerms = (version: "1.0" | "1.1"): ScheduleTerms =>
	scheduleTerms(readProgram(root, `tests/fixtures/terms-${version}`));

/** The scenario of a link of terms 1.0. */
export function scenarioOf(query: string): Scenario {
	const [scenario] = readLink(`terms=1.0&${query}`, { current: "1.0", known: ["1.0"] }).scenarios;
	if (!scenario) throw new Error(`${query} is no scenario`);
	return scenario;
}

/** What links write of values, by parameter. */
export type Written = { readonly [Name in ParameterName]?: string };

/** The values that links write so. */
export const valuesOf = (written: Written): Values => scenarioOf(new URLSearchParams(written).toString()).values;

/** What links write of values, by parameter: defaults are left out. */
export const writtenOf = (values: Values): Record<string, string> => Object.fromEntries(writtenValues(values));

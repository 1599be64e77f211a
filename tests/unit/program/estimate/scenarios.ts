import { readProgram } from "#authoring/read-program.ts";
import { type KnownTerms, readLink } from "#program/estimate/link/scenario-link.ts";
import { type ParameterName, type Scenario, type Values, writtenValues } from "#program/estimate/scenario.ts";
import { type ModelTerms, type ScheduleTerms, scheduleTerms } from "#program/estimate/terms.ts";
import { type ModelKey, modelKeys } from "#program/models/models.ts";

const root = new URL("../../../..", import.meta.url).pathname;

/** The program terms of a version, as the fixtures have them. */
export const fixtureTerms = (version: "1.0" | "1.1"): ScheduleTerms =>
	scheduleTerms(readProgram(root, `tests/fixtures/terms-${version}`));

/** A model of terms that have it. */
export function modelIn({ models }: ScheduleTerms, key: ModelKey): ModelTerms {
	const found = models.find((model) => model.key === key);
	if (!found) throw new Error(`These terms have no ${key}`);
	return found;
}

/** Every revenue model that is known. */
export const everyModel = modelKeys.map((key) => ({ key, name: key }));

/** Versions that links may name, the one in force first; each has every revenue model. */
export const knownTerms = (inForce: string, ...others: string[]): KnownTerms => [
	{ version: inForce, models: everyModel },
	...others.map((version) => ({ version, models: everyModel })),
];

/** The scenario of a link of terms 1.0. */
export function scenarioOf(query: string): Scenario {
	const [scenario] = readLink(`terms=1.0&${query}`, knownTerms("1.0")).scenarios;
	if (!scenario) throw new Error(`${query} is no scenario`);
	return scenario;
}

/** What links write of values, by parameter. */
export type Written = { readonly [Name in ParameterName]?: string };

/** The values that links write so. */
export const valuesOf = (written: Written): Values => scenarioOf(new URLSearchParams(written).toString()).values;

/** What links write of values, by parameter: defaults are left out. */
export const writtenOf = (values: Values): Record<string, string> => Object.fromEntries(writtenValues(values));

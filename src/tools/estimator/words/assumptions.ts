import { letterAt, type ScenarioLetter, scenarioLetters } from "#program/estimate/link/link-names.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { longDate, percentRange } from "#program/format.ts";
import { type ModelKey, models } from "#program/models/models.ts";
import { presentation } from "./presentation.ts";
import { type MonthName, type Say, sayIn, sayPeriod } from "./wording.ts";

/** Something that the figures of a scenario rest on: what it is about, what that is called, and what is assumed of it. */
export interface Assumption {
	about: "tier" | "length" | ModelKey;
	label: string;
	text: string;
}

/** One of the scenarios that leave the page together. */
export interface Estimate {
	/** Its place in the link and the CSV. */
	letter: ScenarioLetter;
	title: string;
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
	currency: string;
	/** An amount as the page shows it: exact, with the scenario's currency. */
	say: Say;
}

/** What a scenario is called: its own name, else its letter. */
export function titleOf({ values }: Scenario, at: number): string {
	return values.name ?? `Scenario ${letterAt(at)}`;
}

/** The scenarios with what belongs to each; `schedules` in the same order. */
export function estimatesOf(
	scenarios: readonly Scenario[],
	schedules: readonly Schedule[],
	termsOf: (scenario: Scenario) => ScheduleTerms,
): Estimate[] {
	return scenarioLetters.flatMap((letter, at): Estimate[] => {
		const [scenario, schedule] = [scenarios[at], schedules[at]];
		if (!scenario || !schedule) return [];
		const { currency } = scenario.values;
		const title = titleOf(scenario, at);
		return [{ letter, title, scenario, schedule, terms: termsOf(scenario), currency, say: sayIn(currency) }];
	});
}

/** The months that an estimate covers: "24 months from January 2027". */
export function lengthInWords({ scenario: { values } }: Pick<Estimate, "scenario">): string {
	return `${values.months} months${values.start === null ? "" : ` from ${sayPeriod(values.start, "long")}`}`;
}

/** The months of estimates side by side: with their dates where all begin in the same one, else by their number alone. */
export function monthsTogether(estimates: readonly Pick<Estimate, "schedule">[]): MonthName[] {
	const all = estimates.map(({ schedule: { months } }) => months);
	const begins = new Set(all.map(([first]) => first?.period));
	const longest = all.reduce((some, others) => (others.length > some.length ? others : some), []);
	return longest.map(({ month, period }) => ({ month, period: begins.size === 1 ? period : null }));
}

/** Which terms the estimates rest on, each version once, and what they are not. */
export function termsInWords(estimates: readonly Pick<Estimate, "terms">[]): string {
	const versions = new Set(estimates.map(({ terms }) => `${terms.version}, ${sinceWhen(terms)}`));
	const named = versions.size === 0 ? "" : `Program terms ${[...versions].join("; ")}. `;
	return `${named}An estimate and no offer.`;
}

/** From when terms hold: "effective March 1, 2027"; or that they were withdrawn and never will. */
export function sinceWhen({ effective, standIn }: Pick<ScheduleTerms, "effective" | "standIn">): string {
	return standIn === undefined ? `effective ${longDate(effective)}` : "withdrawn before they took effect";
}

/** The name of a file of estimates, which says by which terms: "mamey-estimate-terms-1.0-of-2024-12-21.csv". */
export function fileNameOf(estimates: readonly Pick<Estimate, "terms">[], ending: string): string {
	const terms = new Set(estimates.map(({ terms: { version, effective } }) => `${version}-of-${effective}`));
	return `mamey-estimate-terms-${[...terms].join("-and-")}.${ending}`;
}

/** The main assumptions of an estimate: tier, length, and for each model its inputs and its rate. */
export function assumptionsOf(estimate: Estimate): Assumption[] {
	const { scenario, schedule, terms } = estimate;
	const { values } = scenario;
	const { name, share } = terms.tiers[schedule.tier];
	return [
		{
			about: "tier",
			label: "Tier",
			text: `${name}, ${percentRange(share)} of platform revenue; expected at ${values.position}% of each range`,
		},
		{ about: "length", label: "Length", text: lengthInWords(estimate) },
		...schedule.taking.flatMap(({ key, name: label, paid, rates: { low, expected, high } }): Assumption[] => {
			const first = values[models[key].switch];
			if (first === null) return [];
			const inputs = presentation[key].inputs(first, values);
			return [{ about: key, label, text: `${inputs}; ${low}–${high}% of it, expected ${expected}%, paid ${paid}` }];
		}),
	];
}

import { longDate, percentRange } from "#program/format.ts";
import type { ModelKey } from "#program/keys.ts";
import { numberOf, readValue, type Scenario, settingOf, type Values } from "#program/scenario.ts";
import type { Schedule, ScheduleTerms } from "#program/schedule.ts";
import { grouped, titleOf } from "./state.ts";
import { currencyOf, type Say, sayIn } from "./wording.ts";

/** Something that the figures of a scenario rest on. */
export interface Assumption {
	label: string;
	text: string;
}

/** One of the scenarios that leave the page together. */
export interface Estimate {
	/** Its place in the link and the CSV. */
	letter: "a" | "b" | "c";
	/** What it is called, on one line and without characters that nobody sees. */
	title: string;
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
	currency: string;
	/** An amount as the page shows it: exact, with the scenario's currency. */
	say: Say;
}

/** The scenarios with what belongs to each; `schedules` and `terms` in the same order. */
export function estimatesOf(
	scenarios: readonly Scenario[],
	schedules: readonly Schedule[],
	termsOf: (scenario: Scenario) => ScheduleTerms,
): Estimate[] {
	return scenarios.flatMap((scenario, at) => {
		const schedule = schedules[at];
		const letter = (["a", "b", "c"] as const)[at];
		const currency = currencyOf(scenario);
		if (!schedule || !letter) return [];
		return [
			{
				letter,
				title: readValue("name", titleOf(scenario, at)) || titleOf({ ...scenario, values: {} }, at),
				scenario,
				schedule,
				terms: termsOf(scenario),
				currency,
				say: sayIn(currency),
			},
		];
	});
}

/** The months that an estimate covers: "24 months from January 2027". */
export function periodInWords({ schedule }: Pick<Estimate, "schedule">): string {
	const first = schedule.months[0]?.period;
	return `${schedule.months.length} months${first ? ` from ${monthInWords(first)}` : ""}`;
}

/** A month such as 2027-01 in words: "January 2027". */
export function monthInWords(period: string): string {
	return longDate(`${period}-01`).replace(/ 1,/, "");
}

/** Which terms an estimate rests on, and what it is not. */
export function termsInWords({ terms }: Pick<Estimate, "terms">): string {
	return `Program terms ${terms.version}, effective ${longDate(terms.effective)}. An estimate and no offer.`;
}

/** The main assumptions of an estimate: tier, length, and for each model its inputs and its rate. */
export function assumptionsOf(estimate: Estimate): Assumption[] {
	const { scenario, schedule, terms } = estimate;
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const position = settingOf(scenario.values, "position");
	return [
		{
			label: "Tier",
			text: `${tier?.name}${tier ? `, ${percentRange(tier.share)} of platform revenue` : ""}; expected at ${position}% of each range`,
		},
		{ label: "Length", text: periodInWords(estimate) },
		...schedule.models.map((model) => {
			const facts = terms.models.find(({ key }) => key === model);
			const { low, expected, high } = schedule.rates[model];
			return {
				label: facts?.name ?? model,
				text: `${inputsInWords(model, scenario.values, estimate.say)}; ${low}–${high}% of it, expected ${expected}%, paid ${facts?.paid}`,
			};
		}),
	];
}

function inputsInWords(model: ModelKey, values: Values, say: Estimate["say"]): string {
	const number = (name: Parameters<typeof numberOf>[1]) => grouped(numberOf(values, name).toFixed());
	const amount = (name: Parameters<typeof numberOf>[1]) => say(numberOf(values, name)).replace(/\.00$/, "");
	switch (model) {
		case "platform":
			return `${number("pu.customers")} customers at the start, ${number("pu.new")} won and ${number("pu.churn")}% lost each month, ${amount("pu.revenue")} a month from each`;
		case "implementation":
			return `${number("im.projects")} projects a year of ${amount("im.fee")}, each taking ${number("im.duration")} months`;
		case "referral":
			return `${number("rf.referrals")} signed referrals a year with a first-year value of ${amount("rf.value")} each`;
		case "joint": {
			const growth = numberOf(values, "jg.growth");
			const change = growth.isNegative() ? `shrinking ${growth.abs()}%` : `growing ${growth}%`;
			return `joint revenue of ${amount("jg.revenue")} in month 1, ${change} each month, your contribution ${number("jg.contribution")}%`;
		}
	}
}

import type { ModelKey } from "#program/keys.ts";
import { type Decimal, decimal, plainAmount } from "#program/money.ts";
import { type ParameterName, parameters, type Scenario, settingOf } from "#program/scenario.ts";
import type { Schedule, ScheduleTerms, Triple } from "#program/schedule.ts";
import { grouped, withCurrency } from "./state.ts";

/** What the number of a parameter counts, where it is no bare number. */
export const units: Partial<Record<ParameterName, "money" | "%" | "months">> = {
	position: "%",
	"pu.churn": "%",
	"pu.revenue": "money",
	"im.fee": "money",
	"im.duration": "months",
	"rf.value": "money",
	"jg.revenue": "money",
	"jg.growth": "%",
	"jg.contribution": "%",
};

/** The code of the currency that a scenario reckons in (ISO 4217). */
export function currencyOf({ values }: Scenario): string {
	return settingOf(values, "currency") ?? "USD";
}

/** Says an amount. */
export type Say = (amount: Decimal) => string;

/** Says amounts in a scenario's currency: "$1,234.50". */
export function sayIn(currency: string): Say {
	return (amount) => withCurrency(plainAmount(amount), currency);
}

/** A range of amounts: "$1,000.00–$1,200.00". */
export function sayRange({ low, high }: Triple, say: Say): string {
	return low.eq(high) ? say(low) : `${say(low)}–${say(high)}`;
}

/** What one amount is more or less than another: "+$10.00", "−$10.00", or "the same". */
export function sayDifference(amount: Decimal, from: Decimal, say: Say): string {
	if (amount.eq(from)) return "the same";
	return amount.gt(from) ? `+${say(amount.minus(from))}` : `−${say(from.minus(amount))}`;
}

/** A rate in percent: "45%", or a range of rates "40–50%". */
export function sayRate({ low, high }: Triple): string {
	return low.eq(high) ? `${low}%` : `${low}–${high}%`;
}

/** A month as people write it: "2027-01" → "January 2027", short "Jan 2027"; "Month 1" when the scenario does not say when it starts. */
export function sayMonth({ month, period }: { month: number; period: string | null }, style: "long" | "short"): string {
	return period === null ? `Month ${month}` : sayPeriod(period, style);
}

/** A month within a sentence: "March 2027", "month 3". */
export function inMonth(month: { month: number; period: string | null }): string {
	return month.period === null ? `month ${month.month}` : sayMonth(month, "long");
}

const formats = {
	long: new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" }),
	short: new Intl.DateTimeFormat("en-US", { month: "short", year: "numeric", timeZone: "UTC" }),
};

function sayPeriod(period: string, style: "long" | "short"): string {
	return formats[style].format(Date.parse(`${period}-01T00:00:00Z`));
}

/** The names of the months, short, January first. */
export const monthNames = Array.from({ length: 12 }, (_, month) =>
	new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" }).format(Date.UTC(2000, month)),
);

/** A scenario's setting in words: a tier's name, "24", "$1,000", "1.5%". */
export function saySetting(scenario: Scenario, name: ParameterName, terms: ScheduleTerms): string {
	const value = settingOf(scenario.values, name);
	if (value === null) return name === "start" ? "not said" : "none";
	if (name === "tier") return terms.tiers.find(({ key }) => key === value)?.name ?? value;
	if (name === "start") return sayPeriod(value, "long");
	if (name === "name" || name === "currency" || name === "months") return value;
	switch (units[name]) {
		case "money":
			return withCurrency(value.includes(".") ? plainAmount(decimal(value)) : value, currencyOf(scenario));
		case "%":
			return `${value}%`;
		case "months":
			return `${value} ${value === "1" ? "month" : "months"}`;
		default:
			return grouped(value);
	}
}

/** The label of a parameter within a sentence: "customers at the start". */
export function inSentence(name: ParameterName): string {
	const { label } = parameters[name];
	return label.charAt(0).toLowerCase() + label.slice(1);
}

const compact = new Map<string, Intl.NumberFormat>();

/** An amount in the short form of a scale: "$10K", "$1.5M"; without a currency whose sign is a word, for which a scale has no room. */
export function shortAmount(amount: number, currency: string): string {
	const format =
		compact.get(currency) ??
		new Intl.NumberFormat("en-US", { style: "currency", currency, notation: "compact", maximumFractionDigits: 1 });
	compact.set(currency, format);
	const parts = format.formatToParts(amount);
	const hasRoom = parts.every(({ type, value }) => type !== "currency" || value.length === 1);
	return parts
		.filter(({ type }) => hasRoom || type !== "currency")
		.map(({ value }) => value)
		.join("")
		.trim();
}

/** Says what a model is called. */
export type NameOf = (model: ModelKey) => string;

/** How many projects complete too late to be paid: "2,916 projects complete after the last month and are not paid within this scenario." */
export function sayUnfinished({ unfinishedProjects: count }: Schedule): string {
	const [completes, is] = count === 1 ? ["project completes", "is"] : ["projects complete", "are"];
	return `${grouped(String(count))} ${completes} after the last month and ${is} not paid within this scenario.`;
}

/** In which years the minimum commitment is met, "not met in year 1, met in years 2 and 3."; null when a scenario cannot tell. */
export function sayCommitment({ years }: Schedule): string | null {
	const told = years.flatMap(({ year, commitment }) =>
		commitment ? [{ year, isMet: commitment.reached.gte(commitment.minimum) }] : [],
	);
	const said = (isMet: boolean) => {
		const which = told.filter((one) => one.isMet === isMet).map(({ year }) => year);
		if (which.length === 0) return [];
		const last = which.at(-1);
		const list = which.length === 1 ? `year ${last}` : `years ${which.slice(0, -1).join(", ")} and ${last}`;
		return [`${isMet ? "met" : "not met"} in ${list}`];
	};
	return told.length === 0 ? null : `${[...said(false), ...said(true)].join(", ")}.`;
}

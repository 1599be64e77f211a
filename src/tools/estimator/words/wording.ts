import { type ParameterName, parameters, type Scenario, textOf } from "#program/estimate/scenario.ts";
import type { Bound, MonthOfSchedule, RangeEstimate, Schedule } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { listed } from "#program/format.ts";
import type { Unit } from "#program/models/parameter.ts";
import { type Decimal, grouped, plainAmount } from "#program/money.ts";
import { withCurrency } from "#tools/estimator/address/state.ts";

/** Writes an amount in words. */
export type Say = (amount: Decimal) => string;

/** Writes amounts in a scenario's currency: "$1,234.50". */
export function sayIn(currency: string): Say {
	return (amount) => withCurrency(plainAmount(amount), currency);
}

/** A range of amounts: "$1,000.00–$1,200.00". */
export function sayRange({ low, high }: RangeEstimate, say: Say): string {
	return low.eq(high) ? say(low) : `${say(low)}–${say(high)}`;
}

/** What one amount is more or less than another: "+$10.00", "−$10.00", or "the same". */
export function sayDifference(amount: Decimal, from: Decimal, say: Say): string {
	if (amount.eq(from)) return "the same";
	return amount.gt(from) ? `+${say(amount.minus(from))}` : `−${say(from.minus(amount))}`;
}

/** A rate in percent: "45%", or a range of rates "40–50%". */
export function sayRate({ low, high }: RangeEstimate): string {
	return low.eq(high) ? `${low}%` : `${low}–${high}%`;
}

/** What a month goes by: its number from 1, and YYYY-MM where the scenario has a start. */
export type MonthName = Pick<MonthOfSchedule, "month" | "period">;

/** A month as people write it: "2027-01" → "January 2027", short "Jan 2027"; "Month 1" when the scenario has no start. */
export function sayMonth({ month, period }: MonthName, style: "long" | "short"): string {
	return period === null ? `Month ${month}` : sayPeriod(period, style);
}

/** A month within a sentence: "March 2027", "month 3". */
export function inMonth(month: MonthName): string {
	return month.period === null ? `month ${month.month}` : sayMonth(month, "long");
}

/** The names of the months, January first. */
const monthNamesIn = (month: "long" | "short") => {
	const format = new Intl.DateTimeFormat("en-US", { month, timeZone: "UTC" });
	return Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2000, at)));
};
const namesOfMonths = { long: monthNamesIn("long"), short: monthNamesIn("short") };
export const monthNames = namesOfMonths.short;

/** A month such as 2027-01 in words: "January 2027", short "Jan 2027". No date, of which none is read after the year 9999. */
export function sayPeriod(period: string, style: "long" | "short"): string {
	const [year, month] = period.split("-").map(Number);
	return `${namesOfMonths[style][(month ?? 1) - 1]} ${year}`;
}

/** A number with separators between thousands, and as many decimals as it has. */
export function sayNumber(value: Decimal): string {
	return grouped(value.toFixed());
}

/** An amount whose cents are said only where it has some: "$1,000", "$1,250.50". */
export function sayShortly(amount: Decimal, currency: string): string {
	return withCurrency(amount.isInteger() ? amount.toFixed() : plainAmount(amount), currency);
}

/** A scenario's setting in words: a tier's name, "24", "$1,000", "1.5%". */
export function saySetting({ values }: Scenario, name: ParameterName, terms: ScheduleTerms): string {
	switch (name) {
		case "tier":
			return terms.tiers[values.tier].name;
		case "start":
			return values.start === null ? "not said" : sayPeriod(values.start, "long");
		case "name":
		case "currency":
		case "months":
			return textOf(values, name) || "none";
		default: {
			const value = values[name];
			return value === null ? "none" : sayQuantity(value, parameters[name].unit, values.currency);
		}
	}
}

function sayQuantity(value: Decimal, unit: Unit | null, currency: string): string {
	switch (unit) {
		case "money":
			return sayShortly(value, currency);
		case "%":
			return `${value}%`;
		case "months":
			return `${value} ${value.eq(1) ? "month" : "months"}`;
		case null:
			return sayNumber(value);
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
		new Intl.NumberFormat("en-US", {
			style: "currency",
			currency,
			notation: "compact",
			minimumFractionDigits: 0,
			maximumFractionDigits: 1,
		});
	compact.set(currency, format);
	const parts = format.formatToParts(amount);
	const hasRoom = parts.every(({ type, value }) => type !== "currency" || value.length === 1);
	return parts
		.filter(({ type }) => hasRoom || type !== "currency")
		.map(({ value }) => value)
		.join("")
		.trim();
}

/** What completes too late to be paid, a sentence a model: "2,916 projects complete after the last month and are not paid within this scenario." */
export function sayUnfinished({ unfinished }: Schedule): string[] {
	return unfinished.map(({ one, count }) => {
		const [completes, is] = count === 1 ? [`${one} completes`, "is"] : [`${one}s complete`, "are"];
		return `${grouped(String(count))} ${completes} after the last month and ${is} not paid within this scenario.`;
	});
}

/** What the ends of a range are called at the heads of columns. */
export const boundNames: Record<Bound, string> = { low: "Low", expected: "Expected", high: "High" };

/** Whether a minimum commitment is met. */
export function metInWords(isMet: boolean): string {
	return isMet ? "met" : "not met";
}

/** In which years the minimum commitment is met, "not met in year 1, met in years 2 and 3."; null when a scenario does not determine it. */
export function sayCommitment({ years }: Schedule): string | null {
	const told = years.flatMap(({ year, commitment }) => (commitment ? [{ year, isMet: commitment.isMet }] : []));
	const said = (isMet: boolean) => {
		const which = told.filter((one) => one.isMet === isMet).map(({ year }) => String(year));
		return which.length === 0
			? []
			: [`${metInWords(isMet)} in ${which.length === 1 ? "year" : "years"} ${listed(which)}`];
	};
	return told.length === 0 ? null : `${[...said(false), ...said(true)].join(", ")}.`;
}

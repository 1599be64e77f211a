import type { NumericName, Values } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import type { Decimal } from "#program/money.ts";
import { sayNumber, sayShortly } from "./wording.ts";

/** What a revenue model looks like and how its inputs and counts are said. Its name and its rate are facts of the program. */
interface Presentation {
	/** What is counted, at the head of a column: "Customers". */
	column: string;
	/** What is counted, in the working of a month, and what is said of the number of the first month, where something is. */
	counted: string;
	first: string | null;
	/** One of what the model's first input counts: "project a year". */
	one: string;
	/** The inputs in a phrase; `first` is the number of the first one. */
	inputs: (first: Decimal, values: Values) => string;
	/** What the name of a field leaves unsaid. */
	hints?: { readonly [Name in NumericName]?: string };
	/** What else adds to the number that a goal asks for, if anything does; it follows the price. */
	besides?: (values: Values) => string;
	/** Fills the chart: models differ by more than a shade. Null where the area is plain. */
	pattern: string | null;
}

export const presentation: Readonly<Record<ModelKey, Presentation>> = {
	platform: {
		column: "Customers",
		counted: "Customers",
		first: "those at the start",
		one: "customer at the start",
		inputs: (customers, values) =>
			`${sayNumber(customers)} customers at the start, ${sayNumber(values["pu.new"])} won and ${sayNumber(values["pu.churn"])}% lost each month, ${sayShortly(values["pu.revenue"], values.currency)} a month from each`,
		besides: (values) =>
			values["pu.new"].isZero()
				? ""
				: `, ${sayNumber(values["pu.new"])} won and ${values["pu.churn"]}% lost each month`,
		pattern: null,
	},
	implementation: {
		column: "Projects completed",
		counted: "Projects that complete in this month",
		first: null,
		one: "project a year",
		inputs: (projects, values) =>
			`${sayNumber(projects)} projects a year of ${sayShortly(values["im.fee"], values.currency)}, each taking ${sayNumber(values["im.duration"])} months`,
		pattern: "M-1 1L1 -1M0 5L5 0M4 6L6 4",
	},
	referral: {
		column: "Referrals signed",
		counted: "Referrals signed in this month",
		first: null,
		one: "signed referral a year",
		inputs: (referrals, values) =>
			`${sayNumber(referrals)} signed referrals a year with a first-year value of ${sayShortly(values["rf.value"], values.currency)} each`,
		pattern: "M2.5 2.5h0.01",
	},
	joint: {
		column: "Joint revenue",
		counted: "Joint revenue",
		first: "the joint revenue of month 1",
		one: "joint revenue in month 1",
		inputs: (revenue, values) => {
			const growth = values["jg.growth"];
			const change = growth.isNegative() ? `shrinking ${growth.abs()}%` : `growing ${growth}%`;
			return `joint revenue of ${sayShortly(revenue, values.currency)} in month 1, ${change} each month, your contribution ${sayNumber(values["jg.contribution"])}%`;
		},
		hints: {
			"jg.contribution": "Where in the range the rate lies: 0 for the lowest contribution, 100 for the highest",
		},
		pattern: "M0 1H5M0 3.5H5",
	},
};

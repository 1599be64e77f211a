import { currencyCodes } from "./currencies.ts";
import { type ModelKey, type TierKey, tierKeys } from "./keys.ts";
import { type Decimal, decimal } from "./money.ts";

/** What a parameter of a link may hold: its values, in words for a person who sent another. */
interface Kind {
	read: (text: string) => string | null;
	says: string;
}

const digits = /^\d{1,12}$/;

/** Numbers from `low` to `high` with at most `decimals` decimals, in their shortest form. */
function numeric(low: number, high: number, decimals: number): Kind {
	const form = decimals === 0 ? /^-?\d{1,12}$/ : /^-?\d{1,12}(\.\d{1,2})?$/;
	return {
		read: (text) => {
			if (!form.test(text)) return null;
			const value = decimal(text);
			return value.gte(low) && value.lte(high) ? value.toString() : null;
		},
		says: `a ${decimals === 0 ? "whole " : ""}number from ${low.toLocaleString("en-US")} to ${high.toLocaleString("en-US")}${decimals === 0 ? "" : ", with up to 2 decimals"}`,
	};
}

const oneOf = (values: readonly string[], says = `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`): Kind => ({
	read: (text) => (values.includes(text) ? text : null),
	says,
});

/** Line ends and other control characters, marks that turn the direction of the text after them, and what no XML may hold. */
const invisible = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** A name on one line; a blank one is none. Characters are code points, so that an emoji is not two. */
const name: Kind = {
	read: (text) => {
		const line = text.toWellFormed().replace(invisible, " ");
		if (line.trim() === "") return "";
		return [...line].length <= 80 ? line : null;
	},
	says: "a text of up to 80 characters",
};

const money = numeric(0, 1_000_000_000, 2);
const share = numeric(0, 100, 2);

/**
 * The parameter table of a scenario (contracts, "Inputs and their parameters"): what each may hold and what it is when a link
 * leaves it out. A default of null means: absent; a model takes part when its first parameter is there.
 */
export const parameters = {
	name: { kind: name, default: null, label: "Name" },
	tier: { kind: oneOf(tierKeys), default: "technology", label: "Tier" },
	months: { kind: oneOf(["12", "24", "36"]), default: "12", label: "Months" },
	start: {
		kind: {
			read: (text: string) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : null),
			says: "a month such as 2027-01",
		},
		default: null,
		label: "First month",
	},
	currency: {
		kind: oneOf(currencyCodes, "a currency code of ISO 4217 such as USD"),
		default: "USD",
		label: "Currency",
	},
	position: { kind: share, default: "50", label: "Place in the range" },
	"pu.customers": { kind: numeric(0, 1_000_000, 0), default: null, label: "Customers at the start" },
	"pu.new": { kind: numeric(0, 100_000, 2), default: "0", label: "Won each month" },
	"pu.churn": { kind: share, default: "0", label: "Lost each month" },
	"pu.revenue": { kind: money, default: "0", label: "Revenue of one, monthly" },
	"im.projects": { kind: numeric(0, 1_000, 0), default: null, label: "Projects a year" },
	"im.fee": { kind: money, default: "0", label: "Fee of one project" },
	"im.duration": { kind: numeric(1, 36, 0), default: "3", label: "Months a project takes" },
	"rf.referrals": { kind: numeric(0, 1_000, 0), default: null, label: "Signed referrals a year" },
	"rf.value": { kind: money, default: "0", label: "First-year contract value" },
	"jg.revenue": { kind: money, default: null, label: "Joint revenue in month 1" },
	"jg.growth": { kind: numeric(-50, 50, 2), default: "0", label: "Growth each month" },
	"jg.contribution": { kind: share, default: "50", label: "Your contribution" },
} as const satisfies Record<string, { kind: Kind; default: string | null; label: string }>;

export type ParameterName = keyof typeof parameters;

/** The names of the parameters, in the order in which links write them. */
export const parameterNames = Object.keys(parameters).filter(isParameterName);

/** Whether a name of a link’s query is one of the estimator’s; others, such as campaign tags, are left alone. */
export function isParameterName(name: string): name is ParameterName {
	return Object.hasOwn(parameters, name);
}

/** The values of a scenario by parameter, each in its canonical form; what has its default is absent. */
export type Values = { readonly [Name in ParameterName]?: string };

/** A scenario: its values and the version of the facts that it is computed with. */
export interface Scenario {
	terms: string;
	values: Values;
}

/** The first parameter of each model: the model takes part when it is there. */
export const switches = {
	platform: "pu.customers",
	implementation: "im.projects",
	referral: "rf.referrals",
	joint: "jg.revenue",
} as const satisfies Record<ModelKey, ParameterName>;

/** Reads one value of a parameter: its canonical form, "" when that says nothing (a blank name), or null when it is no value of it. */
export function readValue(name: ParameterName, text: string): string | null {
	return parameters[name].kind.read(text);
}

/** A scenario's value of a parameter, its default where there is none. */
export function settingOf(values: Values, name: ParameterName): string | null {
	return values[name] ?? parameters[name].default;
}

/** A numeric value of a scenario; 0 where it has neither value nor default. */
export function numberOf(values: Values, name: ParameterName): Decimal {
	return decimal(settingOf(values, name) ?? 0);
}

/** The tier of a scenario. */
export function tierOf(values: Values): TierKey {
	return tierKeys.find((key) => key === settingOf(values, "tier")) ?? "technology";
}

/** The length of a scenario in months: 12, 24 or 36. */
export function monthsOf(values: Values): number {
	const text = settingOf(values, "months") ?? "";
	return digits.test(text) ? Number(text) : 12;
}

/** The values with one of them changed; null, nothing or its default removes it, unless it switches a model on. */
export function withValue(values: Values, name: ParameterName, value: string | null): Values {
	const { [name]: _, ...others } = values;
	const isSwitch = Object.values(switches).some((first) => first === name);
	const keep = value !== null && value !== "" && (isSwitch || value !== parameters[name].default);
	return keep ? { ...others, [name]: value } : others;
}

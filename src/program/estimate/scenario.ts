import { tierKeys } from "#program/facts/keys.ts";
import {
	type InputName,
	type ModelKey,
	modelParameters,
	models,
	parametersOf,
	type SwitchName,
} from "#program/models/models.ts";
import { type Choice, type Line, type Parameter, percent, quantity } from "#program/models/parameter.ts";
import { currencyCodes } from "./currencies.ts";

/** Line ends and other control characters, marks that turn the direction of the text after them, and what no XML may hold. */
const invisible = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** What `toWellFormed` does, which Chrome has since 111 and Firefox since 119: half a character becomes U+FFFD. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** A text on one line; "" for a blank one, null for one that is too long. Characters are code points, so that an emoji is not two. */
export function lineOfText(text: string, longest: number): string | null {
	const line = wellFormed(text).replace(invisible, " ");
	if (line.trim() === "") return "";
	return [...line].length <= longest ? line : null;
}

/** One of some values, written as they are. */
function oneOf<Value extends string | number>(
	label: string,
	options: readonly Value[],
	otherwise: Value,
	says = `${options.slice(0, -1).join(", ")} or ${options[options.length - 1]}`,
): Choice<Value> {
	const parse = (text: string) => options.find((option) => String(option) === text);
	return { label, says, default: otherwise, options, parse, write: String };
}

const longestName = 80;
const name: Line = {
	label: "Name",
	says: `a text of up to ${longestName} characters`,
	longest: longestName,
	default: null,
	parse: (text) => {
		const line = lineOfText(text, longestName);
		return line === null ? undefined : line || null;
	},
	write: (line) => line ?? "",
};

const start: Parameter<string | null> = {
	label: "First month",
	says: "a month such as 2027-01",
	default: null,
	parse: (text) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined),
	write: (month) => month ?? "",
};

/** The parameters of a scenario (contracts, "Inputs and their parameters"), in the order in which links write them. */
export const parameters = {
	name,
	tier: oneOf("Tier", tierKeys, "technology"),
	months: oneOf("Months", [12, 24, 36], 12),
	/** The first month as YYYY-MM. */
	start,
	/** A code of ISO 4217. */
	currency: oneOf("Currency", currencyCodes, "USD", "a currency code of ISO 4217 such as USD"),
	position: quantity("Place in the range", percent, 50),
	...modelParameters,
};

export type ParameterName = keyof typeof parameters;

/** The value of a parameter as it is computed with. */
type ValueOf<Of> = Of extends Parameter<infer Value> ? Value : never;

/** The values of a scenario by parameter. What a link leaves out has its default; the number of a model that is off is null. */
export type Values = { readonly [Name in ParameterName]: ValueOf<(typeof parameters)[Name]> };

/** A scenario: its values and the version of the facts that it is computed with. */
export interface Scenario {
	terms: string;
	values: Values;
}

/** The same table, seen as one that gives for each name a parameter of its value. */
const byName: { readonly [Name in ParameterName]: Parameter<Values[Name]> } = parameters;

export const parameterNames = Object.keys(parameters).filter(isParameterName);

/** The parameters that always have a number. */
export type NumberName = InputName | "position";

/** The parameters that are numbers; those that switch models on have none while their model is off. */
export type NumericName = NumberName | SwitchName;

/** Whether a name of a link’s query is one of the estimator’s; others, such as campaign tags, are left alone. */
export function isParameterName(name: string): name is ParameterName {
	// Not `Object.hasOwn`, without which Safari before 15.4 would not even be told that it lacks something.
	return Object.keys(parameters).includes(name);
}

/** Whether a parameter is a number. */
export function isNumericName(name: ParameterName): name is NumericName {
	return "unit" in parameters[name];
}

/** The values of a link that leaves everything out. */
export const defaultValues: Values = wholeValues();

function wholeValues(): Values {
	let all: Partial<Values> = {};
	for (const name of parameterNames) all = { ...all, [name]: parameters[name].default };
	if (!isWhole(all)) throw new Error("A parameter of the scenario is missing.");
	return all;
}

function isWhole(some: Partial<Values>): some is Values {
	return parameterNames.every((name) => name in some);
}

/** The values with one of them changed. */
export function withValue<Name extends ParameterName>(values: Values, name: Name, value: Values[Name]): Values {
	return { ...values, [name]: value };
}

/** The values with one of them read from a text; null when the text is no value of the parameter. */
export function withText<Name extends ParameterName>(values: Values, name: Name, text: string): Values | null {
	const value = byName[name].parse(text);
	return value === undefined ? null : withValue(values, name, value);
}

/** A scenario's value of a parameter as links write it; "" where there is none. */
export function textOf<Name extends ParameterName>(values: Values, name: Name): string {
	return byName[name].write(values[name]);
}

/** What links write of the values, in the order of the table: what has its default is left out. */
export function writtenValues(values: Values): [name: ParameterName, text: string][] {
	return parameterNames.flatMap((name): [ParameterName, string][] => {
		const text = textOf(values, name);
		return text === textOf(defaultValues, name) ? [] : [[name, text]];
	});
}

/** Whether a model takes part. */
export function isOn(values: Values, model: ModelKey): boolean {
	return values[models[model].switch] !== null;
}

/** The values with those of a model taken from others. */
export function withModel(values: Values, model: ModelKey, others: Values): Values {
	return parametersOf(model).reduce((all, name) => withValue(all, name, others[name]), values);
}

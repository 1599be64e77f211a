import { type Decimal, decimal, grouped, zero } from "#program/money.ts";

/** What a link may contain about a scenario under one name. */
export interface Parameter<Value> {
	/** What it is called at its field. */
	label: string;
	/** What it may hold, in words for a person who sent something else. */
	says: string;
	/** The value of a link that leaves it out; null: nothing. */
	default: Value;
	/** The value of a text; undefined where it is no value of the parameter. */
	parse: (text: string) => Value | undefined;
	/** The one text by which links name a value; "" for none. */
	write: (value: Value) => string;
}

/** A parameter that holds one of some values. */
export interface Choice<Value> extends Parameter<Value> {
	options: readonly Value[];
}

/** A parameter that holds a text on one line. */
export interface Line extends Parameter<string | null> {
	/** The most characters (code points) that it may have. */
	longest: number;
}

/** What a number counts, where it is no bare number. */
export type Unit = "money" | "%" | "months";

/** A parameter that holds a number from `low` to `high`. */
export interface Quantity<Value extends Decimal | null = Decimal> extends Parameter<Value> {
	low: number;
	high: number;
	unit: Unit | null;
}

interface Numbers {
	low: number;
	high: number;
	decimals: 0 | 2;
	unit?: Unit;
}

export const money = { low: 0, high: 1_000_000_000, decimals: 2, unit: "money" } as const satisfies Numbers;
export const percent = { low: 0, high: 100, decimals: 2, unit: "%" } as const satisfies Numbers;

/** A number that counts as `otherwise` where a link leaves it out. */
export function quantity(label: string, numbers: Numbers, otherwise: number): Quantity {
	return { label, default: decimal(otherwise), write: String, ...holding(numbers) };
}

/** A number whose presence means that a revenue model takes part. */
export function switching(label: string, numbers: Numbers): Quantity<Decimal | null> {
	return { label, default: null, write: (value) => (value === null ? "" : String(value)), ...holding(numbers) };
}

/** What both kinds of numbers have: their range, in words too, and how a text is read. */
function holding({ low, high, decimals, unit }: Numbers) {
	const form = decimals === 0 ? /^-?\d{1,12}$/ : /^-?\d{1,12}(\.\d{1,2})?$/;
	const [whole, precision] = decimals === 0 ? ["whole ", ""] : ["", ", with up to 2 decimals"];
	return {
		low,
		high,
		unit: unit ?? null,
		says: `a ${whole}number from ${grouped(String(low))} to ${grouped(String(high))}${precision}`,
		parse: (text: string): Decimal | undefined => {
			if (!form.test(text)) return undefined;
			const value = decimal(text);
			if (value.lt(low) || value.gt(high)) return undefined;
			// There is no other zero: "-0" would be written as a number that shrinks.
			return value.isZero() ? zero : value;
		},
	};
}

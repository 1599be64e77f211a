import { Decimal as Library } from "decimal.js";

/**
 * Exact decimals with 60 significant digits: more than the 30 that the arithmetic of links asks for, so that what is not
 * rounded on purpose is not rounded in effect. A constructor of our own leaves the library's settings alone.
 */
const Decimal = Library.clone({ precision: 60, rounding: Library.ROUND_HALF_UP });
export type Decimal = InstanceType<typeof Decimal>;

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);

/** The decimal that a text or number of the facts stands for. Throws when it is no number. */
export function decimal(value: string | number | Decimal): Decimal {
	return new Decimal(value);
}

/** A percentage as a factor: 12.5 → 0.125. */
export function factor(percent: Decimal): Decimal {
	return percent.div(100);
}

/** The one rounding: an amount of zero or more to the cent, half up (contracts, "Arithmetic"). Throws for amounts below zero. */
export function toCents(amount: Decimal): Decimal {
	if (amount.isNegative() && !amount.isZero()) throw new RangeError(`An amount must not be negative; it is ${amount}.`);
	return amount.toDecimalPlaces(2, Library.ROUND_HALF_UP);
}

/** The sum of amounts. */
export function sum(amounts: readonly Decimal[]): Decimal {
	return amounts.reduce((total, amount) => total.plus(amount), zero);
}

/** An amount with two decimals and a point, without separators: "1234.50". */
export function plainAmount(amount: Decimal): string {
	return amount.toFixed(2);
}

import Library from "decimal.js-light";

/**
 * Exact decimals. No value that a link can contain needs more than 200 significant digits (16 before the point; 4 more after it for
 * each of 35 months, and 12 of revenue and rate), so nothing is rounded but what is rounded on purpose: not even half a cent
 * that is missed by 10⁻¹⁴⁰. A constructor of our own leaves the library's settings alone.
 */
const Decimal = Library.clone({ precision: 200, rounding: Library.ROUND_HALF_UP });
export type Decimal = InstanceType<typeof Decimal>;

export const zero: Decimal = new Decimal(0);
export const one: Decimal = new Decimal(1);

/** The decimal that a text or number of the facts means. Throws when it is no number. */
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

/** What is missing to reach an amount, up to the next cent: of whatever is not reached, at least one. */
export function shortfall(amount: Decimal, reached: Decimal): Decimal {
	return amount.minus(reached).toDecimalPlaces(2, Library.ROUND_UP);
}

/** The sum of amounts. */
export function sum(amounts: readonly Decimal[]): Decimal {
	// Most amounts of a schedule are zero, and adding one costs as much as adding any other.
	return amounts.reduce(
		(total, amount) => (amount.isZero() ? total : total.isZero() ? amount : total.plus(amount)),
		zero,
	);
}

/** An amount with two decimals and a point, without separators: "1234.50". */
export function plainAmount(amount: Decimal): string {
	return amount.toFixed(2);
}

/** A plain amount with separators between thousands: "1234.50" becomes "1,234.50". Exact however large. */
export function grouped(plain: string, group = ",", decimalSign = "."): string {
	const [whole = "0", rest] = plain.split(".");
	const thousands = whole.replace(/\B(?=(\d{3})+$)/g, group);
	return rest === undefined ? thousands : thousands + decimalSign + rest;
}

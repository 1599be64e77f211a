import { plainDigits } from "#program/clean-text.ts";
import { decimal } from "#program/money.ts";
import { currencyCodes } from "./currencies.ts";

/** How numbers are written where somebody types: the sign before decimals and the one between thousands. */
export interface NumberSigns {
	decimal: "." | ",";
	group: string;
}

/**
 * What somebody typed, as a plain number such as "2500000" or "1000.5"; the two numbers that it can be, with its sign as one between
 * thousands and as one before decimals; or what is wrong with it.
 */
export type TypedNumber = { value: string } | { readings: readonly [string, string] } | { problem: string };

const factors: Record<string, number> = { k: 1_000, m: 1_000_000, mn: 1_000_000, b: 1_000_000_000, bn: 1_000_000_000 };

/** Arabic's own signs before decimals and between thousands, of which no other reading is possible. */
const arabic: NumberSigns = { decimal: ",", group: "\u066c" };
const arabicDecimal = "\u066b";

/**
 * Reads a number as people type it: "1,000", "1.000,50", "1 000", "12,34,567", "1k", "2.5m", "$1,000", "A$ 1,000", "KES 1,000", "12%",
 * with digits of any script. A single sign before exactly three digits is read as one between thousands where `signs` has it as
 * such; any other there has two readings.
 */
export function readNumber(typed: string, signs: NumberSigns): TypedNumber {
	const text = plainDigits(typed)
		.replace(/^[a-z]{3}(?=[\s\d.,])|(?<=[\s\d.,])[a-z]{3}$/i, (code) =>
			currencyCodes.includes(code.toUpperCase()) ? "" : code,
		)
		.toLowerCase()
		.replace(/^[a-z]{1,3}(?=\p{Sc})/u, "")
		.replace(/[\s\u2800’‘ʼ´'_%٪﹪\p{Sc}]/gu, "")
		.replace(/^[\u2010-\u2015\u2212\ufe63]/, "-");
	if (text === "") return { problem: "Enter a number" };
	const match = /^([+-]?)([\d.,\u066b\u066c]+)(k|mn?|bn?)?$/.exec(text);
	const [, sign = "", number = "", unit = ""] = match ?? [];
	const { thousand, million, both } = examplesFor(signs);
	if (!match || !/\d/.test(number)) return { problem: `Enter a number, such as ${thousand} or ${million}` };
	const [first, second] = plainReadings(number, signs).map((plain) =>
		decimal(`${sign === "-" ? sign : ""}${plain}`)
			.times(factors[unit] ?? 1)
			.toFixed(),
	);
	if (first === undefined) return { problem: `Commas and points do not fit together. Write it as ${both}` };
	return second === undefined ? { value: first } : { readings: [first, second] };
}

/** What is given as an example is read as it is meant: "1,000" where decimals have a comma would be two numbers. */
function examplesFor({ decimal: point, group }: NumberSigns) {
	return { thousand: `1${group}000`, million: `2${point}5m`, both: `1${group}000${point}50` };
}

/** The digits with a point as decimal sign, once for each reading; none when the signs contradict each other. */
function plainReadings(number: string, signs: NumberSigns): string[] {
	if (signs !== arabic && /[\u066b\u066c]/.test(number)) {
		return plainReadings(number.replaceAll(arabicDecimal, arabic.decimal), arabic);
	}
	const [last, ...others] = (number.match(/[.,\u066c]/g) ?? []).reverse();
	if (last === undefined) return [number];
	const at = number.lastIndexOf(last);
	const [whole, rest] = [number.slice(0, at), number.slice(at + 1)];
	const withDecimals = `${whole || "0"}.${rest || "0"}`;
	if (others.length === 0) {
		const mayGroup = rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
		if (last === signs.group && mayGroup) return [whole + rest];
		if (last === arabic.group) return [];
		// "1,0000" where the comma is between thousands: a slip, or groups of four as in East Asia, or decimals.
		if (last === signs.group) return rest.length > 3 ? [whole + rest, withDecimals] : [withDecimals];
		return mayGroup && signs !== arabic ? [whole + rest, withDecimals] : [withDecimals];
	}
	if (others.every((sign) => sign === last)) return whenGrouped(number, last);
	const group = others[0] ?? last;
	return /^\d*$/.test(rest) ? whenGrouped(whole, group).map((digits) => `${digits}.${rest || "0"}`) : [];
}

/** The digits of groups that are set off by a sign: of three, as in 1,234,567, or as in India, 12,34,567. None when they are none. */
function whenGrouped(number: string, sign: string): string[] {
	const groups = number.split(sign);
	const isGrouped =
		groups.slice(1, -1).every((group) => /^\d{2,3}$/.test(group)) && /^\d{3}$/.test(groups.at(-1) ?? "");
	return /^\d{1,3}$/.test(groups[0] ?? "") && isGrouped ? [groups.join("")] : [];
}

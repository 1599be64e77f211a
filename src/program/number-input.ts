import { decimal } from "./money.ts";

/** What somebody typed, as a plain number such as "2500000" or "1000.5", or what is wrong with it. */
export type TypedNumber = { value: string } | { problem: string };

const factors: Record<string, number> = { k: 1_000, m: 1_000_000, b: 1_000_000_000 };

/**
 * Reads a number as people type it: "1,000", "1.000,50", "1 000", "1k", "2.5m", "$1,000", "12%".
 * A single separator followed by exactly three digits is read as the locale has it (`decimalSign` is its decimal sign).
 */
export function readNumber(typed: string, decimalSign: "." | ","): TypedNumber {
	const text = typed
		.trim()
		.toLowerCase()
		.replace(/[\s’'_$€£%]/g, "");
	if (text === "") return { problem: "Enter a number" };
	const match = /^(-?)([\d.,]+)([kmb]?)$/.exec(text);
	const [, sign = "", number = "", unit = ""] = match ?? [];
	if (!match || !/\d/.test(number)) return { problem: "Enter a number, such as 1,000 or 2.5m" };
	const plain = withoutGrouping(number, decimalSign);
	if (plain === null) return { problem: "Commas and points do not fit together. Write it as 1,000.50" };
	return {
		value: decimal(`${sign}${plain}`)
			.times(factors[unit] ?? 1)
			.toFixed(),
	};
}

function withoutGrouping(number: string, decimalSign: "." | ","): string | null {
	const signs = [...number.matchAll(/[.,]/g)].map(([sign]) => sign);
	const last = signs.at(-1);
	if (!last) return number;
	const others = signs.slice(0, -1);
	const isGrouping = (sign: string, parts: string[]) =>
		parts.slice(1).every((part) => part.length === 3) && sign !== "";
	if (others.length === 0) {
		const [whole = "", rest = ""] = number.split(last);
		// "1,000" is a thousand or a one with three decimals: the locale decides.
		if (rest.length === 3 && last !== decimalSign && whole !== "" && whole !== "0") return whole + rest;
		return `${whole || "0"}.${rest}`;
	}
	if (others.every((sign) => sign === last)) {
		return isGrouping(last, number.split(last)) ? number.replaceAll(last, "") : null;
	}
	const grouping = last === "," ? "." : ",";
	if (others.some((sign) => sign !== grouping)) return null;
	const [whole = "", rest = ""] = number.split(last);
	return isGrouping(grouping, whole.split(grouping)) ? `${whole.replaceAll(grouping, "")}.${rest}` : null;
}

import { currencyCodes } from "./currencies.ts";
import { decimal } from "./money.ts";

/** What somebody typed, as a plain number such as "2500000" or "1000.5", or what is wrong with it. */
export type TypedNumber = { value: string } | { problem: string };

const factors: Record<string, number> = { k: 1_000, m: 1_000_000, mn: 1_000_000, b: 1_000_000_000, bn: 1_000_000_000 };

/** What is given as an example is read as it is meant: "1,000" where decimals have a comma would be one. */
const examples = { ".": ["1,000", "2.5m", "1,000.50"], ",": ["1.000", "2,5m", "1.000,50"] } as const;

/**
 * Reads a number as people type it: "1,000", "1.000,50", "1 000", "12,34,567", "1k", "2.5m", "$1,000", "A$ 1,000", "KES 1,000", "12%".
 * A single separator followed by exactly three digits is read as the locale has it (`decimalSign` is its decimal sign).
 */
export function readNumber(typed: string, decimalSign: "." | ","): TypedNumber {
	const text = typed
		.normalize("NFKC")
		.trim()
		.replace(/^[a-z]{3}(?=[\s\d.,])|(?<=[\s\d.,])[a-z]{3}$/i, (code) =>
			currencyCodes.includes(code.toUpperCase()) ? "" : code,
		)
		.toLowerCase()
		.replace(/^[a-z]{1,3}(?=\p{Sc})/u, "")
		.replace(/[\s’'_%\p{Sc}]/gu, "")
		.replace("\u2212", "-");
	if (text === "") return { problem: "Enter a number" };
	const match = /^([+-]?)([\d.,]+)(k|mn?|bn?)?$/.exec(text);
	const [, sign = "", number = "", unit = ""] = match ?? [];
	const [thousand, million, both] = examples[decimalSign];
	if (!match || !/\d/.test(number)) return { problem: `Enter a number, such as ${thousand} or ${million}` };
	const plain = withoutGrouping(number, decimalSign);
	if (plain === null) return { problem: `Commas and points do not fit together. Write it as ${both}` };
	return {
		value: decimal(`${sign === "-" ? sign : ""}${plain}`)
			.times(factors[unit] ?? 1)
			.toFixed(),
	};
}

/** The digits with a point as decimal sign, or null when the separators contradict each other. */
function withoutGrouping(number: string, decimalSign: "." | ","): string | null {
	const separators = number.match(/[.,]/g) ?? [];
	const last = separators.at(-1);
	if (!last) return number;
	const [whole = "", rest = ""] = [
		number.slice(0, number.lastIndexOf(last)),
		number.slice(number.lastIndexOf(last) + 1),
	];
	if (separators.length === 1) {
		// "1,000" is a thousand or a one with three decimals: the locale decides.
		const isGroup = last !== decimalSign && rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
		return isGroup ? whole + rest : `${whole || "0"}.${rest || "0"}`;
	}
	if (separators.every((separator) => separator === last)) return ungrouped(number, last);
	const digits = ungrouped(whole, last === "," ? "." : ",");
	return digits && /^\d*$/.test(rest) ? `${digits}.${rest || "0"}` : null;
}

/** Digits whose groups are set off by a sign: of three, as in 1,234,567, or as in India, 12,34,567. */
function ungrouped(number: string, sign: string): string | null {
	const groups = number.split(sign);
	const isGrouped =
		groups.slice(1, -1).every((group) => /^\d{2,3}$/.test(group)) && /^\d{3}$/.test(groups.at(-1) ?? "");
	return /^\d{1,3}$/.test(groups[0] ?? "") && isGrouped ? groups.join("") : null;
}

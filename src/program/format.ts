import type { Range, Tier } from "#program/facts/facts.ts";

/** A range as the site writes it: "20–30", or "20" when both ends are equal. En dash, no spaces (house style). */
export function range({ low, high }: Range): string {
	return low === high ? String(low) : `${low}–${high}`;
}

/** A range of percent: "20–30%". */
export function percentRange(share: Range): string {
	return `${range(share)}%`;
}

/** A range with its unit: "1–2 weeks", "1–3 years", "1 week". */
export function durationRange(duration: Range, unit: "day" | "week" | "year"): string {
	return `${range(duration)} ${unit}${duration.high === 1 ? "" : "s"}`;
}

/** A count with thousands separators: 24356 → "24,356". */
export function count(value: number): string {
	return value.toLocaleString("en-US", { minimumFractionDigits: 0, maximumFractionDigits: 2 });
}

/** How much a tier asks to invest and in what: "Moderate (training and certification)". */
export function investmentInWords({ level, detail }: Tier["investment"]): string {
	return `${level} (${detail})`;
}

/** A small count as sentences have it: "four"; one from ten on in digits. */
export function inLetters(value: number): string {
	return ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][value] ?? count(value);
}

/** Items as part of a sentence: "a", "a and b", "a, b, and c", as the guide writes them. */
export function listed(items: readonly string[], conjunction: "and" | "or" = "and"): string {
	const type = conjunction === "and" ? "conjunction" : "disjunction";
	return new Intl.ListFormat("en-US", { type }).format(items);
}

/** US dollars in the guide's short form where that is exact: 1,000,000 → "$1M", 1,250,000 → "$1.25M"; 1,001,111 → "$1,001,111". */
export function shortDollars(dollars: number): string {
	const isShort = dollars >= 1_000_000 && dollars % 10_000 === 0;
	return isShort ? `$${count(dollars / 1_000_000)}M` : `$${count(dollars)}`;
}

/** The day of a moment on the calendar of the place where this runs, as YYYY-MM-DD. */
export function calendarDay(moment: Date): string {
	return moment.toLocaleDateString("sv-SE");
}

// Made once: a thousand pages say dates.
const longDateFormat = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** A calendar date without a time as the site writes it: "2024-12-21" → "December 21, 2024". */
export function longDate(isoDate: string): string {
	return longDateFormat.format(Date.parse(`${isoDate}T00:00:00Z`));
}

/**
 * Replaces each `{name}` of a text by its value. Throws `UnknownPlaceholder` for a value that is not given and for a brace that names
 * none; `at` says where the text is written, when it is of the facts.
 */
export function fillIn(
	text: string,
	values: Readonly<Record<string, string>>,
	at: readonly (string | number)[] = [],
): string {
	const known = Object.keys(values).map((key) => `{${key}}`);
	return text.replace(/\{(\w+)\}|[{}]/g, (written: string, name: string | undefined) => {
		const value = name === undefined ? undefined : values[name];
		if (value === undefined)
			throw new UnknownPlaceholder({ text, written: name === undefined ? null : written, known, at });
		return value;
	});
}

/** A `{value}` that is not available where it is written, or a brace that is part of no name. */
interface Placeholder {
	text: string;
	/** The name with its braces; null for a brace alone. */
	written: string | null;
	known: readonly string[];
	/** File of the facts, then the keys and positions that lead to the text. */
	at: readonly (string | number)[];
}

/** A text in the facts names a `{value}` that is not available at that place, or has a brace that is part of no name. */
export class UnknownPlaceholder extends Error {
	override name = "UnknownPlaceholder";
	readonly placeholder: Placeholder;
	constructor(placeholder: Placeholder) {
		super(`No value can stand for ${placeholder.written ?? "a brace"} in "${placeholder.text}".`);
		this.placeholder = placeholder;
	}
}

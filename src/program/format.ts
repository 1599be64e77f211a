import type { Range } from "./facts.ts";

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
	return value.toLocaleString("en-US", { maximumFractionDigits: 2 });
}

/** Round US dollars in the guide's short form: 1,000,000 → "$1M", 2,500 → "$2,500". */
export function shortDollars(dollars: number): string {
	return dollars >= 1_000_000 ? `$${count(dollars / 1_000_000)}M` : `$${count(dollars)}`;
}

/** The day of a moment on the calendar of the place where this runs, as YYYY-MM-DD. */
export function calendarDay(moment: Date): string {
	return moment.toLocaleDateString("sv-SE");
}

/** A calendar date without a time as the site writes it: "2024-12-21" → "December 21, 2024". */
export function longDate(isoDate: string): string {
	return new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }).format(
		Date.parse(`${isoDate}T00:00:00Z`),
	);
}

/** Replaces each `{name}` of a text by its value; throws `UnknownPlaceholder` for a value that is not given and for a brace that names none. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
	const known = Object.keys(values).map((key) => `{${key}}`);
	return text.replace(/\{(\w+)\}|[{}]/g, (written: string, name: string | undefined) => {
		const value = name === undefined ? undefined : values[name];
		if (value === undefined) throw new UnknownPlaceholder(text, name === undefined ? null : written, known);
		return value;
	});
}

/** A text in the facts names a `{value}` that is not available where it stands, or has a brace that is part of no name. */
export class UnknownPlaceholder extends Error {
	constructor(text: string, written: string | null, known: readonly string[]) {
		super(
			`"${text}" ${written === null ? "has a single brace" : `names ${written}`}, but only ${known.join(", ") || "no value"} can stand here.`,
		);
		this.name = "UnknownPlaceholder";
	}
}

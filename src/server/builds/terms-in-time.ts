import type { BuiltTerms } from "#program/facts/built-terms.ts";
import { type DaySettings, programDay, supersededInWords, supersedingTerms } from "#program/facts/versions.ts";

/** How often it is looked whether the day has turned, in milliseconds. */
const interval = 60_000;

/**
 * That a build shows terms which others have superseded by now, in a sentence; null while it shows those in force. The day is that of
 * `PROGRAM_DATE`, else of `now` in the time zone that the build was made for.
 */
export function concernOf(terms: BuiltTerms | null, { PROGRAM_DATE }: DaySettings, now: Date): string | null {
	if (terms === null) return null;
	const day = programDay({ PROGRAM_DATE, PROGRAM_TIME_ZONE: terms.timeZone }, now);
	const superseding = supersedingTerms(terms, day);
	return superseding && supersededInWords(superseding);
}

/** Writes to the log what is wrong with the site, once when it begins: at the start, or on the day on which it happens. */
export function logConcerns(
	concern: () => string | null,
	log: (line: string) => void,
): { look: () => void; stop: () => void } {
	let said: string | null = null;
	const look = () => {
		const found = concern();
		if (found !== null && found !== said) log(found);
		said = found;
	};
	look();
	const timer = setInterval(look, interval).unref();
	return { look, stop: () => clearInterval(timer) };
}

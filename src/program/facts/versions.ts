import { isDay } from "#program/calendar-day.ts";
import { longDate } from "#program/format.ts";

/** A version of the program terms with the first day on which it holds. */
export interface DatedTerms {
	version: string;
	/** YYYY-MM-DD */
	effective: string;
	/** The version that takes this one's place: it was withdrawn before its day and never comes into force. */
	standIn?: string | undefined;
}

/** What a version is on a day. */
export type TermsState = "announced" | "in force" | "superseded" | "withdrawn";

/** Every version by its state on a day. */
export interface TermsOfDay<Terms extends DatedTerms> {
	inForce: Terms;
	/** The soonest first. */
	announced: readonly Terms[];
	/** The latest first. */
	superseded: readonly Terms[];
	withdrawn: readonly Terms[];
}

/** A day before the first version: nothing holds yet, and the nearest version is never taken in its place. */
export class NoTermsInForce extends Error {
	constructor(day: string, first: DatedTerms | undefined) {
		const begin = first ? `The first, ${first.version}, begin on ${longDate(first.effective)}.` : "There are none.";
		super(`No program terms are in force on ${longDate(day)}. ${begin}`);
		this.name = "NoTermsInForce";
	}
}

/**
 * The versions by their state on a day (YYYY-MM-DD). In force is the newest one whose first day is not after it; later ones are
 * announced, earlier ones superseded. Throws `NoTermsInForce` for a day before the first.
 */
export function termsOn<Terms extends DatedTerms>(versions: readonly Terms[], day: string): TermsOfDay<Terms> {
	const dated = versions.filter(({ standIn }) => standIn === undefined).toSorted(byDay);
	const announced = dated.filter(({ effective }) => effective > day);
	const begun = dated.filter(({ effective }) => effective <= day).toReversed();
	const [inForce, ...superseded] = begun;
	if (!inForce) throw new NoTermsInForce(day, dated[0]);
	return { inForce, announced, superseded, withdrawn: versions.filter(({ standIn }) => standIn !== undefined) };
}

/** What a version is on a day on which terms are in force. */
export function stateOf(terms: DatedTerms, { inForce }: Pick<TermsOfDay<DatedTerms>, "inForce">): TermsState {
	if (terms.standIn !== undefined) return "withdrawn";
	if (terms.version === inForce.version) return "in force";
	return byDay(terms, inForce) > 0 ? "announced" : "superseded";
}

/** The terms of a program's every version with their dates, for those who hold whole programs. */
export function programsOn<Facts extends { terms: DatedTerms }>(programs: readonly Facts[], day: string) {
	const of = termsOn(
		programs.map((program) => ({ ...program.terms, program })),
		day,
	);
	const facts = (all: readonly { program: Facts }[]) => all.map(({ program }) => program);
	return {
		inForce: of.inForce.program,
		announced: facts(of.announced),
		superseded: facts(of.superseded),
		withdrawn: facts(of.withdrawn),
	};
}

/** Terms that came into force after those that a built site shows. */
export interface Superseding {
	/** The version that the site shows. */
	shown: string;
	version: string;
	/** First day on which it holds, YYYY-MM-DD. */
	since: string;
}

/**
 * The terms in force on a day where a built site shows superseded ones; null while it shows those in force. Earlier days than the
 * build's are no reason: a preview may be built for a day to come.
 */
export function supersedingTerms(
	{ inForce, versions }: { inForce: string; versions: readonly DatedTerms[] },
	day: string,
): Superseding | null {
	try {
		const now = termsOn(versions, day).inForce;
		const shown = versions.find(({ version }) => version === inForce);
		if (!shown || now.version === inForce || now.effective <= shown.effective) return null;
		return { shown: inForce, version: now.version, since: now.effective };
	} catch (error) {
		if (error instanceof NoTermsInForce) return null;
		throw error;
	}
}

/** That a built site shows superseded terms, in one sentence. */
export function supersededInWords({ shown, version, since }: Superseding): string {
	return `The built site shows program terms ${shown}, superseded by ${version} since ${longDate(since)}. Build it again.`;
}

/** Orders versions by their day, two of one day by their number: 1.9 before 1.10. */
export function byDay(a: DatedTerms, b: DatedTerms): number {
	return a.effective.localeCompare(b.effective) || byNumber(a.version, b.version);
}

/** Orders version numbers: 1.9 before 1.10. */
export function byNumber(a: string, b: string): number {
	return a.localeCompare(b, "en", { numeric: true });
}

/** The settings that name which day a site is built for and read on (README, "Deploy"). */
export interface DaySettings {
	PROGRAM_DATE?: string | undefined;
	PROGRAM_TIME_ZONE?: string | undefined;
}

/** A setting that names no day or no time zone, in a sentence. */
export class WrongDaySetting extends Error {}

/**
 * The day that counts, as YYYY-MM-DD: `PROGRAM_DATE`, else the day of `now` on the calendar of `PROGRAM_TIME_ZONE`, else of UTC. An
 * empty setting counts as not set. Throws `WrongDaySetting` for what is no day or no time zone.
 */
export function programDay({ PROGRAM_DATE, PROGRAM_TIME_ZONE }: DaySettings, now: Date): string {
	const timeZone = programTimeZone({ PROGRAM_TIME_ZONE });
	const given = PROGRAM_DATE?.trim();
	if (given) {
		if (!isDay(given)) throw new WrongDaySetting(`PROGRAM_DATE must be a day such as 2027-03-01. It is "${given}".`);
		return given;
	}
	return now.toLocaleDateString("sv-SE", { timeZone });
}

/** The time zone whose calendar counts. Throws `WrongDaySetting` for a name that is none. */
export function programTimeZone({ PROGRAM_TIME_ZONE }: DaySettings): string {
	const zone = PROGRAM_TIME_ZONE?.trim() || "UTC";
	try {
		new Intl.DateTimeFormat("en-US", { timeZone: zone });
	} catch {
		throw new WrongDaySetting(
			`PROGRAM_TIME_ZONE must be the name of a time zone, such as America/Panama or +13:00. It is "${zone}".`,
		);
	}
	return zone;
}

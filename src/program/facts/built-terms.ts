import * as z from "zod";
import { longDate } from "#program/format.ts";
import type { Program } from "./facts.ts";
import { type DaySettings, programDay, programTimeZone, termsOn } from "./versions.ts";

/** Where a build leaves which terms it shows, beside the headers' facts: `dist/terms.json`. */
export const builtTermsFile = "terms.json";

/** What a build leaves of the terms it was made of, so that a server can detect when they no longer hold. */
export const builtTermsSchema = z.object({
	/** The day that the build was made for, YYYY-MM-DD. */
	day: z.iso.date(),
	/** The time zone whose calendar counts. */
	timeZone: z.string(),
	/** The version that the site shows as in force. */
	inForce: z.string(),
	versions: z.array(z.object({ version: z.string(), effective: z.iso.date(), standIn: z.string().optional() })),
});
export type BuiltTerms = z.infer<typeof builtTermsSchema>;

/** Which terms a build is made of, from every version and its settings. Throws a sentence while none are in force. */
export function termsOfBuild(programs: readonly Program[], settings: DaySettings, now: Date): BuiltTerms {
	const day = programDay(settings, now);
	const versions = programs.map(({ terms: { version, effective, standIn } }) => ({
		version,
		effective,
		...(standIn === undefined ? {} : { standIn }),
	}));
	return { day, timeZone: programTimeZone(settings), inForce: termsOn(versions, day).inForce.version, versions };
}

/** Which terms a build took, and when the next ones come, in one line. */
export function builtTermsInWords({ day, versions }: BuiltTerms): string {
	const { inForce, announced } = termsOn(versions, day);
	const next = announced.map(({ version, effective }) => `${version} from ${longDate(effective)}`);
	const coming = next.length === 0 ? "none announced" : `announced: ${next.join(", ")}`;
	return `Program terms ${inForce.version}, in force on ${longDate(day)}; ${coming}.`;
}

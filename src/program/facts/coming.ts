import { longDate } from "#program/format.ts";
import { type Difference, differenceInWords, differencesOf } from "./differences.ts";
import type { Program } from "./facts.ts";

/** What a figure becomes on the day on which announced terms come into force. */
export interface Coming {
	version: string;
	/** YYYY-MM-DD */
	effective: string;
	text: string;
}

/** The changes of a figure under announced terms (the soonest first): what `read` says of each that differs from what held before. */
export function comingOf(
	inForce: Program,
	announced: readonly Program[],
	read: (program: Program) => string,
): Coming[] {
	return announced.flatMap((program, at) => {
		const text = read(program);
		if (text === read(announced[at - 1] ?? inForce)) return [];
		const { version, effective } = program.terms;
		return [{ version, effective, text }];
	});
}

/** A coming figure in the parts that are written behind the one in force: "from March 1, 2027:", "42–52%". */
export function comingInWords({ effective, text }: Omit<Coming, "version">): { from: string; figure: string } {
	return { from: `from ${longDate(effective)}:`, figure: text || "no longer" };
}

/** A fact that announced terms change: where it is written, what it will be, and the change in words. */
export type ComingDifference = Pick<Difference, "file" | "path" | "is"> & { text: string };

/** Announced terms with all that they change. */
export interface ComingTerms {
	version: string;
	/** YYYY-MM-DD */
	effective: string;
	differences: ComingDifference[];
}

/** In what each announced version (the soonest first) differs from the terms that hold before it. */
export function comingTerms(inForce: Program, announced: readonly Program[]): ComingTerms[] {
	return announced.map((program, at) => ({
		version: program.terms.version,
		effective: program.terms.effective,
		differences: differencesOf(announced[at - 1] ?? inForce, program).map((difference) => {
			const { file, path, is } = difference;
			return { file, path, is, text: differenceInWords(difference) };
		}),
	}));
}

/** Announced terms with those of their changes that concern something; none where there are no such changes. */
export function comingAbout(
	coming: readonly ComingTerms[],
	concerns: (difference: ComingDifference) => boolean,
): ComingTerms[] {
	return coming
		.map((terms) => ({ ...terms, differences: terms.differences.filter(concerns) }))
		.filter(({ differences }) => differences.length > 0);
}

/** From when announced terms hold, before what they change: "From March 1, 2027:". */
export function fromWhen({ effective }: Pick<ComingTerms, "effective">): string {
	return `From ${longDate(effective)}:`;
}

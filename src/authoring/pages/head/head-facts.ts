import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { placeIn, readYaml } from "#authoring/yaml/read-yaml.ts";
import type { Program, TierKey } from "#program/facts/facts.ts";
import { fillIn, UnknownPlaceholder } from "#program/format.ts";
import { pageHead } from "./head.ts";
import { headTextsSchema } from "./head-schema.ts";

/** The lines at the top of a page that may name facts of its tier. */
interface HeadTexts {
	title: string;
	description: string;
	/** The tier that the page is about. */
	tier?: TierKey | undefined;
}

/**
 * A page's title and description with the facts of its tier: "Tier {number}: {title}". Those of a page about no tier are as they are
 * written. Throws `UnknownPlaceholder` for what is no fact of a tier.
 */
export function headInFull({ title, description, tier }: HeadTexts, { tiers }: Program): Omit<HeadTexts, "tier"> {
	const facts = tiers.find(({ key }) => key === tier);
	if (!facts) return { title, description };
	const { number, name, title: full, focus, overview } = facts;
	const values = { number: String(number), name, title: full, focus, overview };
	return {
		title: fillIn(title, values, ["title"]),
		description: fillIn(description, values, ["description"]),
	};
}

/** A brace in a page's title or description that names no fact of its tier. */
export function headFactFaults(source: string, file: string, program: Program): readonly Fault[] {
	const text = pageHead(source);
	// Most pages have no brace in these lines, nor an escape that would write one.
	if (text === null || !/[{}\\]/.test(text)) return [];
	const { data } = readYaml(text, file, headTextsSchema);
	if (!data) return [];
	try {
		headInFull(data, program);
		return [];
	} catch (error) {
		if (!(error instanceof UnknownPlaceholder)) throw error;
		const { at, written, known, text: value } = error.placeholder;
		const place = placeIn(text, at);
		const problem = { kind: "unknown placeholder", text: value, written, known } as const;
		return [{ ...faultOfFile(file, problem), line: place.line + 1, column: place.column }];
	}
}

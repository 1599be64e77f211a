import * as z from "zod";
import { contentFiles, type Overrides } from "./content-files.ts";
import { ContentError } from "./faults/content-error.ts";
import type { Fault } from "./faults/fault.ts";
import { readDrafts } from "./read-navigation.ts";
import { readYaml } from "./yaml/read-yaml.ts";

/** search.yaml: words of partners for a section that does not use them. */
export const searchWordsSchema = z.array(
	z.strictObject({
		section: z
			.string()
			.regex(/^\/.*\/(#.+)?$/, "write an address such as /guide/agreement/#standard-terms")
			.describe("Address of the section"),
		words: z.array(z.string().trim().min(1)).min(1).describe("Words and phrases that lead to the section"),
	}),
);

/** Where the words of search are written, seen from the project's root. */
export const searchWordsFile = "content/search.yaml";

/** The page of a section's address: /guide/support/#hours → guide/support. */
function pageOf(section: string): string {
	return section.replace(/#.*$/, "").replace(/^\/|\/$/g, "");
}

/**
 * Partners' own words by the address of the section that they lead to. `exists` returns whether an address has such a section.
 * Throws `ContentError`.
 */
export function readSearchWords(
	root: string,
	exists: (section: string) => boolean,
	overrides?: Overrides,
): ReadonlyMap<string, readonly string[]> {
	const text = contentFiles(root, overrides).read(searchWordsFile);
	if (text === null) return new Map();
	const { data, faults, place } = readYaml(text, searchWordsFile, searchWordsSchema);
	if (!data) throw new ContentError(faults);
	const drafts = readDrafts(root, overrides);
	const unknown = data.flatMap(({ section }, at): Fault[] =>
		// The sections of a draft are there once it is published.
		exists(section) || drafts.has(pageOf(section))
			? []
			: [{ file: searchWordsFile, ...place([at, "section"]), problem: { kind: "no such section", section } }],
	);
	const sections = data.map(({ section }) => section);
	const twice = sections.flatMap((section, at): Fault[] =>
		sections.indexOf(section) === at
			? []
			: [{ file: searchWordsFile, ...place([at, "section"]), problem: { kind: "section twice", section } }],
	);
	if (unknown.length + twice.length > 0) throw new ContentError([...unknown, ...twice]);
	return new Map(data.map(({ section, words }) => [section, words]));
}

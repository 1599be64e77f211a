import type { ContentFiles } from "#authoring/content-files.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { linksOfPage } from "#authoring/pages/links-of-page.ts";
import { lacks, type Sections, sectionsOfPage } from "#authoring/pages/sections-of-page.ts";
import { readDrafts } from "#authoring/read-navigation.ts";
import { searchWordsFile, searchWordsSchema } from "#authoring/read-search-words.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";
import { comparisonSection, stepSection } from "#program/linked-sections.ts";
import type { Check } from "./check.ts";
import { addressOfPage, decoded } from "./links.ts";
import { programInForce } from "./program-in-force.ts";

/**
 * What leads to a section of a page finds it there: links, words of search, and what the site itself leads to. Of a page
 * whose sections are not all known before it is built the build judges (publishing/check-links.ts).
 */
export const sections: Check = {
	name: "Sections",
	find: (files) => {
		const pages = new Map(filesOfPages(files).map((file) => [addressOfPage(file), file]));
		const sectionsOf = knownSections(files);
		/** The page of an address, seen from another one, that surely has no such section; null where there is none to miss. */
		const missing = (address: string, from = "/") => {
			const target = URL.parse(address, `http://site.invalid${from}`);
			const file = target?.host === "site.invalid" ? pages.get(decoded(target.pathname)) : undefined;
			if (!target || file === undefined) return null;
			const id = decoded(target.hash.slice(1));
			return lacks(sectionsOf(file), id) ? { file, id, page: target.pathname } : null;
		};
		const ofPages = filesOfPages(files).flatMap((file) =>
			linksOfPage(files.read(file) ?? "").flatMap(({ address, line, column }): Fault[] => {
				const found = address.includes("#") ? missing(address, addressOfPage(file)) : null;
				return found
					? [{ file, line, column, problem: { kind: "link to no section", link: address, page: found.page } }]
					: [];
			}),
		);
		const drafts = readDrafts(files.root, files.overrides);
		const isDraft = (section: string) => drafts.has(section.replace(/#.*$/, "").replace(/^\/|\/$/g, ""));
		const words = readYaml(files.read(searchWordsFile) ?? "", searchWordsFile, searchWordsSchema);
		const ofWords = (words.data ?? []).flatMap(({ section }, at): Fault[] =>
			// The sections of a draft are there once it is published.
			!isDraft(section) && missing(section)
				? [{ file: searchWordsFile, ...words.place([at, "section"]), problem: { kind: "no such section", section } }]
				: [],
		);
		const ofSite = linkedBySite(files).flatMap(({ section, by }): Fault[] => {
			const found = missing(section);
			if (!found) return [];
			const line = lineOfLikely(sectionsOf(found.file), found.id);
			return [{ file: found.file, line, column: 1, problem: { kind: "section gone", id: found.id, by } }];
		});
		return [...ofPages, ...ofWords, ...ofSite];
	},
};

function filesOfPages(files: ContentFiles): string[] {
	return files.list("content").filter((file) => file.endsWith(".mdx"));
}

/** Sections of the pages that something leads to; others are not looked for. */
function knownSections(files: ContentFiles): (file: string) => Sections {
	const known = new Map<string, Sections>();
	const makers = new Map(
		files
			.list("src/components/content")
			.filter((file) => file.endsWith(".astro"))
			.map((file) => [file.slice(file.lastIndexOf("/") + 1, -".astro".length), file]),
	);
	const makesIds = (component: string) => {
		const file = makers.get(component);
		return file !== undefined && /\bid=\{|\{id\}/.test(files.read(file) ?? "");
	};
	return (file) => {
		const found = known.get(file) ?? sectionsOfPage(files.read(file) ?? "", makesIds);
		known.set(file, found);
		return found;
	};
}

/** The sections that the site leads to by itself, and from where. */
function linkedBySite(files: ContentFiles): { section: string; by: "process flowchart" | "tier finder" }[] {
	const steps = programInForce(files)?.process ?? [];
	return [
		...steps.map((step) => ({ section: stepSection(step), by: "process flowchart" }) as const),
		{ section: comparisonSection, by: "tier finder" },
	];
}

/** The line of the section whose id begins most like one that is gone: its heading was changed. */
function lineOfLikely({ lines }: Sections, id: string): number {
	const alike = (other: string) => [...other].findIndex((letter, at) => letter !== id[at]);
	const likeness = (other: string) => (alike(other) < 0 ? other.length : alike(other));
	const [first] = [...lines].toSorted(([a], [b]) => likeness(b) - likeness(a));
	return first && likeness(first[0]) >= 3 ? first[1] : 1;
}

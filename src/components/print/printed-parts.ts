import type { SectionNumbers } from "./printed-links.ts";

/** A printed document: the whole guide, one group of it, or the list of those documents. */
export interface PrintedPart {
	/** Its address below that of the printed guide; undefined for the printed guide's own. */
	path: string | undefined;
	/** The group that it holds; null for the whole guide and for the list. */
	group: string | null;
	/** Ids of its pages. */
	pages: readonly string[];
}

/** With more pages than this, a guide is no document that a printer or a reader takes whole. */
const most = 100;

/** What the guide is printed as: one document, or from 101 pages on a document for each group and a list of them, which comes first. */
export function printedParts(groups: readonly { group: string; pages: readonly string[] }[]): PrintedPart[] {
	const pages = groups.flatMap((group) => group.pages);
	if (pages.length <= most) return [{ path: undefined, group: null, pages }];
	return [
		{ path: undefined, group: null, pages: [] },
		...groups.map((each, at) => ({ path: `part-${at + 1}`, group: each.group, pages: each.pages })),
	];
}

/** The number of every section through all parts by the id of its page, from 1. */
export function sectionNumbers(parts: readonly PrintedPart[]): SectionNumbers {
	return new Map(parts.flatMap(({ pages }) => pages).map((id, at) => [id, at + 1]));
}

/** Where the pages of the other parts are: the path of their part by the id of a page. */
export function partsOfOthers(parts: readonly PrintedPart[], part: PrintedPart): ReadonlyMap<string, string> {
	return new Map(
		parts
			.filter((other) => other.path !== part.path)
			.flatMap(({ path, pages }) => (path === undefined ? [] : pages.map((id) => [id, path] as const))),
	);
}

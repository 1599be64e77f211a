import type { PageEntry } from "#edit/files/pages.ts";
import type { PlaceInGuide } from "#edit/pages/page-plan.ts";

/** One place up or down in the order of the guide, over the headings too; null where there is none. `pages` are in that order. */
export function placeBeside(pages: readonly PageEntry[], file: string, by: "up" | "down"): PlaceInGuide | null {
	const page = pages.find((each) => each.file === file);
	if (!page?.group) return null;
	const groups = [...new Set(pages.map(({ group }) => group).filter(Boolean))];
	const others = pagesUnder(pages, page.group);
	const at = others.indexOf(page);
	const neighbor = others[by === "up" ? at - 2 : at + 1];
	const isWithin = by === "up" ? at > 0 : at < others.length - 1;
	if (isWithin) return { group: page.group, after: neighbor ? nameOf(neighbor) : "" };
	const group = groups[groups.indexOf(page.group) + (by === "up" ? -1 : 1)];
	if (group === undefined) return null;
	const last = by === "up" ? pagesUnder(pages, group).at(-1) : undefined;
	return { group, after: last ? nameOf(last) : "" };
}

/** The place above or below another page, where a page is dropped; null where it is already, or where none can be. */
export function placeAt(
	pages: readonly PageEntry[],
	file: string,
	target: PageEntry,
	side: "above" | "below",
): PlaceInGuide | null {
	if (!target.group || target.file === file) return null;
	const others = pagesUnder(pages, target.group);
	const mine = others.findIndex((each) => each.file === file);
	const at = others.indexOf(target);
	const before = side === "below" ? target : others[at - 1];
	if (before?.file === file || (mine >= 0 && mine === at + (side === "below" ? 1 : -1))) return null;
	return { group: target.group, after: before ? nameOf(before) : "" };
}

function pagesUnder(pages: readonly PageEntry[], group: string): PageEntry[] {
	return pages.filter((page) => page.group === group);
}

/** A page as the navigation names it. */
function nameOf({ address }: PageEntry): string {
	return address.slice(1, -1);
}

import { type Navigation, readDrafts, readNavigation } from "./read-navigation.ts";

/**
 * Whether drafts are shown: in development and in the editor, and never in what is published. The build says which of the two it is
 * in the way of all its tools.
 */
export const showsDrafts = process.env.NODE_ENV !== "production";

/** The guide's pages by group, without the drafts where they are not shown. Throws `ContentError`. */
export function readShownNavigation(root: string, withDrafts = showsDrafts): Navigation {
	const groups = readNavigation(root);
	if (withDrafts) return groups;
	const drafts = readDrafts(root);
	return groups
		.map(({ group, pages }) => ({ group, pages: pages.filter((page) => !drafts.has(page)) }))
		.filter(({ pages }) => pages.length > 0);
}

/** The tools as a reader knows them, in the order of the navigation. */
export const toolLinks = [
	{ title: "Find your tier", address: "/find-your-tier/" },
	{ title: "Estimate revenue", address: "/estimate/" },
	{ title: "Apply", address: "/apply/" },
] as const;

/**
 * What the site's configuration takes from content/navigation.yaml, read anew with each call: the guide's pages in the order in
 * which it is read and printed, and the navigation beside every page, the tools on top, drafts with a mark. Throws `ContentError`.
 */
export function readGuide(root: string, withDrafts = showsDrafts) {
	const groups = readShownNavigation(root, withDrafts);
	const drafts = readDrafts(root);
	return {
		order: groups.flatMap(({ pages }) => pages),
		sidebar: [
			{
				label: "Tools",
				items: toolLinks.map(({ title, address }) => ({ label: title, link: address })),
			},
			...groups.map(({ group, pages }) => ({
				label: group,
				items: pages.map((page) => (drafts.has(page) ? { slug: page, badge: "Draft" } : page)),
			})),
		],
	};
}

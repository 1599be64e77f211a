import { readNavigation } from "#build/read-navigation.ts";

const groups = readNavigation(process.cwd());

/** Ids of the guide's pages in the order in which the guide is read and printed. Pages take it from the collection `navigation`. */
export const guideOrder: readonly string[] = groups.flatMap(({ pages }) => pages);

/** The navigation beside every page: the tools on top, then the guide. */
export const sidebar = [
	{
		label: "Tools",
		items: [
			{ label: "Find your tier", link: "/find-your-tier/" },
			{ label: "Estimate revenue", link: "/estimate/" },
			{ label: "Apply", link: "/apply/" },
		],
	},
	...groups.map(({ group, pages }) => ({ label: group, items: pages })),
];

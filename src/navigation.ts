import { readNavigation } from "#build/read-navigation.ts";

/**
 * What the site's configuration takes from content/navigation.yaml, read anew with each call: the guide's pages in the order in
 * which it is read and printed, and the navigation beside every page, the tools on top. Throws `FactsError`.
 */
export function readGuide(root: string) {
	const groups = readNavigation(root);
	return {
		order: groups.flatMap(({ pages }) => pages),
		sidebar: [
			{
				label: "Tools",
				items: [
					{ label: "Find your tier", link: "/find-your-tier/" },
					{ label: "Estimate revenue", link: "/estimate/" },
					{ label: "Apply", link: "/apply/" },
				],
			},
			...groups.map(({ group, pages }) => ({ label: group, items: pages })),
		],
	};
}

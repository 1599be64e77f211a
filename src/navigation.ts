/** Addresses of the guide's pages in the order of the guide, by group; labels are the titles of the pages. */
const guide = [
	{ label: "Start", items: ["guide", "guide/choose-a-tier"] },
	{
		label: "Tiers",
		items: [
			"guide/tiers",
			"guide/tiers/technology-partner",
			"guide/tiers/system-integrator",
			"guide/tiers/reseller",
			"guide/tiers/strategic-partner",
		],
	},
	{
		label: "The program",
		items: [
			"guide/benefits",
			"guide/process",
			"guide/revenue-sharing",
			"guide/success-stories",
			"guide/requirements",
			"guide/support",
			"guide/marketing",
			"guide/agreement",
		],
	},
	{ label: "Joining", items: ["guide/how-to-apply", "guide/contact", "guide/next-steps"] },
];

/** Ids of the guide's pages in the order in which the guide is read and printed. */
export const guideOrder: readonly string[] = guide.flatMap((group) => group.items);

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
	...guide,
];

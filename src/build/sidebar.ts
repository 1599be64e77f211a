/** The navigation: the tools on top, then the guide in its own order. Labels are the titles of the pages. */
export const sidebar = [
	{
		label: "Tools",
		items: [
			{ label: "Find your tier", link: "/find-your-tier/" },
			{ label: "Estimate revenue", link: "/estimate/" },
			{ label: "Apply", link: "/apply/" },
		],
	},
	{
		label: "Start",
		items: ["guide", "guide/choose-a-tier"],
	},
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
	{
		label: "Joining",
		items: ["guide/how-to-apply", "guide/contact", "guide/next-steps"],
	},
];

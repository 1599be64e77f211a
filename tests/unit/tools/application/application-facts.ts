import { anyOwnName } from "#program/estimate/link/link-names.ts";
import type { ApplicationFacts } from "#tools/application/state.ts";

/** What the form speaks from, in the tests of its parts. */
export const facts: ApplicationFacts = {
	tiers: [
		{ key: "technology", name: "Technology Partner", overview: "" },
		{ key: "integrator", name: "System Integrator Partner", overview: "" },
		{ key: "reseller", name: "Reseller Partner", overview: "" },
	],
	requirements: [{ tiers: ["reseller"], items: ["Sales capabilities", "Market knowledge"] }],
	selections: [{ path: "no/no/yes", reason: "You said that you resell." }],
	countries: [{ code: "KE", name: "Kenya" }],
	minimumYears: 2,
	email: "partners@example.com",
	siteUrl: "https://partners.example",
	endpoint: "/api/applications",
	thisYear: 2026,
	programVersion: "1.0",
	estimateParameters: anyOwnName,
};

import { withBase } from "#browser/base.ts";
import { listedCountries } from "#program/application/countries.ts";
import { anyOwnName } from "#program/estimate/link/link-names.ts";
import type { Program } from "#program/facts/facts.ts";
import { everyState, reasonFor } from "#program/selection/selection.ts";
import type { ApplicationFacts } from "#tools/application/state.ts";

/** What the form speaks from; `site` is the public address of the site's host. */
export function applicationFacts(
	{ tiers, selection, requirements, organisation, terms }: Program,
	site: URL,
): ApplicationFacts {
	return {
		tiers: tiers.map(({ key, title, overview }) => ({ key, name: title, overview })),
		// What the guide asks of companies of certain tiers; what it asks of every company is on the page that the form links.
		requirements: requirements.groups.flatMap(({ for: whom, tiers: of, items }) =>
			whom === null ? [] : [{ tiers: of, items }],
		),
		selections: everyState(selection).flatMap((state) =>
			state.kind === "outcome" ? [{ path: state.answers.join("/"), reason: reasonFor(state.steps) }] : [],
		),
		countries: listedCountries(),
		minimumYears: requirements.minimumYears,
		email: organisation.contact.email,
		siteUrl: new URL(withBase("/"), site).href,
		endpoint: import.meta.env.FORM_ENDPOINT,
		thisYear: new Date().getFullYear(),
		programVersion: terms.version,
		estimateParameters: anyOwnName,
	};
}

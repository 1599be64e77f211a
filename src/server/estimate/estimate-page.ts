import { escapeHtml } from "#program/escape-html.ts";
import type { SentEstimate } from "#program/estimate/sent-estimate.ts";
import {
	inIsland,
	inMeta,
	introduction,
	type Part,
	type PartedPage,
	pageFor,
	partPage,
	siteOf,
	withoutStructuredData,
} from "#server/rendering/parted-page.ts";

/** A page of the estimator, parted where one with a sent link differs from it. */
export type EstimatePage = PartedPage<ShownEstimate>;

/** A sent link as a page shows it. */
export type ShownEstimate = SentEstimate & {
	/** The query of the request, with its question mark. */
	search: string;
	/** Full addresses of the page with this estimate, and of its picture. */
	address: string;
	picture: string;
};

/** The parts of a page that differ. */
const parts: readonly Part<ShownEstimate>[] = [
	{
		// The page's own title is what the calculator goes back to when something is changed.
		pattern: /<title(>[^<]*)<\/title>/d,
		write: ({ title }, original) => {
			const own = original.slice(1);
			return ` data-page="${own}">${escapeHtml(title)}${siteOf(own)}`;
		},
	},
	{ pattern: /<link rel="canonical" href="([^"]*)"/d, write: ({ address }) => escapeHtml(address) },
	...introduction<ShownEstimate>((shown) => shown),
	// What one person sent another is nothing to be found by a search.
	inMeta("robots", () => "noindex"),
	{ pattern: /<script data-query="()">/d, write: ({ search }) => escapeHtml(search) },
	{
		pattern: /<astro-island [^>]*? props="[^"]*,&quot;query&quot;:\[0,&quot;()&quot;\]\}"/d,
		write: ({ search }) => escapeHtml(JSON.stringify(search).slice(1, -1)),
	},
	inIsland(({ calculator }) => calculator),
	{ pattern: /<noscript class="sent-estimate">()<\/noscript>/d, write: ({ document }) => document },
];

/** Parts a page where it differs for a sent link; null for one that has no calculator. Throws when one lacks some other such place. */
export function partEstimatePage(html: string): EstimatePage | null {
	const page = withoutStructuredData(html);
	return page.includes("<astro-island ") ? partPage(page, parts) : null;
}

/** The page with a sent link in it. */
export function withEstimate(page: EstimatePage, shown: ShownEstimate): string {
	return pageFor(page, shown);
}

import { escapeHtml } from "#program/escape-html.ts";
import type { SentEstimate } from "#program/estimate/sent-estimate.ts";

/** A page of the estimator, parted where one with a sent link differs from it. */
export type EstimatePage = {
	/** What the ids of its calculator begin with. */
	prefix: string;
	/** The text of the page, and in its place what is written of a sent link. */
	pieces: readonly (string | ((shown: ShownEstimate) => string))[];
};

/** A sent link as a page shows it. */
export type ShownEstimate = SentEstimate & {
	/** The query of the request, with its question mark. */
	search: string;
	/** Full addresses of the page with this estimate, and of its picture. */
	address: string;
	picture: string;
};

/** A text between two others of the page; what a sent link puts in its place. */
type Part = { pattern: RegExp; write: (shown: ShownEstimate, original: string) => string };

const inMeta = (name: string, write: Part["write"]): Part => ({
	pattern: new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, "d"),
	write,
});

/** The parts of a page that differ, each the group of its pattern. */
const parts: readonly Part[] = [
	{
		// The page's own title is what the calculator goes back to when something is changed.
		pattern: /<title(>[^<]*)<\/title>/d,
		write: ({ title }, original) => {
			const own = original.slice(1);
			return ` data-page="${own}">${escapeHtml(title)}${/ \| .*$/.exec(own)?.[0] ?? ""}`;
		},
	},
	{ pattern: /<link rel="canonical" href="([^"]*)"/d, write: ({ address }) => escapeHtml(address) },
	inMeta("description", ({ description }) => escapeHtml(description)),
	inMeta("og:title", ({ title }) => escapeHtml(title)),
	inMeta("og:description", ({ description }) => escapeHtml(description)),
	inMeta("og:url", ({ address }) => escapeHtml(address)),
	inMeta("og:image", ({ picture }) => escapeHtml(picture)),
	inMeta("og:image:alt", ({ title }) => escapeHtml(title)),
	inMeta("twitter:image", ({ picture }) => escapeHtml(picture)),
	// What one person sent another is nothing to be found by a search.
	inMeta("robots", () => "noindex"),
	{ pattern: /<script data-query="()">/d, write: ({ search }) => escapeHtml(search) },
	{
		pattern: /<astro-island [^>]*? props="[^"]*,&quot;query&quot;:\[0,&quot;()&quot;\]\}"/d,
		write: ({ search }) => escapeHtml(JSON.stringify(search).slice(1, -1)),
	},
	{
		pattern: /<astro-island (?:[^>"]|"[^"]*")*>(.*?)(?:<!--astro:end-->)?<\/astro-island>/ds,
		write: ({ calculator }) => calculator,
	},
	{ pattern: /<noscript class="sent-estimate">()<\/noscript>/d, write: ({ document }) => document },
];

/** Search engines read the data of the page with its example. */
const structuredData = /<script type="application\/ld\+json">[^<]*<\/script>/;

/** Parts a page where it differs for a sent link; null for one that has no calculator. Throws when one lacks some other such place. */
export function partEstimatePage(html: string): EstimatePage | null {
	const page = html.replace(structuredData, "");
	const prefix = /<astro-island [^>]*? prefix="([^"]*)"/.exec(page)?.[1];
	if (prefix === undefined) return null;
	const places = parts
		.map(({ pattern, write }) => {
			const found = pattern.exec(page);
			const [start, end] = found?.indices?.[1] ?? [];
			if (start === undefined || end === undefined) throw new Error(`the page has no ${pattern.source}`);
			return { start, end, write };
		})
		.sort((a, b) => a.start - b.start);
	const pieces = places.flatMap(({ start, end, write }, at) => [
		page.slice(places[at - 1]?.end ?? 0, start),
		(shown: ShownEstimate) => write(shown, page.slice(start, end)),
	]);
	return { prefix, pieces: [...pieces, page.slice(places.at(-1)?.end ?? 0)] };
}

/** The page with a sent link in it. */
export function withEstimate({ pieces }: EstimatePage, shown: ShownEstimate): string {
	return pieces.map((piece) => (typeof piece === "string" ? piece : piece(shown))).join("");
}

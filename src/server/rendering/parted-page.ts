import { escapeHtml } from "#program/escape-html.ts";

/** A text between two others of a page, the first group of its pattern (with the flag "d"), and what is written in its place. */
export type Part<Shown> = { pattern: RegExp; write: (shown: Shown, original: string) => string };

/** A page parted where it differs for a query: its text, and in its place what is written for one. */
export type PartedPage<Shown> = readonly (string | ((shown: Shown) => string))[];

/** What a page is called after, behind the name of the page itself: " | Mamey Partners". */
export const siteOf = (title: string): string => / \| .*$/.exec(title)?.[0] ?? "";

/** The content of a meta element. */
export function inMeta<Shown>(name: string, write: Part<Shown>["write"]): Part<Shown> {
	return { pattern: new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`, "d"), write };
}

/** What an island of Astro shows before script takes it over. */
export function inIsland<Shown>(write: Part<Shown>["write"]): Part<Shown> {
	return { pattern: /<astro-island (?:[^>"]|"[^"]*")*>(.*?)(?:<!--astro:end-->)?<\/astro-island>/ds, write };
}

/** A page without what search engines read of it: none keeps what is shown to one visitor. */
export const withoutStructuredData = (html: string): string =>
	html.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, "");

/** The title of a page; null where it stays the page's own. */
export function inTitle<Shown>(of: (shown: Shown) => string | null): Part<Shown> {
	return {
		pattern: /<title>([^<]*)<\/title>/d,
		write: (shown, own) => {
			const title = of(shown);
			return title === null ? own : escapeHtml(title) + siteOf(own);
		},
	};
}

/** The metadata by which a page introduces itself where its address is pasted; the page's own where a text is null. */
export type Introduction = {
	title: string | null;
	description: string | null;
	/** Full addresses of the page and of its picture. */
	address: string | null;
	picture: string | null;
};

/** The parts by which a page introduces itself, but for its title. */
export function introduction<Shown>(of: (shown: Shown) => Introduction): Part<Shown>[] {
	const metas: [keyof Introduction, string[]][] = [
		["title", ["og:title", "og:image:alt"]],
		["description", ["description", "og:description"]],
		["address", ["og:url"]],
		["picture", ["og:image", "twitter:image"]],
	];
	return metas.flatMap(([what, names]) =>
		names.map((name) =>
			inMeta<Shown>(name, (shown, original) => {
				const text = of(shown)[what];
				return text === null ? original : escapeHtml(text);
			}),
		),
	);
}

/** Parts a page where it differs. Throws when it lacks one of the places. */
export function partPage<Shown>(page: string, parts: readonly Part<Shown>[]): PartedPage<Shown> {
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
		(shown: Shown) => write(shown, page.slice(start, end)),
	]);
	return [...pieces, page.slice(places.at(-1)?.end ?? 0)];
}

/** The page for a query. */
export function pageFor<Shown>(parted: PartedPage<Shown>, shown: Shown): string {
	return parted.map((piece) => (typeof piece === "string" ? piece : piece(shown))).join("");
}

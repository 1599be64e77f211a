import { type FilledForm, filledAnswerSchema } from "#program/application/filled-form.ts";
import { escapeHtml } from "#program/escape-html.ts";
import { siteAddress } from "#program/site-address.ts";
import type { HeaderFacts } from "#publishing/headers.ts";
import type { SiteFile } from "#server/files/site-files.ts";
import { compressed } from "#server/rendering/compressed.ts";
import { islandProperties } from "#server/rendering/form-page.ts";
import {
	inIsland,
	inMeta,
	inTitle,
	introduction,
	type Part,
	pageFor,
	partPage,
} from "#server/rendering/parted-page.ts";
import { type AnswerForQuery, answersForQueries, type Made } from "./answers.ts";
import type { Ask } from "./ask-build.ts";
import { cardAddress } from "./cards.ts";

/** The address of the form, within the site. */
export const formAddress = "/apply/";

/** Bytes of memory for the forms that were asked for last: some hundred. */
const cacheSize = 6 * 1_024 * 1_024;

/** A form that is filled in, as the page shows it. */
type Shown = FilledForm & { search: string; siteUrl: string; hasFile: (address: string) => boolean };

/** The parts of the page that differ. Its canonical link does not: it is the same form. */
const parts: readonly Part<Shown>[] = [
	inTitle(({ preview }) => preview?.title ?? null),
	...introduction<Shown>(({ preview, siteUrl, hasFile }) => {
		if (preview === null) return { title: null, description: null, address: null, picture: null };
		// With many pages a tier shares a picture with others.
		const isThere = preview.picture.startsWith(cardAddress) || hasFile(preview.picture);
		return {
			title: preview.title,
			description: preview.description,
			address: siteAddress(preview.address, siteUrl),
			picture: isThere ? siteAddress(preview.picture, siteUrl) : null,
		};
	}),
	inMeta("robots", ({ isPrivate }, own) => (isPrivate ? "noindex" : own)),
	{
		pattern:
			/<astro-island [^>]*? props="[^"]*,(&quot;query&quot;:\[0,&quot;&quot;\],&quot;attached&quot;:\[0,null\])\}"/d,
		write: ({ search, attached }) => escapeHtml(islandProperties({ query: search, attached }).slice(1, -1)),
	},
	inIsland(({ form }) => form),
];

/** What the form's address shows for a query; null where its page holds no form. Throws where there is no place for a filled one. */
export function filledForms(ask: Ask, facts: HeaderFacts, pages: ReadonlyMap<string, SiteFile>): AnswerForQuery | null {
	const file = pages.get(formAddress);
	const html = file?.plain.body.toString() ?? "";
	if (!html.includes("<astro-island ")) return null;
	const page = partPage(html, parts);
	const hasFile = (address: string) => pages.has(address);
	const make = async (search: string): Promise<Made> => {
		const answer = await ask({ search });
		if (answer === null) return null;
		const filled = filledAnswerSchema.parse(answer.content);
		if (filled === null) return "general";
		const shown = pageFor(page, { ...filled, search, siteUrl: facts.siteUrl, hasFile });
		return compressed(formAddress, Buffer.from(shown), facts);
	};
	return answersForQueries(make, cacheSize);
}

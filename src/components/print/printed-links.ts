import { withBase, withinBase } from "#browser/base.ts";
/** The place of a section in the printed guide: its number in the contents, from 1. */
export type SectionNumbers = ReadonlyMap<string, number>;

/**
 * The HTML of a page as a section of the printed guide: headings one level deeper, ids of its own, and links that help on paper.
 * A link to a page of the guide leads to its section and names it ("section 4"); any other is in full. `data-written` is
 * what paper shows behind the link, where its text does not say that already. `elsewhere` has the address of the document of each page
 * that is not in this one.
 */
export function printedSection(
	html: string,
	id: string,
	sections: SectionNumbers,
	site: URL,
	elsewhere: ReadonlyMap<string, string> = new Map(),
): string {
	return html
		.replace(/<(\/?)h([2-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
		.replace(/(<(?:h\d|dl)\b[^>]*? id=")/g, `$1${printedId(id)}-`)
		.replace(/<a\b([^>]*?) href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g, (_, before, href, after, text) => {
			const target = targetOf(href, id, { sections, site, elsewhere });
			const says = text.replace(/<[^>]*>/g, "").trim();
			const written = target.written && bare(target.written) !== bare(says) ? ` data-written="${target.written}"` : "";
			return `<a${before} href="${target.href}"${written}${after}>${text}</a>`;
		});
}

/** The id of a page's section: "guide/process" → "guide-process". */
export function printedId(id: string): string {
	return id.replaceAll("/", "-");
}

/** An address as people write it: "https://partners.mamey.io/" is partners.mamey.io. */
function bare(address: string): string {
	return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}

interface Surroundings {
	sections: SectionNumbers;
	site: URL;
	elsewhere: ReadonlyMap<string, string>;
}

function targetOf(
	href: string,
	id: string,
	{ sections, site, elsewhere }: Surroundings,
): { href: string; written?: string } {
	if (href.startsWith("#")) return { href: `#${printedId(id)}-${href.slice(1)}` };
	if (!/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(href)) {
		// Seen from the page, which is elsewhere.
		const { pathname, search, hash } = new URL(href, `http://site.invalid/${id}/`);
		return targetOf(withBase(pathname) + search + hash, id, { sections, site, elsewhere });
	}
	const [, page = "", anchor] = /^\/(.*?)\/(?:#(.+))?$/.exec(withinBase(href) ?? "") ?? [];
	const number = sections.get(page);
	if (number) {
		const place = [printedId(page), anchor].filter(Boolean).join("-");
		return { href: `${elsewhere.get(page) ?? ""}#${place}`, written: `section ${number}` };
	}
	const address = href.startsWith("/")
		? new URL(href.replaceAll("&amp;", "&"), site).href.replaceAll("&", "&amp;")
		: href;
	return { href: address, ...(/^https?:/.test(address) ? { written: address } : {}) };
}

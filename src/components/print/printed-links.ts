/** Where a section of the printed guide stands: its number in the contents, from 1. */
export type SectionNumbers = ReadonlyMap<string, number>;

/**
 * The HTML of a page as a section of the printed guide: headings one level deeper, ids of its own, and links that help on paper.
 * A link to a page of the guide leads to its section and names it ("section 4"); any other is in full. `data-written` is
 * what paper shows behind the link, where its text does not say that already.
 */
export function printedSection(html: string, id: string, sections: SectionNumbers, site: URL): string {
	return html
		.replace(/<(\/?)h([2-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
		.replace(/(<(?:h\d|dl)\b[^>]*? id=")/g, `$1${printedId(id)}-`)
		.replace(/<a\b([^>]*?) href="([^"]*)"([^>]*)>([\s\S]*?)<\/a>/g, (_, before, href, after, text) => {
			const target = targetOf(href, id, sections, site);
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

function targetOf(href: string, id: string, sections: SectionNumbers, site: URL): { href: string; written?: string } {
	if (href.startsWith("#")) return { href: `#${printedId(id)}-${href.slice(1)}` };
	const [, page = "", anchor] = /^\/(.*?)\/(?:#(.+))?$/.exec(href) ?? [];
	const number = sections.get(page);
	if (number) {
		return { href: `#${[printedId(page), anchor].filter(Boolean).join("-")}`, written: `section ${number}` };
	}
	const address = href.startsWith("/")
		? new URL(href.replaceAll("&amp;", "&"), site).href.replaceAll("&", "&amp;")
		: href;
	return { href: address, ...(/^https?:/.test(address) ? { written: address } : {}) };
}

import { withBase } from "#browser/base.ts";

/** Head entries of a page whose content belongs to another address of the site, which search engines and previews are to name. */
export function canonicalHead(address: string, site: URL) {
	const { href } = new URL(withBase(address), site);
	return [
		{ tag: "link" as const, attrs: { rel: "canonical", href } },
		{ tag: "meta" as const, attrs: { property: "og:url", content: href } },
		{ tag: "meta" as const, attrs: { name: "robots", content: "noindex" } },
	];
}

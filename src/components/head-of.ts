/** Head entries of a page that stands for another address: search engines and previews are to know that one. */
export function standingFor(address: string, site: URL) {
	const { href } = new URL(address, site);
	return [
		{ tag: "link" as const, attrs: { rel: "canonical", href } },
		{ tag: "meta" as const, attrs: { property: "og:url", content: href } },
		{ tag: "meta" as const, attrs: { name: "robots", content: "noindex" } },
	];
}

/** The full address of a page or file by its address within the site: "/guide/" of https://example.com/partners is https://example.com/partners/guide/. */
export function siteAddress(address: string, siteUrl: string): string {
	return new URL(`.${address}`, `${siteUrl.replace(/\/+$/, "")}/`).href;
}

/** The path under which a site lies, without a slash at its end: "/partners"; empty at the root of its host. */
export function basePath(siteUrl: string): string {
	return new URL(siteUrl).pathname.replace(/\/+$/, "");
}

/** HTML in which every link and picture that names an address within the site gets another one; other addresses stay. */
export function mapAddresses(html: string, change: (address: string) => string): string {
	return html.replace(
		/(<(?:a|img)\b[^>]*?\s(?:xlink:)?(?:href|src)=")(\/(?!\/)[^"]*)"/g,
		(_, before: string, address: string) => `${before}${change(address)}"`,
	);
}

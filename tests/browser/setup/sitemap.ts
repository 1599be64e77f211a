import { existsSync, readFileSync } from "node:fs";

const site = new URL("../../../dist/client/", import.meta.url);
const file = new URL("sitemap-0.xml", site);

/** The path of every page that the built site's sitemap lists. */
export const sitemapPaths: readonly string[] = existsSync(file)
	? [...readFileSync(file, "utf8").matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			([, address = ""]) => new URL(address).pathname,
		)
	: [];

/** Every page that is looked at: those of the sitemap, and those that only another page leads to. */
export const everyPage: readonly string[] = [
	...sitemapPaths,
	"/apply/received/",
	"/estimate/links/",
	"/estimate/presets/national-reseller/",
	...["/embed/estimate/"].filter((path) => existsSync(new URL(`.${path}index.html`, site))),
];

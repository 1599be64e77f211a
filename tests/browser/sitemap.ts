import { existsSync, readFileSync } from "node:fs";

const file = new URL("../../dist/client/sitemap-0.xml", import.meta.url);

/** The path of every page that the built site's sitemap lists. */
export const sitemapPaths: readonly string[] = existsSync(file)
	? [...readFileSync(file, "utf8").matchAll(/<loc>([^<]+)<\/loc>/g)].map(
			([, address = ""]) => new URL(address).pathname,
		)
	: [];

import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { readNavigation } from "#authoring/read-navigation.ts";
import { readRedirects } from "#authoring/read-redirects.ts";
import { readSearchWords } from "#authoring/read-search-words.ts";
import type { Check } from "./check.ts";
import { addressOfPage, routesOfSite } from "./links.ts";

/** What leads to pages: the navigation, addresses that were published, and partners' own words. */
export const navigation: Check = {
	name: "Navigation, redirects and search words",
	find: (content) => {
		const { root, overrides, list } = content;
		const files = list("content/guide");
		if (files.length === 0) return [];
		const pages = new Set(files.map(addressOfPage));
		// The headings of a page are there once it is built.
		const exists = (section: string) => pages.has(section.replace(/#.*$/, ""));
		const isRoute = routesOfSite(content);
		const taken = list("content")
			.filter((file) => file.endsWith(".mdx") && isRoute(addressOfPage(file)))
			.map((file): Fault => faultOfFile(file, { kind: "address taken", address: addressOfPage(file) }));
		return [
			...taken,
			...faultsOfReading(() => readNavigation(root, overrides)),
			...faultsOfReading(() => readRedirects(root, overrides)),
			...faultsOfReading(() => readSearchWords(root, exists, overrides)),
		];
	},
};

import { readFileSync } from "node:fs";
import { join } from "node:path";
import GithubSlugger from "github-slugger";
import { toolLinks } from "#authoring/navigation.ts";
import { openPage } from "#edit/document/open-page.ts";
import { pageParts } from "./page-parts.ts";
import { listPages } from "./pages.ts";

/** A page that a link can lead to, with its sections. */
export interface LinkTarget {
	address: string;
	title: string;
	sections: readonly { address: string; title: string }[];
}

/** Every page of the guide with its sections, then the tools. */
export function linkTargets(root: string): LinkTarget[] {
	const pages = listPages(root)
		.filter(({ file }) => file !== "404.mdx")
		.map(({ file, address, title }) => ({
			address,
			title,
			sections: sectionsOf(readFileSync(join(root, "content", file), "utf8"), address),
		}));
	return [...pages, ...toolLinks.map((tool) => ({ ...tool, sections: [] }))];
}

function sectionsOf(text: string, address: string): LinkTarget["sections"] {
	try {
		const slugger = new GithubSlugger();
		return openPage(pageParts(text).body)
			.children.filter(({ type }) => type.name === "heading")
			.map(({ textContent }) => ({ address: `${address}#${slugger.slug(textContent)}`, title: textContent }));
	} catch {
		// A page that cannot be read has its own finding, and no sections until it is mended.
		return [];
	}
}

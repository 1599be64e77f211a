import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Root } from "hast";
import { htmlToHast } from "satteri";
import * as z from "zod";
import { fingerprint, openCache } from "#diagrams/cache.ts";
import { pageAsMarkdown } from "./markdown-copies.ts";
import { type PageSection, sectionsOf } from "./page-sections.ts";

/** What a page says, for search and as Markdown. */
export interface PageText {
	sections: PageSection[];
	/** "" where a page has no content of its own. */
	markdown: string;
}

/** Reads a built file whose address within the site is `address`. */
export type PageReader = (file: string, address: string) => PageText;

const pageTextSchema = z.object({
	sections: z.array(z.object({ url: z.string(), page: z.string(), section: z.string(), text: z.string() })),
	markdown: z.string(),
});

/** Modules of this folder on which it depends what a page is read as. */
const modules = ["read-page.ts", "page-sections.ts", "markdown-copies.ts", "readable-tree.ts", "find-elements.ts"];
/** Packages on which it depends, too. */
const packages = ["satteri", "hast-util-to-mdast", "mdast-util-to-markdown"];

/** Reads each page of the site at `siteUrl` once for all that is made of it, and keeps that in the project's cache by the page's HTML. */
export function pageReader(root: string, siteUrl: string): PageReader {
	const cache = openCache(join(root, "node_modules/.cache/page-texts"), versionOfReading(siteUrl), (stored) =>
		pageTextSchema.parse(stored),
	);
	return (file, address) => {
		const html = readFileSync(file, "utf8");
		const content = `${address}\n${html}`;
		const known = cache.read(content);
		if (known) return known;
		const read = readPage(html, address, siteUrl);
		cache.write(content, read);
		return read;
	};
}

/** What a page at `address` says. */
export function readPage(html: string, address: string, siteUrl: string): PageText {
	const tree = treeOf(html);
	// The sections first, since Markdown is written from a tree that it changes.
	const sections = sectionsOf(tree, address);
	return { sections, markdown: pageAsMarkdown(tree, siteUrl) };
}

/** A page as a tree, without what lies around its `main`: navigation and scripts are most of a page and say nothing here. */
function treeOf(html: string): Root {
	const [body, begin, end] = [html.search(/<body\b/i), html.search(/<main\b/i), html.lastIndexOf("</main>")];
	const isWhole = begin < 0 || end < begin || body > begin;
	const tree = htmlToHast(isWhole ? html : html.slice(0, body < 0 ? begin : body) + html.slice(begin, end));
	return tree.type === "root" ? tree : { type: "root", children: [] };
}

function versionOfReading(siteUrl: string): string {
	const here = new URL("./", import.meta.url);
	return JSON.stringify([
		siteUrl,
		modules.map((name) => fingerprint(fileURLToPath(new URL(name, here)))),
		packages.map((name) => {
			const file = findPackageJSON(name, import.meta.url);
			return file ? fingerprint(file) : name;
		}),
	]);
}

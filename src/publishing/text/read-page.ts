import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Root } from "hast";
import { htmlToHast } from "satteri";
import * as z from "zod";
import { fingerprint } from "#diagrams/cache.ts";
import { type KeptResults, keptResults } from "#publishing/kept/kept-results.ts";
import { pageAsMarkdown } from "./markdown-copies.ts";
import { type PageSection, sectionsOf } from "./page-sections.ts";

/** What a page says, for search and as Markdown. */
export interface PageText {
	sections: PageSection[];
	/** "" where a page has no content of its own. */
	markdown: string;
}

/** Reads the pages of a built site. */
export interface PageReader {
	/** What a built file says whose address within the site is `address`. */
	read(file: string, address: string): PageText;
	/** Keeps what was read for the next build. */
	save(): void;
}

const pageTextSchema = z.object({
	sections: z.array(z.object({ url: z.string(), page: z.string(), section: z.string(), text: z.string() })),
	markdown: z.string(),
});

/** Modules of this folder on which it depends what a page is read as. */
const modules = ["read-page.ts", "page-sections.ts", "markdown-copies.ts", "readable-tree.ts", "find-elements.ts"];
/** Packages on which it depends, too. */
const packages = ["satteri", "hast-util-to-mdast", "mdast-util-to-markdown"];

/**
 * Reads each page of the site at `siteUrl` once for all that is made of it, and keeps that in the project's cache by what is read of
 * the page: a title that is new in every page's navigation leaves the others as they are.
 */
export function pageReader(root: string, siteUrl: string): PageReader {
	let opened: KeptResults | null = null;
	const kept = () => {
		opened ??= keptResults(join(root, "node_modules/.cache/page-texts.bin"), versionOfReading(siteUrl));
		return opened;
	};
	return {
		read(file, address) {
			const html = spokenPart(readFileSync(file, "utf8"));
			const content = `${address}\n${html}`;
			const known = kept().read(content);
			if (known) return pageTextSchema.parse(JSON.parse(known.toString("utf8")));
			const read = readPage(html, address, siteUrl);
			kept().write(content, Buffer.from(JSON.stringify(read)));
			return read;
		},
		save: () => opened?.save(),
	};
}

/** What a page at `address` says. */
export function readPage(html: string, address: string, siteUrl: string): PageText {
	const parsed = htmlToHast(spokenPart(html));
	const tree: Root = parsed.type === "root" ? parsed : { type: "root", children: [] };
	// The sections first, since Markdown is written from a tree that it changes.
	const sections = sectionsOf(tree, address);
	return { sections, markdown: pageAsMarkdown(tree, siteUrl) };
}

/** A page without what lies around its `main`: navigation and scripts are most of a page and say nothing here. */
function spokenPart(html: string): string {
	const [body, begin, end] = [html.search(/<body\b/i), html.search(/<main\b/i), html.lastIndexOf("</main>")];
	if (begin < 0 || end < begin || body > begin) return html;
	return html.slice(0, body < 0 ? begin : body) + html.slice(begin, end);
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

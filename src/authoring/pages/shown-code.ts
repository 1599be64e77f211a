import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentFiles } from "#authoring/content-files.ts";

/** Whether some page of `root` shows code. Coloring it takes a program that a build need not load for diagrams alone. */
export function pagesShowCode(root: string): boolean {
	return contentFiles(root)
		.list("content")
		.some((file) => /\.mdx?$/.test(file) && showsCode(readFileSync(join(root, file), "utf8"), file.endsWith(".md")));
}

/**
 * Whether a page may show code: between fences (CommonMark 0.31, section 4.5) that hold no diagram, or by indentation (section 4.4), which
 * MDX does not know. It may say so of a page that shows none.
 */
export function showsCode(page: string, hasIndented: boolean): boolean {
	let open = "";
	for (const [, signs = "", info = ""] of page.matchAll(/^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})(.*)$/gm)) {
		if (open !== "") {
			if (signs.startsWith(open) && info.trim() === "") open = "";
			continue;
		}
		if (!/^\s*mermaid\b/.test(info)) return true;
		open = signs;
	}
	return hasIndented && /^(?: {4}|\t)\s*\S/m.test(page);
}

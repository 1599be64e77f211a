import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { select, selectAll } from "hast-util-select";
import { toMdast } from "hast-util-to-mdast";
import { toString as textOf } from "hast-util-to-string";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { makeReadable } from "./readable-tree.ts";

/** Writes beside every page a Markdown copy of what it says: `/guide/process/` also stands at `/guide/process.md`. */
export function markdownCopies(siteUrl: string): AstroIntegration {
	return {
		name: "markdown-copies",
		hooks: {
			"astro:build:done": ({ dir }) => {
				const folder = fileURLToPath(dir);
				const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
					/(^|[/\\])index\.html$/.test(file),
				);
				for (const page of pages) {
					const markdown = pageAsMarkdown(readFileSync(join(folder, page), "utf8"), siteUrl);
					// A page that only leads on to another says nothing itself.
					if (markdown === "") continue;
					const copy = join(folder, markdownPath(page));
					mkdirSync(dirname(copy), { recursive: true });
					writeFileSync(copy, markdown);
				}
			},
		},
	};
}

/** Where the copy of a built file stands: `guide/process/index.html` → `guide/process.md`, the home page → `index.md`. */
export function markdownPath(file: string): string {
	const page = file.replaceAll("\\", "/").replace(/\/?index\.html$/, "");
	return `${page || "index"}.md`;
}

/**
 * What a page says, as Markdown: its title, what it is about, the content of `main` with links in full, and at the end its address,
 * since a copy travels without its page.
 */
export function pageAsMarkdown(html: string, siteUrl: string): string {
	const tree = fromHtml(html);
	const title = select("main h1", tree) ?? select("title", tree);
	const pages = selectAll("main .sl-markdown-content", tree);
	const content = pages.length === 1 ? pages[0] : select("main", tree);
	if (!content) return "";
	makeReadable(content, siteUrl);
	const body: Root = { type: "root", children: content.children };
	const markdown = toMarkdown(toMdast(body), {
		extensions: [gfmToMarkdown({ tablePipeAlign: false })],
		bullet: "-",
		bulletOther: "+",
		emphasis: "*",
	});
	const about = select("meta[name=description]", tree)?.properties.content;
	const address = select("link[rel=canonical]", tree)?.properties.href;
	return [
		`# ${title ? textOf(title).trim().replace(/\s+/g, " ") : ""}`,
		...(about ? [`> ${about}`] : []),
		withPlainAddresses(markdown).trim(),
		...(address ? [`---\n\nSource: <${address}>`] : []),
		"",
	]
		.join("\n\n")
		.trimEnd()
		.concat("\n");
}

/**
 * Addresses without the escapes that guard against accidental links and entities: who copies one out of the text must get one that
 * works. An ampersand keeps its escape where it would read as an entity (CommonMark, "Entity and numeric character references").
 */
function withPlainAddresses(markdown: string): string {
	return markdown
		.replaceAll(/\\&(?!#?\w+;)/g, "&")
		.replaceAll(/\bhttps?\\:\/\/\S+/g, (address) => address.replaceAll(/\\([:.])/g, "$1"));
}

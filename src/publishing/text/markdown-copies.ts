import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Element, Root } from "hast";
import { toMdast } from "hast-util-to-mdast";
import { toString as textOf } from "hast-util-to-string";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { elementsIn, firstIn, firstNamed, hasClass } from "./find-elements.ts";
import type { PageReader } from "./read-page.ts";
import { makeReadable } from "./readable-tree.ts";

/** Writes beside every page a Markdown copy of what `reader` finds that it says: `/guide/process/` is also at `/guide/process.md`. */
export function markdownCopies(reader: PageReader): AstroIntegration {
	return {
		name: "markdown-copies",
		hooks: {
			"astro:build:done": ({ dir }) => {
				const folder = fileURLToPath(dir);
				const pages = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
					/(^|[/\\])index\.html$/.test(file),
				);
				for (const page of pages) {
					const { markdown } = reader.read(join(folder, page), addressOf(page));
					// A page that only redirects to another has no content of its own.
					if (markdown === "") continue;
					const copy = join(folder, markdownPath(page));
					mkdirSync(dirname(copy), { recursive: true });
					writeFileSync(copy, markdown);
				}
				reader.save();
			},
		},
	};
}

/** The path of the copy of a built file: `guide/process/index.html` → `guide/process.md`, the home page → `index.md`. */
export function markdownPath(file: string): string {
	const page = file.replaceAll("\\", "/").replace(/\/?index\.html$/, "");
	return `${page || "index"}.md`;
}

/** The address of a built file within the site: `guide/process/index.html` → `/guide/process/`. */
function addressOf(file: string): string {
	return `/${file.replaceAll("\\", "/").replace(/index\.html$/, "")}`;
}

/**
 * What a page says, as Markdown: its title, what it is about, the content of `main` with links in full, and at the end its address,
 * since a copy travels without its page. Changes the tree.
 */
export function pageAsMarkdown(tree: Root, siteUrl: string): string {
	const main = firstNamed(tree, "main");
	if (!main) return "";
	const title = firstNamed(main, "h1") ?? firstNamed(tree, "title");
	const pages = elementsIn(main).filter(({ properties }) => hasClass(properties, "sl-markdown-content"));
	const content = (pages.length === 1 && pages[0]) || main;
	makeReadable(content, siteUrl);
	const body: Root = { type: "root", children: content.children };
	const markdown = toMarkdown(toMdast(body), {
		extensions: [gfmToMarkdown({ tablePipeAlign: false })],
		bullet: "-",
		bulletOther: "+",
		emphasis: "*",
	});
	const about = firstIn(tree, ({ tagName, properties }) => tagName === "meta" && properties.name === "description")
		?.properties.content;
	const address = firstIn(tree, isCanonical)?.properties.href;
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

function isCanonical({ tagName, properties: { rel } }: Element): boolean {
	return tagName === "link" && Array.isArray(rel) && rel.includes("canonical");
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

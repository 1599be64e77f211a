import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { select, selectAll } from "hast-util-select";
import { toMdast } from "hast-util-to-mdast";
import { toString as textOf } from "hast-util-to-string";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";

/** What a reader of text has no use for: controls, navigation, drawings (their text alternative stays). */
const noText =
	"script, style, template, svg, button, dialog, nav, form, footer, input, [data-no-markdown], .sl-anchor-link";

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
					const copy = join(folder, markdownPath(page));
					mkdirSync(dirname(copy), { recursive: true });
					writeFileSync(copy, pageAsMarkdown(readFileSync(join(folder, page), "utf8"), siteUrl));
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

/** What a page says, as Markdown: its title, then the content of `main`, links in full. */
export function pageAsMarkdown(html: string, siteUrl: string): string {
	const tree = fromHtml(html);
	const title = select("main h1", tree) ?? select("title", tree);
	const content = select("main .sl-markdown-content", tree) ?? select("main", tree);
	if (!content) return "";
	prepare(content, siteUrl);
	const body: Root = { type: "root", children: content.children };
	const markdown = toMarkdown(toMdast(body), { extensions: [gfmToMarkdown()], bullet: "-", emphasis: "*" });
	return `# ${title ? textOf(title).trim().replace(/\s+/g, " ") : ""}\n\n${markdown}`;
}

function prepare(content: Element, siteUrl: string): void {
	const dropped = new Set(selectAll(noText, content));
	// The title is written above the content already.
	for (const heading of selectAll("h1", content)) dropped.add(heading);
	removeFrom(content, dropped);
	for (const link of selectAll("a[href], img[src]", content)) {
		const name = link.tagName === "a" ? "href" : "src";
		const address = URL.parse(String(link.properties[name]), siteUrl);
		if (address) link.properties[name] = address.href;
	}
	for (const list of selectAll("dl", content)) list.tagName = "ul";
	for (const group of selectAll("ul > div", content)) labelDefinition(group);
	for (const parent of [content, ...selectAll("*", content)]) separateInline(parent);
}

const inline = new Set(["a", "span", "strong", "em", "time"]);

/** Neighbors that style keeps apart on the page get a space between them. */
function separateInline(parent: Element): void {
	parent.children = parent.children.flatMap((child, at, all) => {
		const before = all[at - 1];
		const touches =
			child.type === "element" && inline.has(child.tagName) && before?.type === "element" && inline.has(before.tagName);
		return touches ? [{ type: "text" as const, value: " " }, child] : [child];
	});
}

/** A term and what it means become one line, as the guide writes them: "**Payment**: Upon project completion". */
function labelDefinition(group: Element): void {
	group.tagName = "li";
	group.children = group.children.flatMap((child) => {
		if (child.type !== "element") return [];
		if (child.tagName !== "dt") return child.children;
		const label: Element = { type: "element", tagName: "strong", properties: {}, children: child.children };
		return [label, { type: "text", value: ": " }];
	});
}

function removeFrom(parent: Element, dropped: ReadonlySet<Element>): void {
	parent.children = parent.children.filter((child) =>
		child.type === "element" ? !dropped.has(child) : child.type !== "comment",
	);
	for (const child of parent.children) if (child.type === "element") removeFrom(child, dropped);
}

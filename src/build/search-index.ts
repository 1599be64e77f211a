import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { AstroIntegration } from "astro";
import type { Element, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { select } from "hast-util-select";
import { toString as textOf } from "hast-util-to-string";
import { close, createIndex } from "pagefind";
import * as z from "zod";
import { FactsError, readFacts } from "./read-program.ts";

/** search.yaml: words of partners for a section that does not use them. */
const searchWordsSchema = z.array(
	z.strictObject({
		section: z.string().regex(/^\/.*\/(#.+)?$/, "write an address such as /guide/agreement/#standard-terms"),
		words: z.array(z.string().trim().min(1)).min(1).describe("Words and phrases that lead to the section"),
	}),
);

const wordsFile = "content/search.yaml";

/** A section of a page: from one heading to the next. */
export interface PageSection {
	url: string;
	page: string;
	section: string;
	text: string;
}

/** Builds the search index out of the final pages: one record a section, partners' own words weighing most. */
export function searchIndex(pages: readonly string[]): AstroIntegration {
	let root = "";
	return {
		name: "search-index",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": async ({ dir }) => {
				const folder = fileURLToPath(dir);
				const sections = pages.flatMap((id) =>
					sectionsOf(readFileSync(join(folder, id, "index.html"), "utf8"), `/${id}/`),
				);
				const words = readWords(root, new Set(sections.map(({ url }) => url)));
				await writeIndex(join(folder, "pagefind"), sections, words);
			},
		},
	};
}

function readWords(root: string, urls: ReadonlySet<string>): Map<string, string[]> {
	const text = readFileSync(join(root, wordsFile), "utf8");
	const { data, faults } = readFacts(text, wordsFile, searchWordsSchema);
	if (!data) throw new FactsError(faults);
	const unknown = data.filter(({ section }) => !urls.has(section));
	if (unknown.length > 0) {
		throw new FactsError(
			unknown.map(({ section }) => ({
				file: wordsFile,
				line: text.split("\n").findIndex((line) => line.endsWith(section)) + 1,
				sentence: `There is no section ${section}. Correct the address, or remove the entry.`,
			})),
		);
	}
	return new Map(data.map(({ section, words }) => [section, words]));
}

async function writeIndex(
	folder: string,
	sections: readonly PageSection[],
	words: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
	const { index } = await createIndex({ forceLanguage: "en" });
	if (!index) throw new Error("Pagefind could not start.");
	for (const section of sections) {
		const { errors } = await index.addHTMLFile({
			url: section.url,
			content: record(section, words.get(section.url) ?? []),
		});
		if (errors.length > 0) throw new Error(`Pagefind cannot index ${section.url}: ${errors.join(" ")}`);
	}
	await index.writeFiles({ outputPath: folder });
	await close();
	const vocabulary = [
		...new Set(
			sections.flatMap((section) =>
				wordsIn([section.section, section.page, section.text, ...(words.get(section.url) ?? [])].join(" ")),
			),
		),
	];
	const ids = fragmentIds(folder);
	const shown = sections.map((section) => ({
		...section,
		id: ids.get(section.url),
		text: shortened(section.text),
		phrases: [section.section, ...(words.get(section.url) ?? [])],
	}));
	writeFileSync(join(folder, "sections.json"), JSON.stringify({ sections: shown, vocabulary }));
}

/** The longest text of a section that results can show a passage of. */
const longest = 1_200;

function shortened(text: string): string {
	return text.length > longest ? text.slice(0, text.lastIndexOf(" ", longest)) : text;
}

/** The id under which Pagefind's results name a section, so that showing one needs no request of its own. */
function fragmentIds(folder: string): Map<string, string> {
	const fragments = join(folder, "fragment");
	return new Map(
		readdirSync(fragments).map((file) => {
			const content = gunzipSync(readFileSync(join(fragments, file))).toString("utf8");
			const { url }: { url: string } = JSON.parse(content.slice(content.indexOf("{")));
			return [url, file.replace(/\.pf_fragment$/, "")];
		}),
	);
}

function record(section: PageSection, words: readonly string[]): string {
	const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
	return (
		`<html lang="en"><body data-pagefind-body><p data-pagefind-weight="10">${escaped(words.join(", "))}</p>` +
		`<h2 data-pagefind-weight="5">${escaped(section.section)}</h2>` +
		`<p data-pagefind-weight="2">${escaped(section.page)}</p><p>${escaped(section.text)}</p></body></html>`
	);
}

/** The sections of a page; what stands before the first heading belongs to the page itself. */
function sectionsOf(html: string, address: string): PageSection[] {
	const tree = fromHtml(html);
	const heading = select("main h1", tree);
	const content = select("main .sl-markdown-content", tree);
	if (!heading || !content) return [];
	const page = tidy(textOf(heading));
	const sections: PageSection[] = [{ url: address, page, section: page, text: "" }];
	for (const node of content.children) {
		const title = headingIn(node);
		if (title) {
			sections.push({ url: `${address}#${title.properties.id}`, page, section: tidy(textOf(title)), text: "" });
		} else {
			const last = sections.at(-1);
			if (last) last.text = tidy(`${last.text} ${spacedText(node)}`);
		}
	}
	return sections;
}

function headingIn(node: RootContent): Element | undefined {
	if (node.type !== "element") return undefined;
	return select("h2[id], h3[id], h4[id]", node) ?? undefined;
}

/** What search does not read: scripts, drawings, controls, and the name of a folded text. */
const silent = ["script", "style", "svg", "template", "button", "summary"];
/** Elements that are a line of their own. */
const lines = new Set(["li", "dd", "p", "td", "th", "tr", "caption", "h5", "figure"]);

/** Text in which lines end with a dot in the middle and a term with a colon, so that cells and list items do not run together. */
function spacedText(node: RootContent): string {
	if (node.type === "text") return node.value;
	if (node.type !== "element" || silent.includes(node.tagName) || node.properties.ariaHidden === "true") return "";
	const text = isColumns(node)
		? node.children.map(spacedText).filter(Boolean).join(": ")
		: node.children.map(spacedText).join(" ");
	if (text.trim() === "") return "";
	return node.tagName === "dt" ? `${text.trim()}: ` : lines.has(node.tagName) ? `${text} · ` : text;
}

/** Whether an item's words stand in columns, each an inline element of its own: a thing and what it pays. */
function isColumns({ tagName, children }: Element): boolean {
	const parts = children.filter((child) => child.type !== "text" || child.value.trim() !== "");
	return (
		tagName === "li" && parts.length === 2 && parts.every((part) => part.type === "element" && part.tagName === "span")
	);
}

const tidy = (text: string) =>
	text
		.replace(/\s+/g, " ")
		.replace(/( ·)+(?= ·)|^( ·)+ ?|( ·)+ ?$/g, "")
		.replace(/ ([,:;.])/g, "$1")
		.trim();

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { AstroIntegration } from "astro";
import { close, createIndex } from "pagefind";
import { readSearchWords } from "#authoring/read-search-words.ts";
import type { IndexStart, Section, VersionPage } from "#components/search/index-files.ts";
import { withoutLanguage } from "#components/search/search.ts";
import { escapeHtml } from "#program/escape-html.ts";
import type { PageReader } from "./read-page.ts";
import { type IndexedSection, wordsParts } from "./search-words.ts";

/** Builds the search index out of the final `pages` as `reader` gives them: one record a section, partners' own words weighing most. */
export function searchIndex(
	pages: readonly string[],
	reader: PageReader,
	{ isServed }: { isServed: boolean },
): AstroIntegration {
	let root = "";
	return {
		name: "search-index",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": async ({ dir }) => {
				const folder = fileURLToPath(dir);
				const sections = pages.flatMap((id) => reader.read(join(folder, id, "index.html"), `/${id}/`).sections);
				const addresses = new Set(sections.map(({ url }) => url));
				const words = readSearchWords(root, (section) => addresses.has(section));
				const indexed = sections.map((section) => ({ ...section, meant: words.get(section.url) ?? [] }));
				const pagefind = join(folder, "search/pagefind");
				const ids = await writePagefind(pagefind, indexed);
				if (isServed) unpack(pagefind);
				const files = indexFiles(indexed, ids, versionPages(folder, reader));
				for (const [file, text] of files) {
					const path = join(folder, "search", file);
					mkdirSync(join(path, ".."), { recursive: true });
					writeFileSync(path, text);
				}
			},
		},
	};
}

/** The pages of program terms: what each says before its first heading is which terms they are, without a figure. */
function versionPages(folder: string, reader: PageReader): VersionPage[] {
	return readdirSync(join(folder, "program")).flatMap((version) => {
		const file = join(folder, "program", version, "index.html");
		if (!existsSync(file)) return [];
		const [first] = reader.read(file, `/program/${version}/`).sections;
		return first ? [{ ...first, version }] : [];
	});
}

/** Writes Pagefind's own files, a record a section, and gives the id under which its results name each section. */
export async function writePagefind(folder: string, sections: readonly IndexedSection[]): Promise<string[]> {
	const { index } = await createIndex({ forceLanguage: "en" });
	if (!index) throw new Error("Pagefind could not start.");
	for (const section of sections) {
		const { errors } = await index.addHTMLFile({ url: section.url, content: record(section) });
		if (errors.length > 0) throw new Error(`Pagefind cannot index ${section.url}: ${errors.join(" ")}`);
	}
	await index.writeFiles({ outputPath: folder });
	await close();
	const ids = recordIds(join(folder, "fragment"));
	removeUnused(folder);
	return sections.map(({ url }) => {
		const id = ids.get(url);
		if (id === undefined) throw new Error(`Pagefind kept no record of ${url}.`);
		return withoutLanguage(id);
	});
}

/** Removes what Pagefind brings for a page of its own and for other languages, and its texts of results: dialog and sections are ours. */
function removeUnused(folder: string): void {
	const unused = readdirSync(folder).filter((name) =>
		/^(pagefind-(component-ui|modular-ui|ui|highlight)|wasm\.unknown)\./.test(name),
	);
	for (const file of ["fragment", ...unused]) rmSync(join(folder, file), { recursive: true });
}

/**
 * Unpacks Pagefind's files, which are gzip whatever a browser asks for and are read in both ways. Our server sends them by what the
 * browser takes, and in Brotli they are a sixth smaller; where others serve them they had better stay packed.
 */
function unpack(folder: string): void {
	for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		if (!/\.(pagefind|pf_meta|pf_index)$/.test(file)) continue;
		const path = join(folder, file);
		writeFileSync(path, gunzipSync(readFileSync(path)));
	}
}

/** The id of each record by its address. */
function recordIds(fragments: string): Map<string, string> {
	return new Map(
		readdirSync(fragments).map((file) => {
			const content = gunzipSync(readFileSync(join(fragments, file))).toString("utf8");
			const { url }: { url: string } = JSON.parse(content.slice(content.indexOf("{")));
			return [url, file.replace(/\.pf_fragment$/, "")];
		}),
	);
}

function record({ section, page, text, meant }: IndexedSection): string {
	return (
		`<html lang="en"><body data-pagefind-body><p data-pagefind-weight="10">${escapeHtml(meant.join(", "))}</p>` +
		`<h2 data-pagefind-weight="5">${escapeHtml(section)}</h2>` +
		`<p data-pagefind-weight="2">${escapeHtml(page)}</p><p>${escapeHtml(text)}</p></body></html>`
	);
}

/** The longest text of a section that results can show a passage of. */
const longest = 1_200;

/** Sections in one block: all of a guide of the usual size, and few where a search would load many that it does not show. */
const [oneBlock, manyBlocks] = [200, 5];

/** What search needs beside Pagefind's index, by path within the folder of both. `ids` are Pagefind's, in the order of `sections`. */
export function indexFiles(
	sections: readonly IndexedSection[],
	ids: string[],
	versions: readonly VersionPage[] = [],
): Map<string, string> {
	const blockSize = sections.length <= oneBlock ? oneBlock : manyBlocks;
	const shown = sections.map(
		({ url, page, section, text }): Section => ({ url, page, section, text: shortened(text) }),
	);
	const parts = wordsParts(sections);
	const files = [
		...parts.map(({ part }, at) => [`words-${at}.json`, JSON.stringify(part)] as const),
		...Array.from(
			{ length: Math.ceil(shown.length / blockSize) },
			(_, at) => [`sections-${at}.json`, JSON.stringify(shown.slice(at * blockSize, (at + 1) * blockSize))] as const,
		),
	];
	const folder = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 10);
	const start: IndexStart = {
		folder,
		ids: distinctBeginnings(ids),
		blockSize,
		parts: parts.map(({ first }) => first),
		versions: [...versions],
	};
	return new Map([
		["index.json", JSON.stringify(start)],
		...files.map(([file, text]) => [`${folder}/${file}`, text] as const),
	]);
}

/** Ids as short as tells them apart: digests are what compresses least of all that a search loads. */
function distinctBeginnings(ids: readonly string[]): string[] {
	const whole = Math.max(0, ...ids.map((id) => id.length));
	for (let length = 1; length < whole; length++) {
		const beginnings = ids.map((id) => id.slice(0, length));
		if (new Set(beginnings).size === ids.length) return beginnings;
	}
	return [...ids];
}

function shortened(text: string): string {
	return text.length > longest ? text.slice(0, text.lastIndexOf(" ", longest)) : text;
}

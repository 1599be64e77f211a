import { parseDocument } from "yaml";
import * as z from "zod";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";
import { tierKeys } from "#program/facts/keys.ts";

/** A line that the theme reads and judges itself. */
const ofTheTheme = z.unknown().optional();

/** The data of a page between two lines of --- at its top. A misspelled line is named and not passed over. */
export const headSchema = z.strictObject({
	title: z.string().trim().min(1).describe("Title of the page"),
	description: z
		.string()
		.trim()
		.min(1)
		.describe("What the page says, in one sentence; search engines and previews show it"),
	draft: z.boolean().optional().describe("Whether the page is seen while it is written, and not published yet"),
	banner: z
		.strictObject({ content: z.string().describe("The line's text") })
		.optional()
		.describe("A line above the page"),
	tier: z
		.enum(tierKeys)
		.optional()
		.describe(
			"The tier that the page is about: title and description may name {number}, {name}, {title}, {focus}, {overview}",
		),
	template: z.enum(["doc", "splash"]).optional().describe("doc for a page with navigation, splash for one without"),
	lastUpdated: ofTheTheme,
	editUrl: ofTheTheme,
	prev: ofTheTheme,
	next: ofTheTheme,
	hero: ofTheTheme,
	head: ofTheTheme,
	tableOfContents: ofTheTheme,
	sidebar: ofTheTheme,
	pagefind: ofTheTheme,
});

const head = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*\r?$/m;

/** The lines between --- at the top of a page, which begin on its second line; null for a page without them. */
export function pageHead(source: string): string | null {
	return source.startsWith("---") ? (head.exec(source)?.[1] ?? null) : null;
}

/** Whether a page is a draft: seen while it is written, and not published. */
export function isDraft(source: string): boolean {
	const text = pageHead(withoutByteOrderMark(source)) ?? "";
	// Only an escape could write the word otherwise, and reading every page's lines takes a large site long.
	if (!/draft|\\/.test(text)) return false;
	const draft: unknown = parseDocument(text).getIn(["draft"]);
	return draft === true;
}

/** What is wrong with the lines between --- at the top of a page, each fault with its place. */
export function headFaults(source: string, file: string): readonly Fault[] {
	const text = pageHead(source);
	if (text === null) return [faultOfFile(file, { kind: "no head" })];
	return readYaml(text, file, headSchema).faults.map((fault) => ({ ...fault, line: fault.line + 1 }));
}

/** A page with blank lines in place of its head, so that lines keep their number. */
export function withoutHead(source: string): string {
	return source.startsWith("---") ? source.replace(head, (text) => text.replace(/[^\n]/g, "")) : source;
}

/** The text of a page's file. Windows’ Notepad begins one with a byte order mark. */
export function withoutByteOrderMark(text: string): string {
	return text.replace(/^\ufeff/, "");
}

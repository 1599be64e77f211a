import { parseDocument } from "yaml";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { readYaml } from "#authoring/yaml/read-yaml.ts";
import { headSchema } from "./head-schema.ts";

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

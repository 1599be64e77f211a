import * as z from "zod";
import { type FactsFault, readFacts } from "./read-program.ts";

/** What every page says of itself; the build knows the other lines that may stand there. */
const headSchema = z.looseObject({
	title: z.string().trim().min(1).describe("Title of the page"),
	description: z
		.string()
		.trim()
		.min(1)
		.describe("What the page says, in one sentence; search engines and previews show it"),
});

const head = /^---\r?\n([\s\S]*?)\r?\n---\r?$/m;

/** What is wrong with the lines between --- at the top of a page, each fault with its line. */
export function headFaults(source: string, file: string): readonly FactsFault[] {
	const text = source.startsWith("---") ? head.exec(source)?.[1] : undefined;
	if (text === undefined) {
		const sentence = "A page begins with its title and its description between two lines of ---.";
		return [{ file, line: 1, sentence }];
	}
	return readFacts(text, file, headSchema).faults.map((fault) => ({ ...fault, line: fault.line + 1 }));
}

/** A page with blank lines in place of its head, so that lines keep their number. */
export function withoutHead(source: string): string {
	return source.startsWith("---") ? source.replace(head, (text) => text.replace(/[^\n]/g, "")) : source;
}

/** The text of a page's file. Windows’ Notepad begins one with a byte order mark. */
export function withoutByteOrderMark(text: string): string {
	return text.replace(/^\ufeff/, "");
}

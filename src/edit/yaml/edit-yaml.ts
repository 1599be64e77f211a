import { isDeepStrictEqual } from "node:util";
import { CST, Document, isMap, isSeq, Lexer, parseDocument } from "yaml";
import { differences } from "./differences.ts";
import { splice } from "./splice.ts";

/** A YAML text cannot be given the wished value without losing a note or the form of something else. */
export class UnwritableYaml extends Error {
	constructor() {
		super("This change cannot be written without changing something else. Make it in the text view.");
		this.name = "UnwritableYaml";
	}
}

/**
 * The text that means `wished` and differs from `text` in the changed values alone: notes, order, blank lines and quotation marks
 * stay. The result is read back and must be the very value. Throws `UnwritableYaml` rather than write anything else.
 */
export function editYaml(given: string, wished: unknown): string {
	// The parser would count the byte order mark of Windows' Notepad as indentation.
	const text = given.replace(/^\ufeff/, "");
	const now: unknown = parseDocument(text).toJS();
	// A file that has notes alone has no value: it has no list yet that an entry could be put into.
	if (now === null && Array.isArray(wished)) return withFirstEntries(text, wished);
	let written = text;
	for (const difference of differences(now, wished)) {
		const next = splice(written, parseDocument(written), difference);
		if (next === null) throw new UnwritableYaml();
		written = next;
	}
	const result = parseDocument(written);
	if (result.errors.length > 0 || !isDeepStrictEqual(result.toJS(), wished)) throw new UnwritableYaml();
	if (!keepsNotes(text, written)) throw new UnwritableYaml();
	return written;
}

function withFirstEntries(text: string, entries: readonly unknown[]): string {
	if (entries.length === 0) return text;
	const list = new Document(entries);
	if (isSeq(list.contents)) for (const entry of list.contents.items) if (isMap(entry)) entry.flow = true;
	return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${list.toString({ lineWidth: 0 })}`;
}

/** Whether every note of a text is in another, too. */
function keepsNotes(before: string, after: string): boolean {
	const left = notesOf(after);
	return notesOf(before).every((note) => {
		const at = left.indexOf(note);
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

function notesOf(text: string): string[] {
	return [...new Lexer().lex(text)].filter((token) => CST.tokenType(token) === "comment");
}

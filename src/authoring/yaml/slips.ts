// What a line shows of the slip that made it no YAML.
import type { YamlProblems } from "#authoring/faults/problems.ts";

/** A kind of problem that needs no values besides its name. */
export type PlainProblem = Exclude<keyof YamlProblems, "no YAML" | "point between thousands">;

/** Blanks that are none to YAML, and signs that nobody sees: word processors, chats and a Mac's Alt with the space bar write them. */
const unseen = "[\\u00a0\\u00ad\\u1680\\u2000-\\u200d\\u202f\\u205f\\u2060\\u3000\\ufeff]";
const unseenWhereYamlReads = new RegExp(`^[ \\t-]*${unseen}|[:,{]${unseen}|${unseen}:`);

/** Whether there is such a sign in a key. */
export function hasUnseen(key: string): boolean {
	return new RegExp(unseen).test(key);
}

/** The place of the first line by which Git marks two versions of the same lines; null when there is none. Its line between them may underline a heading. */
export function conflictIn(text: string): number | null {
	const at = /^(?:<{7}|>{7}|\|{7}) /m.exec(text)?.index;
	return at ?? null;
}

/** A slip that the parser's own words do not name; null when the line shows none. */
export function slipIn(line: string): PlainProblem | null {
	const value = /^\s*(?:- )?(?:\w+:\s+)?(.*)$/.exec(line)?.[1] ?? "";
	if (unseenWhereYamlReads.test(line)) return "unseen sign";
	if (/^ *\t/.test(line)) return "tab as indent";
	if (/^[“”„‘’]/.test(value)) return "curly quotes";
	if (/^\*/.test(value)) return "star at the beginning";
	if (/^\s*[•·‣▪–—−]/.test(line)) return "other hyphen";
	if (/^\s*-[^\s-]/.test(line)) return "no space after hyphen";
	if (/^\s*(?:- )?\w+:[^\s]/.test(line)) return "no space after colon";
	if (/^'/.test(value)) return "apostrophe ends a text";
	if (/^\{\w+\}/.test(value)) return "brace at the beginning";
	if (/^".*".*"/.test(value)) return "quote inside quotes";
	if (/^"[^"]*"\s*[^\s,\]}#:]/.test(value)) return "text after quotes";
	if (/^(?:[>|](?![+-]?\d?\s*$)|[?-] )/.test(value)) return "sign at the beginning";
	return null;
}

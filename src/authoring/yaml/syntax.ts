import { type Document, visit, type YAMLParseError } from "yaml";
import type { Problem, YamlProblems } from "#authoring/faults/problems.ts";

/** A problem of the text with its offset. */
interface TextProblem {
	problem: Problem;
	offset: number;
}

/** A kind of problem that needs no values besides its name. */
type PlainProblem = Exclude<keyof YamlProblems, "no YAML">;

/** What is wrong with a text that is no YAML. */
export function syntaxProblem(fault: YAMLParseError, document: Document, text: string): TextProblem {
	const [offset] = fault.pos;
	const begins = text.lastIndexOf("\n", offset - 1) + 1;
	const end = text.indexOf("\n", begins);
	const line = text.slice(begins, end < 0 ? text.length : end);
	const at = (kind: PlainProblem, where = offset): TextProblem => ({ problem: { kind }, offset: where });
	const slip = slipIn(line);
	switch (fault.code) {
		case "DUPLICATE_KEY":
			return at("key twice");
		case "TAB_AS_INDENT":
			return at("tab as indent");
		case "BAD_SCALAR_START":
			return at("sign at the beginning");
		case "BLOCK_AS_IMPLICIT_KEY":
			// Two colons in one line are a text with one; else it is the line's depth.
			return at(slip ?? (/: .*: /.test(line) ? "colon in a text" : "other indent"));
		case "MISSING_CHAR":
			// The parser names the end of the file for a quotation mark that nothing closes.
			return slip ? at(slip) : at("does not close", openQuote(document, text) ?? offset);
		default: {
			if (slip) return at(slip);
			return { problem: { kind: "no YAML", reason: fault.message }, offset };
		}
	}
}

/** Where a text in quotation marks begins that does not end in one. */
function openQuote(document: Document, text: string): number | null {
	let found: number | null = null;
	visit(document, {
		Scalar: (_, { type, range }) => {
			const quote = type === "QUOTE_DOUBLE" ? '"' : type === "QUOTE_SINGLE" ? "'" : null;
			if (quote === null || !range) return undefined;
			const [from, to] = range;
			if (to - from > 1 && text[to - 1] === quote) return undefined;
			found = from;
			return visit.BREAK;
		},
	});
	return found;
}

/** A slip that the parser's own words do not name; null when the line shows none. */
function slipIn(line: string): PlainProblem | null {
	const value = /^\s*(?:- )?(?:\w+:\s+)?(.*)$/.exec(line)?.[1] ?? "";
	if (/^[“”„‘’]/.test(value)) return "curly quotes";
	if (/^\*/.test(value)) return "star at the beginning";
	if (/^\s*-[^\s-]/.test(line)) return "no space after hyphen";
	if (/^\s*(?:- )?\w+:[^\s]/.test(line)) return "no space after colon";
	if (/^'/.test(value)) return "apostrophe ends a text";
	if (/^\{\w+\}/.test(value)) return "brace at the beginning";
	if (/^".*".*"/.test(value)) return "quote inside quotes";
	return null;
}

/** Texts that are YAML and yet not what their author meant. */
export function misreadTexts(document: Document): TextProblem[] {
	const found: TextProblem[] = [];
	visit(document, {
		Alias: (_, node) => {
			if (node.resolve(document) !== undefined) return;
			found.push({ problem: { kind: "star at the beginning" }, offset: node.range?.[0] ?? 0 });
		},
		Scalar: (_, { type, value, range }) => {
			// The page would show them. An author who wants that puts straight ones around.
			if (type === "PLAIN" && typeof value === "string" && /^[“”„‘’].*[“”‘’]$/.test(value)) {
				found.push({ problem: { kind: "curly quotes" }, offset: range?.[0] ?? 0 });
			}
		},
	});
	return found;
}

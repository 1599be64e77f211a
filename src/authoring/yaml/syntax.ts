import { type Document, visit, type YAMLParseError } from "yaml";
import type { Problem } from "#authoring/faults/problems.ts";
import { conflictIn, type PlainProblem, slipIn } from "./slips.ts";

/** A problem of the text with its offset. */
export interface TextProblem {
	problem: Problem;
	offset: number;
}

/** What is wrong with a text that is no YAML. */
export function syntaxProblem(fault: YAMLParseError, document: Document, text: string): TextProblem {
	const [offset] = fault.pos;
	const begins = text.lastIndexOf("\n", offset - 1) + 1;
	const end = text.indexOf("\n", begins);
	const line = text.slice(begins, end < 0 ? text.length : end);
	const at = (kind: PlainProblem, where = offset): TextProblem => ({ problem: { kind }, offset: where });
	const conflict = conflictIn(text);
	if (conflict !== null) return at("two versions", conflict);
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
		case "BLOCK_IN_FLOW":
			return at("comma missing");
		case "MULTILINE_IMPLICIT_KEY":
			return at(slip ?? "no colon");
		case "BAD_INDENT": {
			const bracket = /end with a ([}\]])/.exec(fault.message)?.[1];
			if (bracket) return at("does not close", text.lastIndexOf(bracket === "}" ? "{" : "[", offset));
			return at(slip ?? "other indent");
		}
		case "MISSING_CHAR": {
			if (slip) return at(slip);
			const quote = openQuote(document, text);
			if (quote !== null) return at("does not close", quote);
			return at(/map values/.test(fault.message) ? "no colon" : "other indent");
		}
		default: {
			if (slip) return at(slip);
			if (/flow-(?:map|seq)-end/.test(fault.message)) return at("closes too often");
			if (/^Unexpected scalar at node end/.test(fault.message) && /^\s*(?:- |\w+:(?:\s|$))/.test(line)) {
				return at("other indent");
			}
			return { problem: { kind: "no YAML", reason: fault.message }, offset };
		}
	}
}

/** Where a text in quotation marks begins that does not end in one: the parser names the end of the file. */
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

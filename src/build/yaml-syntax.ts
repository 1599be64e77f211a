import { type Document, visit, type YAMLParseError } from "yaml";

/** What is wrong with a text that is no YAML. */
interface SyntaxFault {
	sentence: string;
	/** Line of the fault, counted from 1. */
	line: number;
}

const curly = "The quotation marks are curly, as a word processor writes them. Write straight ones.";
const star = "A text that begins with * needs quotation marks. Facts take no bold or italic letters.";
const colon = 'A text with a colon in it needs quotation marks around it, such as "Renewal: automatic".';

/** What is wrong with a file that is no YAML, for an author; `named` is the line that the parser gives, counted from 1. */
export function syntaxFault(fault: YAMLParseError, text: string, named: number): SyntaxFault {
	const lines = text.split("\n");
	const line = lines[named - 1] ?? "";
	const at = (sentence: string): SyntaxFault => ({ sentence, line: named });
	const slip = slipIn(line);
	switch (fault.code) {
		case "DUPLICATE_KEY":
			return at("This key stands twice. Remove one of the two.");
		case "TAB_AS_INDENT":
			return at("The line begins with a tab. Indent it with spaces, two a step.");
		case "BAD_SCALAR_START":
			return at("A text that begins with a sign such as @ or ` needs quotation marks around it.");
		case "BLOCK_AS_IMPLICIT_KEY":
			if (slip) return at(slip);
			// Two colons in one line are a text with one; else it is the line's depth.
			return at(
				/: .*: /.test(line)
					? colon
					: "This line, or the one below it, is indented otherwise than its neighbors. What belongs together begins under each other.",
			);
		case "MISSING_CHAR": {
			if (slip) return at(slip);
			const open = lines.findIndex((each) => (each.replace(/\\"/g, "").match(/"/g)?.length ?? 0) % 2 === 1);
			// The parser names the end of the file for a quotation mark that nothing closes.
			const isQuote = fault.message.includes("quote") && open >= 0;
			return {
				sentence: "A quotation mark or a bracket opens here and does not close.",
				line: isQuote ? open + 1 : named,
			};
		}
		default: {
			const reason = fault.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "") ?? "";
			return at(slip ?? `This is not YAML: ${reason}. Check quotation marks, colons and indentation.`);
		}
	}
}

/** A slip that the parser's own words do not name; null when the line shows none. */
function slipIn(line: string): string | null {
	const value = /^\s*(?:- )?(?:\w+:\s+)?(.*)$/.exec(line)?.[1] ?? "";
	if (/^[“”„‘’]/.test(value)) return curly;
	if (/^\*/.test(value)) return star;
	if (/^\s*-[^\s-]/.test(line)) return "A space is missing after the hyphen that begins the entry.";
	if (/^\s*(?:- )?\w+:[^\s]/.test(line)) return "A space is missing after the colon.";
	if (/^'/.test(value)) return "An apostrophe ends a text in single quotation marks. Put the text in double ones.";
	if (/^\{\w+\}/.test(value)) return 'A text that begins with a brace needs quotation marks, such as "{rate} of fees".';
	if (/^".*".*"/.test(value)) return 'A quotation mark inside a text in quotation marks is written \\".';
	return null;
}

/** Texts that are YAML and yet not what their author meant, with the offset of each. */
export function misquotedTexts(document: Document): { sentence: string; offset: number }[] {
	const found: { sentence: string; offset: number }[] = [];
	visit(document, {
		Alias: (_, node) => {
			if (node.resolve(document) !== undefined) return;
			found.push({ sentence: star, offset: node.range?.[0] ?? 0 });
		},
		Scalar: (_, { type, value, range }) => {
			// The page would show them. Who wants that puts straight ones around.
			if (type === "PLAIN" && typeof value === "string" && /^[“”„‘’].*[“”‘’]$/.test(value)) {
				found.push({ sentence: curly, offset: range?.[0] ?? 0 });
			}
		},
	});
	return found;
}

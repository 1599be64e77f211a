import type { YamlProblems } from "./problems.ts";
import type { Words } from "./words.ts";

/** Sentences about texts that are no YAML, or are YAML and not what their author meant. */
export const yamlWords: Words<keyof YamlProblems> = {
	"key twice": () => "This key is written twice. Remove one of the two.",
	"tab as indent": () => "The line begins with a tab. Indent it with spaces, two a step.",
	"sign at the beginning": () => "A text that begins with a sign such as @ or ` needs quotation marks around it.",
	"colon in a text": () => 'A text with a colon in it needs quotation marks around it, such as "Renewal: automatic".',
	"other indent": () =>
		"This line, or the one below it, is indented otherwise than its neighbors. What belongs together begins under each other.",
	"does not close": () => "A quotation mark or a bracket opens here and does not close.",
	"curly quotes": () => "The quotation marks are curly, as a word processor writes them. Write straight ones.",
	"star at the beginning": () =>
		"A text that begins with * needs quotation marks. Facts take no bold or italic letters.",
	"no space after hyphen": () => "A space is missing after the hyphen that begins the entry.",
	"no space after colon": () => "A space is missing after the colon.",
	"apostrophe ends a text": () => "An apostrophe ends a text in single quotation marks. Put the text in double ones.",
	"brace at the beginning": () => 'A text that begins with a brace needs quotation marks, such as "{rate} of fees".',
	"quote inside quotes": () => 'A quotation mark inside a text in quotation marks is written \\".',
	"no YAML": ({ reason }) => `This is not YAML: ${reason}. Check quotation marks, colons and indentation.`,
};

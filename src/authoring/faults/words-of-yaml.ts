import type { YamlProblems } from "./problems.ts";
import type { Words } from "./words.ts";

/** Sentences about texts that are no YAML, or are YAML and not what their author meant. */
export const yamlWords: Words<keyof YamlProblems> = {
	"key twice": () => "This key is written twice. Remove one of the two.",
	"tab as indent": () => "The line begins with a tab. Indent it with spaces, two a step.",
	"sign at the beginning": () => "A text that begins with a sign such as @ > ! [ or ` needs quotation marks around it.",
	"colon in a text": () => 'A text with a colon in it needs quotation marks around it, such as "Renewal: automatic".',
	"other indent": () =>
		"This line, or the one below it, is indented otherwise than its neighbors, or the hyphen that begins an entry is missing. What belongs together begins under each other.",
	"does not close": () => "A quotation mark or a bracket opens here and does not close.",
	"curly quotes": () => "The quotation marks are curly, as a word processor writes them. Write straight ones.",
	"star at the beginning": () =>
		"A text that begins with * needs quotation marks. Facts take no bold or italic letters.",
	"no space after hyphen": () => "A space is missing after the hyphen that begins the entry.",
	"no space after colon": () => "A space is missing after the colon.",
	"apostrophe ends a text": () => "An apostrophe ends a text in single quotation marks. Put the text in double ones.",
	"brace at the beginning": () => 'A text that begins with a brace needs quotation marks, such as "{rate} of fees".',
	"quote inside quotes": () => 'A quotation mark inside a text in quotation marks is written \\".',
	"other hyphen": () => "An entry begins with a hyphen and a space (- ), not with another sign.",
	"text after quotes": () =>
		'The text goes on after its quotation marks. Put all of it into quotation marks, and write \\" for those inside.',
	"no colon": () =>
		"Each line here begins with its key and a colon, such as title: Process, and this one has none. A colon is missing, or the line goes on with the one above: then put both on one line.",
	"comma missing": () =>
		"Values in brackets are parted by a comma, such as { low: 20, high: 30 }, and one is missing here.",
	"closes too often": () => "A bracket closes here that does not open.",
	"unseen sign": () =>
		"Here is a space that is none, as word processors and web pages have it, or a sign that nobody sees. Delete it and type the space again.",
	"note in a text": () =>
		"What follows # is a note and is not shown. A text with # in it needs quotation marks; a note has a space after its #.",
	"two versions": () =>
		"Git has left two versions here, yours and a colleague’s, between lines of <<<<<<<, ======= and >>>>>>>. Keep one of them, and delete the other with these lines.",
	"point between thousands": ({ written, read }) =>
		`${written} is read as ${read}. Write a number without a point between its thousands, such as ${written.replace(".", "")}, or without zeros at its end.`,
	"no YAML": ({ reason }) => `This is not YAML: ${reason}. Check quotation marks, colons and indentation.`,
};

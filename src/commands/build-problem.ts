import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Lines of the tools' output that tell an author nothing: progress, warnings, stack traces, places in our own code. */
const noise = [
	/^\s+at /,
	/^\s*(Location|Hint|Error reference|Stack trace):/,
	/^\s*(https:\/\/docs\.astro\.build|See https:|This issue often occurs)/,
	/^\s*(src\/|node_modules\/|dist\/)\S+:\d+:\d+$/,
	/^[├└]─|^\s*[├└]─ (?!.*\[ERROR\])/,
	/^\[(?!ERROR|\w*Error\])[^\]]+\] (?!.*\berror\b)/,
	/unhandled error occurred|Build failed in|Caught error rendering/,
	/^\s*prerendering static routes\s*$|^✓/,
	// The drawing of a bundler's message: frames, carets and who imported whom; its line of code says which file is missing.
	/^\s*(╭─|│|╰|─+╯|\d+ │(?! import ))/,
];

/** The part of a failed build's output that says what is wrong, with paths seen from the project's root. */
export function readable(output: string, root: string): string {
	const lines = stripVTControlCharacters(output)
		.replaceAll(`${root}/`, "")
		.split("\n")
		.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ""));
	const place = lines.map((line) => /^\s*(content\/\S+?):(\d+):\d+$/.exec(line)).find((match) => match !== null);
	const [, file = "", line = ""] = place ?? [];
	const written =
		file && existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8").split("\n")[Number(line) - 1] : "";
	const warned = lines.findLastIndex((line) => line.startsWith("[WARN]"));
	const failed = lines.findIndex((line) => /\[ERROR\]|^\[\w+Error\]/.test(line));
	const said = lines
		.slice(failed < 0 ? 0 : failed > warned ? Math.max(failed, warned + 1) : failed)
		.map((line) => line.replace(/^.*\[ERROR\] (\[[\w-]+\] )?/, "").replace(/^Error: /, ""))
		.filter((line) => line.trim() !== "" && !noise.some((pattern) => pattern.test(line)))
		.map((line) => plainly(line.trim(), written));
	const sentences = [...new Set(said)].filter((line) => !/^content\/\S+:\d+:\d+$/.test(line));
	const named = sentences.some((line) => /^content\/\S+:\d+: /.test(line));
	const where = place
		? `${file}:${lineOfPicture(sentences[0] ?? "", join(root, file)) ?? Math.max(1, Number(line))}`
		: whereWritten(sentences[0] ?? "", root);
	return `${where && !named ? `${where}: ` : ""}${sentences.join("\n")}`;
}

/** A tool's words in an author's: front matter that a schema or YAML refuses, braces and tags that do not close. */
function plainly(line: string, written: string | undefined): string {
	if (/^\[InvalidContentEntryDataError\]/.test(line))
		return "The lines between --- at the top of the page are not as they should be.";
	if (/^unexpected end of the stream|^(bad|can not|cannot) .*(mapping|indentation|read)/i.test(line)) {
		return `The lines between --- at the top of the page are not YAML: ${line}. Check quotation marks, colons and brackets.`;
	}
	const unknown = /^\**: Unrecognized keys?: (.+)$/.exec(line)?.[1];
	if (unknown) return `${unknown} cannot stand there. Check the spelling or remove the line.`;
	const [, key, fault] = /^\**(\w+)\**: \**\w+: (.+)$/.exec(line.replaceAll("**", "")) ?? [];
	if (key && fault) return `${key}: ${fault === "Required" ? `missing. Write "${key}: …" there.` : fault}`;
	const picture = /^\d+ │ import \w+ from "(.+)";$/.exec(line)?.[1];
	if (picture) return `There is no file ${picture}. Correct its name, or put the file there.`;
	return markupFault(line.replace(/^\d+:\d+: /, "").replace(/ \(mdx-jsx:.*\)$/, ""), written) ?? line;
}

/**
 * What the parser of pages says of tags, braces and comments, with what to write instead; null when it says something else.
 * `written` is the line of the page that it names.
 */
export function markupFault(line: string, written = ""): string | null {
	if (/^(Unexpected|Expected|Could not parse)\b/.test(line) && /<[^>]*=\s*[“”„‘’]/.test(written)) {
		return 'The quotation marks in a component are curly, as a word processor writes them. Write straight ones: <Share of="reseller" />.';
	}
	const unclosed = /^Expected a closing tag for `<(\w+)>`/.exec(line)?.[1];
	if (unclosed) return `<${unclosed}> does not end. Write a slash before its last bracket: <${unclosed} … />.`;
	if (/^Unexpected character `!`.*comment in MDX/.test(line))
		return "A comment is written {/* like this */} in a page.";
	if (/^Unexpected character after `<`/.test(line)) {
		return "A component is not written to its end, such as <Share />: it closes its quotation marks and ends in />. A bracket that is only a sign is written &lt;.";
	}
	if (/closing brace for `\{`/.test(line))
		return "A brace opens here and does not close. One that is only a sign is written \\{.";
	if (/^(Unexpected|Expected|Could not parse)\b.*(tag|expression|character|attribute)/.test(line)) {
		return `${line.replace(/\.$/, "")}. Check the brackets and quotation marks of the components near this line.`;
	}
	return null;
}

/** The line of a page that shows the picture a sentence says is missing: the tools name a line of what they made of the page. */
function lineOfPicture(sentence: string, file: string): number | undefined {
	const picture = /^There is no file (\S+)\. /.exec(sentence)?.[1];
	if (!picture || !existsSync(file)) return undefined;
	const at = readFileSync(file, "utf8")
		.split("\n")
		.findIndex((text) => text.includes(picture));
	return at < 0 ? undefined : at + 1;
}

/** Where a page writes the value that a component's sentence names first in quotation marks; empty when no page does. */
function whereWritten(sentence: string, root: string): string {
	const value = /"([^"]+)"/.exec(sentence)?.[1];
	const folder = join(root, "content");
	if (!value || !existsSync(folder)) return "";
	for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
		/\.mdx?$/.test(name),
	)) {
		const lines = readFileSync(join(folder, file), "utf8").split("\n");
		const at = lines.findIndex((line) => line.includes(`="${value}"`));
		if (at >= 0) return `content/${file}:${at + 1}`;
	}
	return "";
}

import type { Fault } from "#authoring/faults/fault.ts";
import type { Problem } from "#authoring/faults/problems.ts";

/**
 * What the parser of pages could not read: tags, braces and comments. It gives its reason and the place in one text and nothing else
 * ("5:24: Expected a closing tag for `<Share>` … (mdx-jsx:end-tag)"), so this is the one place that takes such a text apart.
 */
export function markupFault({ message }: Error, file: string, source: string): Fault {
	const [, line = "1", column = "1", said = message] = /^(\d+):(\d+): ([\s\S]+)$/.exec(message) ?? [];
	const reason = (said.split("\n")[0] ?? "").replace(/ \(mdx-jsx:.*\)$/, "");
	const written = source.split("\n")[Number(line) - 1] ?? "";
	return { file, line: Number(line), column: Number(column), problem: problemOf(reason, written) };
}

function problemOf(reason: string, written: string): Problem {
	if (/<[^>]*=\s*[“”„‘’]/.test(written)) return { kind: "curly quotes in a tag" };
	const unclosed = /^Expected a closing tag for `<(\w+)>`/.exec(reason)?.[1];
	if (unclosed) return { kind: "tag not closed", name: unclosed };
	const opener = /^Unexpected closing tag `<\/([\w.]+)>`, expected an open tag/.exec(reason)?.[1];
	if (opener) return { kind: "tag not opened", name: opener };
	const address = /<((?:https?:\/\/|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/.exec(written)?.[1];
	if (address && /^Unexpected character/.test(reason)) return { kind: "address in brackets", address };
	if (/^Unexpected character `!`.*comment in MDX/.test(reason)) return { kind: "comment of HTML" };
	if (/^Unexpected character after `<`/.test(reason)) return { kind: "tag not finished" };
	if (/closing brace for `\{`/.test(reason)) return { kind: "brace not closed" };
	if (/^Could not parse expression/.test(reason)) return { kind: "braces not read" };
	if (/^Could not parse esm/.test(reason)) return { kind: "word of programs" };
	return { kind: "markup", reason };
}

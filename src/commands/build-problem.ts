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
];

/** The part of a failed build's output that says what is wrong, with paths seen from the project's root. */
export function readable(output: string, root: string): string {
	const lines = stripVTControlCharacters(output)
		.replaceAll(`${root}/`, "")
		.split("\n")
		.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ""));
	const place = lines.map((line) => /^\s*(content\/\S+?):(\d+):\d+$/.exec(line)).find((match) => match !== null);
	const warned = lines.findLastIndex((line) => line.startsWith("[WARN]"));
	const failed = lines.findIndex((line) => /\[ERROR\]|^\[\w+Error\]/.test(line));
	const said = lines
		.slice(failed < 0 ? 0 : failed > warned ? Math.max(failed, warned + 1) : failed)
		.map((line) => line.replace(/^.*\[ERROR\] (\[[\w-]+\] )?/, "").replace(/^Error: /, ""))
		.filter((line) => line.trim() !== "" && !noise.some((pattern) => pattern.test(line)))
		.map((line) => plainly(line.trim()));
	const sentences = [...new Set(said)].filter((line) => !/^content\/\S+:\d+:\d+$/.test(line));
	const named = sentences.some((line) => /^content\/\S+:\d+: /.test(line));
	const where = place ? `${place[1]}:${Math.max(1, Number(place[2]))}` : whereWritten(sentences[0] ?? "", root);
	return `${where && !named ? `${where}: ` : ""}${sentences.join("\n")}`;
}

/** A tool's words in an author's: front matter that a schema or YAML refuses, braces and tags that do not close. */
function plainly(line: string): string {
	if (/^\[InvalidContentEntryDataError\]/.test(line))
		return "The lines between --- at the top of the page are not as they should be.";
	if (/^unexpected end of the stream|^(bad|can not|cannot) .*(mapping|indentation|read)/i.test(line)) {
		return `The lines between --- at the top of the page are not YAML: ${line}. Check quotation marks, colons and brackets.`;
	}
	const [, key, fault] = /^\**(\w+)\**: \**\w+: (.+)$/.exec(line.replaceAll("**", "")) ?? [];
	if (/^\d+:\d+: .* \(mdx-jsx:/.test(line)) return line.replace(/^\d+:\d+: /, "").replace(/ \(mdx-jsx:.*\)$/, ".");
	return key && fault ? `${key}: ${fault === "Required" ? `missing. Write "${key}: …" there.` : fault}` : line;
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

import {
	type Document,
	isCollection,
	isMap,
	isNode,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	visit,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import type { Difference } from "./differences.ts";
import { spliceBracketedList, spliceBracketedMap } from "./splice-brackets.ts";
import { asItem, asPair, inBrackets, likeScalar } from "./write-values.ts";

/** A text with the stretch from `from` to `to` written anew. */
export function replaced(text: string, from: number, to: number, by: string): string {
	return text.slice(0, from) + by + text.slice(to);
}

export function yamlRange(node: unknown): readonly [number, number] | null {
	return isNode(node) && node.range ? [node.range[0], node.range[1]] : null;
}

/** The text after one difference, with as few signs changed as can be; null where no single place can be changed. */
export function splice(text: string, document: Document, difference: Difference): string | null {
	const { path } = difference;
	const last = path.at(-1);
	const node = path.length > 0 ? document.getIn(path, true) : document.contents;
	if (difference.kind === "set") return set(text, document, node, difference.value);
	const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
	if (last === undefined) return null;
	if (isSeq(parent)) {
		return parent.flow
			? spliceBracketedList(text, parent, difference, Number(last))
			: spliceList(text, parent, difference, Number(last));
	}
	if (isMap(parent)) {
		return parent.flow
			? spliceBracketedMap(text, parent, difference, String(last))
			: spliceMap(text, parent, difference, String(last));
	}
	return null;
}

function set(text: string, document: Document, node: unknown, value: unknown): string | null {
	const range = yamlRange(node);
	if (!range) return null;
	const isPlain = typeof value !== "object" || value === null;
	if (isScalar(node) && isPlain) {
		const [from, to] = range;
		const written = likeScalar(value, node, isInBrackets(document, node));
		if (from < to) return replaced(text, from, to, written);
		// An empty value: the key's colon, or a hyphen, has nothing behind it.
		return replaced(text, from, to, text[from - 1] === " " ? written : ` ${written}`);
	}
	const written = inBrackets(value);
	if (isScalar(node) || (isCollection(node) && node.flow)) return replaced(text, range[0], range[1], written);
	const kept = text.slice(range[0], range[1]);
	return replaced(text, range[0], range[0] + kept.trimEnd().length, written);
}

function isInBrackets(document: Document, node: Node): boolean {
	const range = yamlRange(node);
	let found = false;
	visit(document, {
		Collection: (_, collection) => {
			const outer = yamlRange(collection);
			if (range && outer && collection.flow && outer[0] <= range[0] && outer[1] >= range[1]) found = true;
		},
	});
	return found;
}

function spliceList(text: string, list: YAMLSeq, difference: Difference, index: number): string | null {
	const ranges = list.items.map(yamlRange);
	if (difference.kind === "remove") {
		const range = ranges[index];
		if (!range) return null;
		if (list.items.length === 1) {
			const whole = yamlRange(list);
			return whole && replaced(text, whole[0], whole[0] + text.slice(...whole).trimEnd().length, "[]");
		}
		return withoutLines(text, lineStart(text, range[0]), contentEnd(text, range));
	}
	if (difference.kind !== "add") return null;
	const first = ranges[0];
	const before = ranges[index - 1];
	if (!first) return null;
	const indent = " ".repeat(indentOf(text, first[0]));
	const item = asItem(difference.value, list.items[0], indent);
	const next = ranges[index];
	// A list whose entries have blank lines between them gets one more.
	const second = ranges[1];
	const blank = second && /\n[ \t]*\r?\n[ \t]*-\s*$/.test(text.slice(first[0], second[0])) ? "\n" : "";
	if (before) {
		const at = contentEnd(text, before);
		return withLines(text, at, `${blank}${item}`);
	}
	if (!next) return null;
	return replaced(
		text,
		lineStart(text, next[0]),
		lineStart(text, next[0]),
		`${item}${lineBreak(text)}${blank && lineBreak(text)}`,
	);
}

function spliceMap(text: string, map: YAMLMap, difference: Difference, key: string): string | null {
	const index = map.items.findIndex((pair) => keyOf(pair) === key);
	if (difference.kind === "remove") {
		const pair = map.items[index];
		const start = yamlRange(pair?.key)?.[0];
		if (!pair || start === undefined || map.items.length < 2) return null;
		const next = yamlRange(map.items[index + 1]?.key)?.[0];
		// The first key may be behind a hyphen, so the next one takes its place.
		if (index === 0) return next === undefined ? null : replaced(text, start, next, "");
		return withoutLines(text, lineStart(text, start), pairEnd(text, pair));
	}
	if (difference.kind !== "add") return null;
	const before = map.items[Math.min(map.items.length, difference.at) - 1] ?? map.items.at(-1);
	const start = yamlRange(before?.key)?.[0];
	if (!before || start === undefined) return null;
	const indent = " ".repeat(start - lineStart(text, start));
	const lines = asPair(key, difference.value)
		.split("\n")
		.map((line) => indent + line);
	return withLines(text, pairEnd(text, before), lines.join("\n"));
}

export function keyOf(pair: Pair): string {
	return isScalar(pair.key) ? String(pair.key.value) : "";
}

function pairEnd(text: string, pair: Pair): number {
	const range = yamlRange(pair.value) ?? yamlRange(pair.key);
	return range ? contentEnd(text, range) : text.length;
}

/** Where the last line of a value's own text ends, before its line break; a note behind it on that line is part of it. */
function contentEnd(text: string, [from, to]: readonly [number, number]): number {
	const end = from + text.slice(from, to).trimEnd().length;
	const lineEnd = text.indexOf("\n", Math.max(end, from));
	const whole = lineEnd < 0 ? text.length : lineEnd;
	return text[whole - 1] === "\r" ? whole - 1 : whole;
}

function lineStart(text: string, at: number): number {
	return text.lastIndexOf("\n", at - 1) + 1;
}

function indentOf(text: string, at: number): number {
	return /^ */.exec(text.slice(lineStart(text, at)))?.[0].length ?? 0;
}

function lineBreak(text: string): string {
	return text.includes("\r\n") ? "\r\n" : "\n";
}

function withLines(text: string, at: number, lines: string): string {
	return replaced(text, at, at, lineBreak(text) + lines.replaceAll("\n", lineBreak(text)));
}

/** Without whole lines, and without one of the two blank lines that would meet. */
function withoutLines(text: string, from: number, to: number): string {
	const after = text.slice(to).replace(/^\r?\n/, "");
	const before = text.slice(0, from);
	const meets = /(^|\n)[ \t]*\r?\n$/.test(before) && /^([ \t]*\r?\n|$)/.test(after);
	return before + (meets ? after.replace(/^[ \t]*\r?\n/, "") : after);
}

import { Document, isMap, isSeq, type Scalar, stringify } from "yaml";
import { type Dictionary, isDictionary } from "./differences.ts";

/** A value in one line between brackets, such as `{ low: 20, high: 30 }`. */
export function inBrackets(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(inBrackets).join(", ")}]`;
	if (isDictionary(value)) {
		const pairs = Object.entries(value).map(([key, inner]) => `${keyText(key)}: ${inBrackets(inner)}`);
		return pairs.length > 0 ? `{ ${pairs.join(", ")} }` : "{}";
	}
	const list = new Document([value], { version: "1.2" });
	if (isSeq(list.contents)) list.contents.flow = true;
	return list
		.toString({ lineWidth: 0, flowCollectionPadding: false })
		.trim()
		.replace(/^\[\s*|,?\s*\]$/g, "");
}

/** A text, number, yes or no as it is written after a key. */
export function onItsLine(value: unknown): string {
	if (typeof value === "string" && /[\n\r]/.test(value)) return JSON.stringify(value);
	return stringify(value, { lineWidth: 0 }).trimEnd();
}

function keyText(key: string): string {
	return inBrackets(key);
}

/** A scalar with the quotation marks of the one whose place it takes. */
export function likeScalar(value: unknown, old: Scalar, isInBrackets: boolean): string {
	const plain = isInBrackets ? inBrackets(value) : onItsLine(value);
	if (typeof value !== "string") return plain;
	// A sign that only an escape can write needs double quotation marks.
	const printable = !/[\p{Cc}\u2028\u2029\ufeff]/u.test(value);
	if (old.type === "QUOTE_DOUBLE") return JSON.stringify(value);
	if (old.type === "QUOTE_SINGLE" && printable) return `'${value.replaceAll("'", "''")}'`;
	if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED") return JSON.stringify(value);
	return printable ? plain : JSON.stringify(value);
}

/** An entry of a list, line by line, in the style of the list's first entry. */
export function asItem(value: unknown, sample: unknown, indent: string): string {
	if (!isDictionary(value) || Object.keys(value).length === 0) {
		return `${indent}- ${Array.isArray(value) || isDictionary(value) ? inBrackets(value) : onItsLine(value)}`;
	}
	if (isMap(sample) && sample.flow) return `${indent}- ${inBrackets(value)}`;
	const bracketed = new Set(
		isMap(sample) ? sample.items.filter(({ value: inner }) => isFlow(inner)).map(({ key }) => String(key)) : [],
	);
	const lines = asPairs(value, bracketed);
	return lines.map((line, at) => `${indent}${at === 0 ? "- " : "  "}${line}`).join("\n");
}

function isFlow(node: unknown): boolean {
	return (isMap(node) || isSeq(node)) && node.flow === true;
}

/** The lines of a group of keys; nested lists get lines of their own unless their key is written in brackets elsewhere. */
function asPairs(value: Dictionary, bracketed: ReadonlySet<string>): string[] {
	return Object.entries(value).flatMap(([key, inner]) => asPair(key, inner, bracketed.has(key)).split("\n"));
}

/** A key with its value, as lines that begin at the same column. */
export function asPair(key: string, value: unknown, isBracketed = false): string {
	if (Array.isArray(value) && value.length > 0 && !isBracketed) {
		const items = value.map((item) => (isDictionary(item) || Array.isArray(item) ? inBrackets(item) : onItsLine(item)));
		return `${keyText(key)}:\n${items.map((item) => `  - ${item}`).join("\n")}`;
	}
	const inline = isDictionary(value) || Array.isArray(value) ? inBrackets(value) : onItsLine(value);
	return `${keyText(key)}: ${inline}`;
}

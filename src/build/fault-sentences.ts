import { type Document, isMap, isScalar } from "yaml";
import * as z from "zod";

/**
 * What a schema refuses, as a sentence for an author: the key and its entry, what it must be, what it is, what it means.
 * An issue of a union becomes that of the form which the value comes closest to.
 */
export function sentenceOf(issue: z.core.$ZodIssue, document: Document, schema: z.ZodType): string {
	const close = closestIssue(issue);
	const received = document.getIn(close.path);
	const key = nameOf(close.path, document);
	const meaning = meaningOf(close.path, schema);
	const says = meaning ? ` Meaning: ${meaning.replace(/\.$/, "")}.` : "";
	if (received === undefined) return `${key} is missing.${says}`;
	const shown = received === null || typeof received !== "object" ? ` It is ${written(close.path, document)}.` : "";
	return `${key} ${expectation(close, received)}.${shown}${noteOf(close.path, document)}${says}`;
}

/** What became of a text that begins with #, or has one after a space: YAML takes it for a note to readers. */
function noteOf(path: readonly PropertyKey[], document: Document): string {
	const node = document.getIn(path, true);
	return isScalar(node) && node.value === null && node.comment
		? " What stands after # is a note and no value; a text with # in it needs quotation marks."
		: "";
}

/** A key that a schema does not know, with those that it knows. */
export function unknownKeySentence(
	path: readonly PropertyKey[],
	name: string,
	document: Document,
	schema: z.ZodType,
): string {
	if (/^\d+$/.test(name)) {
		return `${nameOf(path, document)} has a comma inside a number. Decimals stand after a point, such as 20.5.`;
	}
	const known = schemasAt(path, schema).flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : []));
	const names = known.length > 0 ? ` These are: ${[...new Set(known)].join(", ")}.` : "";
	return `${nameOf([...path, name], document)} is not a key here. Check the spelling or remove it.${names}`;
}

function closestIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
	if (issue.code !== "invalid_union" || issue.errors.length === 0) return issue;
	const forms = issue.errors.map((issues) =>
		issues.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
	);
	// A form whose own parts are wrong was meant; one that is of another kind altogether was not.
	const meant = forms.filter((issues) => issues.every(({ path }) => path.length > issue.path.length));
	const [first] = meant.toSorted((a, b) => a.length - b.length)[0] ?? [];
	return first ? closestIssue(first) : issue;
}

/** "share.low of entry 3 (reseller)": the key, and the entry of the list that has it by the name a person would give it. */
function nameOf(path: readonly PropertyKey[], document: Document): string {
	const at = path.findLastIndex((part) => typeof part === "number");
	if (at < 0) return path.length > 0 ? path.map(String).join(".") : "The file";
	const number = Number(path[at]) + 1;
	const entry = document.getIn(path.slice(0, at + 1), true);
	const name = isMap(entry) ? [entry.get("key"), entry.get("tier"), entry.get("name")].find(isText) : undefined;
	const list = path.slice(0, at).filter((part) => typeof part === "string");
	const of = `entry ${number}${name ? ` (${name})` : ""}${list.length > 0 ? ` of ${list.join(".")}` : ""}`;
	const rest = path.slice(at + 1).map(String);
	return rest.length > 0 ? `${rest.join(".")} of ${of}` : `E${of.slice(1)}`;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

const kinds: Record<string, string> = {
	string: "a text",
	number: "a number, without a unit or a sign",
	int: "a whole number",
	boolean: "true or false",
	array: "a list, each entry on a line that begins with a hyphen",
	object: 'a group of keys, such as "{ low: 1, high: 2 }"',
	record: "a group of keys",
};

function expectation(issue: z.core.$ZodIssue, received: unknown): string {
	switch (issue.code) {
		case "invalid_type":
			if (issue.expected === "string" && typeof received === "number")
				return "must be a text: put it in quotation marks";
			if (issue.expected === "number" && typeof received === "string" && /^\d+([.,]\d+)+$/.test(received))
				return "must be a number as 5.9 or 24356: decimals after a point, nothing between thousands";
			return `must be ${kinds[issue.expected] ?? issue.expected}`;
		case "too_big":
			return issue.origin === "array"
				? `must have ${amount(issue, issue.maximum, "at most")}`
				: `must be at most ${issue.maximum}`;
		case "too_small":
			if (issue.origin === "string") return "must not be empty";
			if (issue.origin === "array") return `must have ${amount(issue, issue.minimum, "at least")}`;
			return issue.inclusive ? `must be at least ${issue.minimum}` : `must be more than ${issue.minimum}`;
		case "not_multiple_of":
			return issue.divisor < 1 ? "may have 2 decimals at most" : "must be a whole number";
		case "invalid_value":
			return `must be ${issue.values.length > 1 ? "one of " : ""}${issue.values.join(", ")}`;
		case "invalid_union":
			return "is not of a form that can stand here";
		case "invalid_format":
			if (issue.format === "date") return "must be a day as year-month-day, such as 2024-12-21";
			if (issue.format === "email") return "must be an e-mail address";
			return `is not written as it should be: ${issue.message}`;
		default:
			return `cannot be used: ${issue.message}`;
	}
}

function amount(issue: { exact?: boolean | undefined }, count: number | bigint, bound: string): string {
	return `${issue.exact ? "exactly" : bound} ${count} ${Number(count) === 1 ? "entry" : "entries"}`;
}

/** A value as its author wrote it, so that 1.0 is not shown as 1. */
function written(path: readonly PropertyKey[], document: Document): string {
	const node = path.length > 0 ? document.getIn(path, true) : document.contents;
	if (isScalar(node)) return node.value === null ? "empty" : (node.source ?? JSON.stringify(node.value));
	return "empty";
}

/** The description of a key, from the schema that declares it. */
function meaningOf(path: readonly PropertyKey[], schema: z.ZodType): string | undefined {
	return schemasAt(path, schema).find((part) => part.description)?.description;
}

/** Every schema that may stand at a path: unions have several. */
function schemasAt(path: readonly PropertyKey[], schema: z.ZodType): z.ZodType[] {
	let parts = optionsOf(schema);
	for (const step of path) {
		parts = parts.flatMap((part) => {
			const inner =
				typeof step === "number"
					? part instanceof z.ZodArray && part.element
					: part instanceof z.ZodObject
						? part.shape[String(step)]
						: part instanceof z.ZodRecord && part.valueType;
			return inner instanceof z.ZodType ? optionsOf(inner) : [];
		});
	}
	return parts;
}

function optionsOf(schema: z.ZodType): z.ZodType[] {
	if (schema instanceof z.ZodUnion) {
		return [schema, ...schema.options.flatMap((option) => (option instanceof z.ZodType ? optionsOf(option) : []))];
	}
	if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
		const inner = schema.unwrap();
		return [schema, ...(inner instanceof z.ZodType ? optionsOf(inner) : [])];
	}
	return [schema];
}

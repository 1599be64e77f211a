import { type Document, isMap, isScalar } from "yaml";
import * as z from "zod";
import type { Path } from "#authoring/faults/fault.ts";
import type { Problem, ValueName, Wanted } from "#authoring/faults/problems.ts";
import { textTakenForMore } from "./misread.ts";

/** What is wrong with a value, at the path of the value, or at a key of it. */
interface ValueProblem {
	path: Path;
	/** The key that is meant, where the path leads to the group that has it. */
	key?: string;
	problem: Problem;
}

/**
 * What a schema refuses: the key and its entry, what it must be, what it is, what it means. An issue of a union becomes that of the
 * form which the value comes closest to.
 */
export function problemsOf(issue: z.core.$ZodIssue, document: Document, schema: z.ZodType): ValueProblem[] {
	const path = pathOf(issue.path);
	if (issue.code === "unrecognized_keys") {
		return issue.keys.map((key) => ({ path, key, problem: unknownKey(path, key, document, schema) }));
	}
	const close = closestIssue(issue);
	const at = pathOf(close.path);
	const received = document.getIn(at);
	const value = nameOf(at, document);
	const meaning = meaningOf(at, schema) ?? null;
	if (received === undefined) return [{ path: at, problem: { kind: "value missing", value, meaning } }];
	const wanted = wantedOf(close, received);
	const wasText = wanted.kind === "type" && wanted.type === "string";
	const taken = wasText ? textTakenForMore(document.getIn(at, true)) : null;
	if (taken) return [{ path: at, problem: taken }];
	const problem: Problem = {
		kind: "value refused",
		value,
		wanted,
		written: received === null || typeof received !== "object" ? writtenAt(at, document) : null,
		isNote: isNote(at, document),
		meaning,
	};
	return [{ path: at, problem }];
}

/** Keys of YAML are texts, and places in lists are numbers. */
function pathOf(path: readonly PropertyKey[]): Path {
	return path.map((part) => (typeof part === "number" ? part : String(part)));
}

/** Whether a text begins with #, or has one after a space: YAML takes it for a note to readers. */
function isNote(path: Path, document: Document): boolean {
	const node = document.getIn(path, true);
	return isScalar(node) && node.value === null && Boolean(node.comment);
}

/** A key that a schema does not know, with those that it knows. */
function unknownKey(path: Path, key: string, document: Document, schema: z.ZodType): Problem {
	if (/^\d+$/.test(key)) return { kind: "comma in a number", value: nameOf(path, document) };
	const known = schemasAt(path, schema).flatMap((part) => (part instanceof z.ZodObject ? Object.keys(part.shape) : []));
	return { kind: "unknown key", value: nameOf([...path, key], document), known: [...new Set(known)] };
}

/** A value by its path, and by what a person would call the entry of the last list that leads to it. */
function nameOf(path: Path, document: Document): ValueName {
	const at = path.findLastIndex((part) => typeof part === "number");
	const entry = at < 0 ? undefined : document.getIn(path.slice(0, at + 1), true);
	const name = isMap(entry) ? [entry.get("key"), entry.get("tier"), entry.get("name")].find(isText) : undefined;
	return { path, entry: name ?? null };
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

function isText(value: unknown): value is string {
	return typeof value === "string";
}

function wantedOf(issue: z.core.$ZodIssue, received: unknown): Wanted {
	switch (issue.code) {
		case "invalid_type":
			if (issue.expected === "string" && typeof received === "number") return { kind: "quoted text" };
			if (/^(?:number|int)$/.test(issue.expected) && typeof received === "string") {
				// Only quotation marks make a text of it.
				if (/^-?\d+(?:\.\d+)?$/.test(received)) return { kind: "number without quotation marks" };
				if (/^\d+(?:[.,'’ ]\d+)+$/.test(received)) return { kind: "plain number" };
			}
			return { kind: "type", type: issue.expected };
		case "too_big":
			return issue.origin === "array"
				? { kind: "entries", bound: issue.exact ? "exactly" : "at most", count: Number(issue.maximum) }
				: { kind: "limit", bound: "at most", value: Number(issue.maximum) };
		case "too_small":
			if (issue.origin === "string") return { kind: "some text" };
			if (issue.origin === "array") {
				return { kind: "entries", bound: issue.exact ? "exactly" : "at least", count: Number(issue.minimum) };
			}
			return { kind: "limit", bound: issue.inclusive ? "at least" : "more than", value: Number(issue.minimum) };
		case "not_multiple_of":
			return { kind: issue.divisor < 1 ? "two decimals" : "whole number" };
		case "invalid_value":
			return { kind: "one of", values: issue.values.map(String) };
		case "invalid_union":
			// What Zod says where the schema says nothing of its own.
			return issue.message === "Invalid input" ? { kind: "another form" } : { kind: "rule", rule: issue.message };
		case "invalid_format":
			if (issue.format === "date") return { kind: "day" };
			if (issue.format === "email") return { kind: "email" };
			return { kind: "pattern", rule: issue.message };
		default:
			return { kind: "rule", rule: issue.message };
	}
}

/** Of a longer value only the beginning is shown, in characters. */
const longestShown = 100;

/** A value as its author wrote it, so that 1.0 is not shown as 1; "" when it is empty, null for a list or a group of keys. */
function writtenAt(path: Path, document: Document): string | null {
	const node = path.length > 0 ? document.getIn(path, true) : document.contents;
	if (node === null || node === undefined) return "";
	if (!isScalar(node)) return null;
	const written = node.value === null ? "" : (node.source ?? JSON.stringify(node.value));
	return written.length > longestShown ? `${written.slice(0, longestShown)}…` : written;
}

/** The description of a key, from the schema that declares it. */
function meaningOf(path: readonly PropertyKey[], schema: z.ZodType): string | undefined {
	return schemasAt(path, schema).find((part) => part.description)?.description;
}

/** Every schema that may hold at a path: unions have several. */
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

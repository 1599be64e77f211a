import * as z from "zod";
import { isEntry } from "#program/facts/fact-words.ts";

/** What a form asks for at one place of a file of facts. Made from the schema, so that the form never asks for anything else. */
export type Field =
	| { kind: "text"; long: boolean; nullable: boolean; hint: string }
	| { kind: "number"; whole: boolean; low: number | null; high: number | null; nullable: boolean; hint: string }
	| { kind: "choice"; values: readonly (string | number | boolean)[]; nullable: boolean; hint: string }
	| { kind: "yes"; hint: string }
	| { kind: "range"; whole: boolean; nullable: boolean; hint: string }
	| { kind: "group"; entries: readonly Entry[]; nullable: boolean; hint: string }
	| { kind: "list"; item: Field; least: number; most: number | null; nullable: boolean; hint: string }
	| { kind: "names"; hint: string }
	| { kind: "one of"; options: readonly { label: string; field: Field }[]; nullable: boolean; hint: string };

/** A key of a group. */
export interface Entry {
	key: string;
	optional: boolean;
	field: Field;
}

/** The form of a schema. Throws for a kind of schema that no form was written for: then a developer adds it here. */
export function fieldOf(schema: z.ZodType, nullable = false): Field {
	const hint = schema.description ?? "";
	if (schema instanceof z.ZodNullable) return withHint(fieldOf(typed(schema.unwrap()), true), hint);
	if (schema instanceof z.ZodOptional) return withHint(fieldOf(typed(schema.unwrap()), nullable), hint);
	if (schema instanceof z.ZodUnion) {
		const options = schema.options.map((option) => ({ label: labelOf(typed(option)), field: fieldOf(typed(option)) }));
		return { kind: "one of", options, nullable, hint };
	}
	if (schema instanceof z.ZodObject) return groupOf(schema, nullable, hint);
	if (schema instanceof z.ZodArray) {
		const { minimum, maximum } = boundsOf(schema);
		return { kind: "list", item: fieldOf(typed(schema.element)), least: minimum ?? 0, most: maximum, nullable, hint };
	}
	if (schema instanceof z.ZodRecord) return { kind: "names", hint };
	if (schema instanceof z.ZodEnum) return { kind: "choice", values: schema.options, nullable, hint };
	if (schema instanceof z.ZodLiteral)
		return { kind: "choice", values: [...schema.values].filter(isPlain), nullable, hint };
	if (schema instanceof z.ZodBoolean) return { kind: "yes", hint };
	if (schema instanceof z.ZodNumber) {
		const { minimum, maximum } = boundsOf(schema);
		return { kind: "number", whole: schema.format === "safeint", low: minimum, high: maximum, nullable, hint };
	}
	// Texts, and those of a form of their own: days, addresses.
	const isSentence =
		/\b(sentence|text|words|question|overview|line|requirements?|tagline|work)\b/i.test(hint) || hint === "";
	return { kind: "text", long: isSentence, nullable, hint };
}

function typed(schema: unknown): z.ZodType {
	if (schema instanceof z.ZodType) return schema;
	throw new Error("This part of the facts has a schema that no form was written for.");
}

function withHint(field: Field, hint: string): Field {
	return hint ? { ...field, hint } : field;
}

function isPlain(value: unknown): value is string | number | boolean {
	return ["string", "number", "boolean"].includes(typeof value);
}

function groupOf(schema: z.ZodObject, nullable: boolean, hint: string): Field {
	const entries = Object.entries(schema.shape).map(([key, inner]): Entry => {
		const part = typed(inner);
		return { key, optional: part instanceof z.ZodOptional, field: fieldOf(part) };
	});
	const [low, high, ...others] = entries;
	if (low?.key === "low" && high?.key === "high" && others.length === 0 && low.field.kind === "number") {
		return { kind: "range", whole: low.field.whole, nullable, hint };
	}
	return { kind: "group", entries, nullable, hint };
}

/** What an option of a union is called: its fixed value, "from … to …", or the keys that only it has. */
function labelOf(schema: z.ZodType): string {
	if (schema instanceof z.ZodLiteral) return String([...schema.values][0]);
	if (schema instanceof z.ZodObject) {
		const keys = Object.keys(schema.shape);
		if (keys.join() === "low,high") return "from … to …";
		const fixed = Object.values(schema.shape)
			.map((part) => (part instanceof z.ZodLiteral ? [...part.values] : part instanceof z.ZodEnum ? part.options : []))
			.find((values) => values.length > 0 && values.length < 4);
		return fixed ? fixed.join(" or ") : (keys[0] ?? "");
	}
	return schema instanceof z.ZodNumber ? "number" : "text";
}

function boundsOf(schema: z.ZodType): { minimum: number | null; maximum: number | null } {
	const json: Readonly<Record<string, unknown>> = { ...z.toJSONSchema(schema, { unrepresentable: "any" }) };
	const limit = (value: unknown) =>
		typeof value !== "number" || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
	return {
		minimum: limit(json.minimum ?? json.minItems ?? json.exclusiveMinimum),
		maximum: limit(json.maximum ?? json.maxItems),
	};
}

/** What a field begins with when it is added. */
export function blankOf(field: Field): unknown {
	if ("nullable" in field && field.nullable) return null;
	switch (field.kind) {
		case "text":
			return "";
		case "number":
			return field.low ?? 0;
		case "choice":
			return field.values[0];
		case "yes":
			return false;
		case "range":
			return { low: 0, high: 0 };
		case "list":
			return Array.from({ length: field.least }, () => blankOf(field.item));
		case "names":
			return {};
		case "one of":
			return field.options[0] ? blankOf(field.options[0].field) : null;
		case "group":
			return Object.fromEntries(
				field.entries.filter(({ optional }) => !optional).map(({ key, field: inner }) => [key, blankOf(inner)]),
			);
	}
}

/** What a further entry of a list begins with: where entries have a key of a few, one that no other has. */
export function nextEntryOf({ item }: Extract<Field, { kind: "list" }>, entries: readonly unknown[]): unknown {
	const blank = blankOf(item);
	const key = item.kind === "group" ? item.entries.find((entry) => entry.key === "key")?.field : undefined;
	if (key?.kind !== "choice" || !isEntry(blank)) return blank;
	const taken = entries.map((entry) => (isEntry(entry) ? entry.key : undefined));
	return { ...blank, key: key.values.find((value) => !taken.includes(value)) ?? blank.key };
}

/** Which option of a union a value is. */
export function optionOf(options: readonly { field: Field }[], value: unknown): number {
	const fits = ({ field }: { field: Field }) => {
		if (field.kind === "choice") return field.values.some((each) => each === value);
		if (field.kind === "text") return typeof value === "string";
		if (field.kind === "number") return typeof value === "number";
		if (typeof value !== "object" || value === null) return false;
		if (field.kind === "range") return "low" in value;
		if (field.kind !== "group") return false;
		const given: Record<string, unknown> = { ...value };
		return field.entries.every(
			({ key, optional, field: inner }) =>
				(optional || key in given) &&
				(inner.kind !== "choice" || inner.values.some((each) => each === given[key]) || optional),
		);
	};
	return Math.max(0, options.findIndex(fits));
}

import { describe, expect, test } from "vitest";
import * as z from "zod";
import { listFactFiles, readFactData } from "#edit/facts/fact-files.ts";
import { blankOf, type Field, fieldOf, nextEntryOf, optionOf } from "#edit/facts/fields.ts";

const root = new URL("../../../../", import.meta.url).pathname;

/** Values that no field asks for, by their path. */
function unasked(field: Field, value: unknown, path: string): string[] {
	if (value === null || value === undefined) return [];
	switch (field.kind) {
		case "text":
			return typeof value === "string" ? [] : [path];
		case "number":
			return typeof value === "number" ? [] : [path];
		case "yes":
			return typeof value === "boolean" ? [] : [path];
		case "choice":
			return field.values.some((each) => each === value) ? [] : [path];
		case "range":
			return typeof value === "object" && "low" in value && "high" in value ? [] : [path];
		case "names":
			return typeof value === "object" ? [] : [path];
		case "list":
			return Array.isArray(value) ? value.flatMap((entry, at) => unasked(field.item, entry, `${path}.${at}`)) : [path];
		case "one of": {
			const option = field.options[optionOf(field.options, value)];
			return option ? unasked(option.field, value, path) : [path];
		}
		case "group": {
			const data: Record<string, unknown> = { ...(typeof value === "object" ? value : {}) };
			return Object.entries(data).flatMap(([key, inner]) => {
				const entry = field.entries.find((each) => each.key === key);
				return entry ? unasked(entry.field, inner, `${path}.${key}`) : [`${path}.${key}`];
			});
		}
	}
}

describe("the form of a file of facts", () => {
	test.each(listFactFiles(root).filter(({ form }) => form !== null))(
		"$file asks for every value that it has",
		({ file, form }) => {
			expect(form && unasked(form, readFactData(root, file), file)).toEqual([]);
		},
	);

	test("every file of facts but those of the terms has a form or is edited as text", () => {
		expect(listFactFiles(root).map(({ file }) => file)).toEqual(
			expect.arrayContaining(["program/tiers.yaml", "navigation.yaml", "redirects.yaml", "search.yaml"]),
		);
		expect(listFactFiles(root).map(({ file }) => file)).not.toContain("program/published.yaml");
	});

	test("asks for a range as one, with a union's options by name", () => {
		const range = z.strictObject({ low: z.number(), high: z.number() });
		const field = fieldOf(z.union([z.literal("by tier"), range]).describe("The rate"));
		expect(field).toMatchObject({ kind: "one of", hint: "The rate" });
		expect(field.kind === "one of" && field.options.map(({ label }) => label)).toEqual(["by tier", "from … to …"]);
		expect(field.kind === "one of" && optionOf(field.options, { low: 1, high: 2 })).toBe(1);
	});

	test("begins an unknown value as null and a list with as many entries as it needs", () => {
		expect(blankOf(fieldOf(z.string().nullable()))).toBeNull();
		expect(blankOf(fieldOf(z.array(z.string()).min(2)))).toEqual(["", ""]);
		expect(blankOf(fieldOf(z.strictObject({ a: z.int().min(3), b: z.string().optional() })))).toEqual({ a: 3 });
	});
});

test("a further entry of a list has a key that no other has", () => {
	const form = fieldOf(z.array(z.strictObject({ key: z.enum(["one", "two", "three"]), text: z.string() })).max(3));
	if (form.kind !== "list") throw new Error("A list has no form of a list.");
	expect([form.least, form.most]).toEqual([0, 3]);
	expect(nextEntryOf(form, [])).toEqual({ key: "one", text: "" });
	expect(nextEntryOf(form, [{ key: "three" }, { key: "one" }])).toEqual({ key: "two", text: "" });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type * as z from "zod";
import { navigationSchema } from "#authoring/read-navigation.ts";
import { redirectsSchema } from "#authoring/read-redirects.ts";
import { searchWordsSchema } from "#authoring/read-search-words.ts";
import { subjects } from "#program/facts/fact-words.ts";
import { programSchema } from "#program/facts/facts.ts";
import { type Field, fieldOf } from "./fields.ts";

/** A file of facts in the editor's list. */
export interface FactFile {
	/** Below content/, such as `program/tiers.yaml`. */
	file: string;
	title: string;
	/** Its form; null for one that is edited as text. */
	form: Field | null;
}

const forms: Readonly<Record<string, { title: string; schema: z.ZodType }>> = {
	...Object.fromEntries(
		Object.entries(subjects).map(([name, title]) => [
			`program/${name}.yaml`,
			{ title, schema: programSchema.shape[name as keyof typeof subjects] },
		]),
	),
	"navigation.yaml": { title: "Navigation", schema: navigationSchema },
	"redirects.yaml": { title: "Redirects", schema: redirectsSchema.unwrap() },
	"search.yaml": { title: "Words of search", schema: searchWordsSchema },
};
/** The version and its day change by the steps of the terms, and links depend on what was published. */
const kept = ["program/terms.yaml", "program/published.yaml", "find-your-tier-addresses.yaml"];

/** Every file of facts that can be edited: those with a form, then those that are edited as text. */
export function listFactFiles(root: string): FactFile[] {
	const files = ["", "program/"].flatMap((folder) =>
		readdirSync(join(root, "content", folder))
			.filter((name) => name.endsWith(".yaml"))
			.map((name) => folder + name),
	);
	const known = Object.entries(forms)
		.filter(([file]) => existsSync(join(root, "content", file)))
		.map(([file, { title, schema }]) => ({ file, title, form: fieldOf(schema) }));
	const others = files
		.filter((file) => !(file in forms) && !kept.includes(file))
		.map((file) => ({ file, title: file, form: null }));
	return [...known, ...others];
}

/** The plain values of a file of facts; a file of notes alone is an empty list. Throws the parser's error for a text that is no YAML. */
export function readFactData(root: string, file: string): unknown {
	return parse(readFileSync(join(root, "content", file), "utf8")) ?? [];
}

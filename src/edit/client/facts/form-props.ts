import type { Effects } from "#edit/facts/effects.ts";
import type { Field } from "#edit/facts/fields.ts";
import { isFactsFile, nameOfFact } from "#program/facts/fact-words.ts";

export interface FormProps<Kind extends Field = Field> {
	/** Below content/, such as `program/tiers.yaml`. */
	file: string;
	path: readonly (string | number)[];
	label: string;
	field: Kind;
	value: unknown;
	faults: Effects["faults"];
	onChange: (value: unknown) => void;
}

/** What a place is called: by the words of the facts, with a capital. */
export function labelOf(file: string, path: readonly (string | number)[]): string {
	const name = /^program\/(\w+)\.yaml$/.exec(file)?.[1] ?? "";
	const keys = path.filter((step) => typeof step === "string");
	const words = isFactsFile(name) ? nameOfFact(name, keys) : (keys.at(-1) ?? "");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What an entry of a list is called by itself. */
export function titleOf(value: unknown, at: number): string {
	if (typeof value === "string") return value;
	if (typeof value !== "object" || value === null) return `Entry ${at + 1}`;
	const entry: Record<string, unknown> = { ...value };
	const name = [
		entry.name,
		entry.title,
		entry.role,
		entry.group,
		entry.text,
		entry.key,
		entry.section,
		entry.from,
	].find((each) => typeof each === "string");
	return typeof name === "string" && name ? name : `Entry ${at + 1}`;
}

import type { ValueName, ValueProblems, Wanted } from "./problems.ts";
import type { Words } from "./words.ts";

/** Sentences about values that a schema refuses: the key and its entry, what it must be, what it is, what it means. */
export const valueWords: Words<keyof ValueProblems> = {
	"value missing": ({ value, meaning }) => `${nameOf(value)} is missing.${meaningOf(meaning)}`,
	"value refused": ({ value, wanted, written, isNote, meaning }) => {
		const shown = written === null ? "" : ` It is ${written || "empty"}.`;
		const note = isNote ? " What follows # is a note and no value; a text with # in it needs quotation marks." : "";
		return `${nameOf(value)} ${must(wanted)}.${shown}${note}${meaningOf(meaning)}`;
	},
	"comma in a number": ({ value }) =>
		`${nameOf(value)} has a comma inside a number. Decimals follow a point, such as 20.5.`,
	"unknown key": ({ value, known }) => {
		const names = known.length > 0 ? ` These are: ${known.join(", ")}.` : "";
		return `${nameOf(value)} is not a key here. Check the spelling or remove it.${names}`;
	},
};

function meaningOf(meaning: string | null): string {
	return meaning ? ` Meaning: ${meaning.replace(/\.$/, "")}.` : "";
}

/** "share.low of entry 3 (reseller)": the key, and the entry of the list that has it by the name a person would give it. */
function nameOf({ path, entry }: ValueName): string {
	const at = path.findLastIndex((part) => typeof part === "number");
	if (at < 0) return path.length > 0 ? path.join(".") : "The file";
	const list = path.slice(0, at).filter((part) => typeof part === "string");
	const of = `ntry ${Number(path[at]) + 1}${entry ? ` (${entry})` : ""}${list.length > 0 ? ` of ${list.join(".")}` : ""}`;
	const rest = path.slice(at + 1);
	return rest.length > 0 ? `${rest.join(".")} of e${of}` : `E${of}`;
}

const types: Readonly<Record<string, string>> = {
	string: "a text",
	number: "a number, without a unit or a sign",
	int: "a whole number",
	boolean: "true or false",
	array: "a list, each entry on a line that begins with a hyphen",
	object: 'a group of keys, such as "{ low: 1, high: 2 }"',
	record: "a group of keys",
};

function must(wanted: Wanted): string {
	switch (wanted.kind) {
		case "type":
			return `must be ${types[wanted.type] ?? wanted.type}`;
		case "quoted text":
			return "must be a text: put it in quotation marks";
		case "plain number":
			return "must be a number as 5.9 or 24356: decimals after a point, nothing between thousands";
		case "number without quotation marks":
			return "must be a number: take the quotation marks away";
		case "entries":
			return `must have ${wanted.bound} ${wanted.count} ${wanted.count === 1 ? "entry" : "entries"}`;
		case "limit":
			return `must be ${wanted.bound} ${wanted.value}`;
		case "some text":
			return "must not be empty";
		case "two decimals":
			return "may have 2 decimals at most";
		case "whole number":
			return "must be a whole number";
		case "one of":
			return `must be ${wanted.values.length > 1 ? "one of " : ""}${wanted.values.join(", ")}`;
		case "another form":
			return "is not of a form that is taken here";
		case "day":
			return "must be a day of the calendar as year-month-day, such as 2024-12-21";
		case "email":
			return "must be an e-mail address";
		case "pattern":
			return `is not written as it should be: ${wanted.rule}`;
		case "rule":
			return `cannot be used: ${wanted.rule}`;
	}
}

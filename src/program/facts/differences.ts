import { type FactsFile, isEntry, isRange, nameOfFact, repeatedFigures, sayFact, subjects } from "./fact-words.ts";
import type { Program } from "./facts.ts";

/** One fact in which two versions differ: whose it is, what it is, what it was and what it is now, in words. */
export interface Difference {
	file: FactsFile;
	/** Keys that lead to the fact in its file; an entry of a list by its key: `["reseller", "share"]`. */
	path: readonly string[];
	/** Whose fact it is: "Reseller", "Referral Fees", "Agreement". */
	subject: string;
	/** What it is: "revenue share". */
	what: string;
	/** Null where the newer version has it and the older has not. */
	was: string | null;
	/** Null where the older version has it and the newer has it no more. */
	is: string | null;
	/** Whether it is one of several lines, such as a benefit, and not a value of its own. */
	isLine: boolean;
	/** Whether the values are phrases, which need quotation marks within a sentence. */
	isProse: boolean;
}

/** A difference as a sentence without its full stop: "Reseller: revenue share from 40–50% to 42–52%". */
export function differenceInWords({ subject, what, was, is, isLine, isProse }: Difference): string {
	const quoted = (value: string | null) => (isProse ? `“${value}”` : value);
	if (!isLine) return `${subject}: ${what} from ${quoted(was)} to ${quoted(is)}`;
	if (was !== null && is !== null) return `${subject}: ${what} “${is}” in place of “${was}”`;
	return is !== null ? `${subject}: new ${what} “${is}”` : `${subject}: ${what} “${was}” no more`;
}

/** Whether a value is a phrase, which quotation marks hold together, and no figure or name: "Upon contract signing". */
function isPhrase(value: unknown): boolean {
	return typeof value === "string" && /^[^\d$]\S*(\s\S+){2}/.test(value);
}

/** Every fact in which a version differs from an earlier one. A figure that texts repeat is listed once, where it is a fact. */
export function differencesOf(before: Program, after: Program): Difference[] {
	const files: readonly FactsFile[] = [
		"tiers",
		"revenue",
		"process",
		"requirements",
		"agreement",
		"selection",
		"organisation",
		"stories",
		"presets",
	];
	return files.flatMap((file) =>
		compare(before[file], after[file], {
			file,
			path: [],
			keys: [],
			subject: subjects[file],
			was: { program: before, repeated: [] },
			is: { program: after, repeated: [] },
		}),
	);
}

/** One of the two versions, with the figures that texts around the compared place repeat. */
interface Side {
	program: Program;
	repeated: readonly string[];
}

type Entry = Readonly<Record<string, unknown>>;

interface Place {
	file: FactsFile;
	path: readonly string[];
	/** The path without the keys of entries. */
	keys: readonly string[];
	subject: string;
	was: Side;
	is: Side;
}

function compare(was: unknown, is: unknown, place: Place): Difference[] {
	if (Array.isArray(was) && Array.isArray(is)) {
		return [...was, ...is].every((item) => isEntry(item) && keyOf(item) !== undefined)
			? compareEntries(was.filter(isEntry), is.filter(isEntry), place)
			: compareLines(was, is, place);
	}
	// A range is listed as one difference, and so is where an answer leads.
	const isWhole = isRange(was) || isRange(is) || place.keys.at(-1) === "to";
	return isEntry(was) && isEntry(is) && !isWhole ? compareGroups(was, is, place) : compareValues(was, is, place);
}

function compareGroups(was: Entry, is: Entry, place: Place): Difference[] {
	const inside = { ...place, was: knowing(was, place.file, place.was), is: knowing(is, place.file, place.is) };
	return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
		// A commitment's figure is in its text, and listed there.
		key === "minimum" && was.text !== is.text
			? []
			: compare(was[key], is[key], { ...inside, path: [...place.path, key], keys: [...place.keys, key] }),
	);
}

function knowing(entry: Entry, file: FactsFile, side: Side): Side {
	return { ...side, repeated: [...side.repeated, ...repeatedFigures(file, entry, side.program)] };
}

function compareValues(was: unknown, is: unknown, place: Place): Difference[] {
	if (compared(was, place.was) === compared(is, place.is)) return [];
	const said = difference(place, says(was, place, "was"), says(is, place, "is"), false);
	return [{ ...said, isProse: isPhrase(was) || isPhrase(is) }];
}

/** Lists whose entries have keys: each entry is compared with its earlier form, wherever it is in the list. */
function compareEntries(was: readonly Entry[], is: readonly Entry[], place: Place): Difference[] {
	const then = new Map(was.map((entry) => [keyOf(entry), entry]));
	const now = new Map(is.map((entry) => [keyOf(entry), entry]));
	const inOrder = (list: readonly Entry[], other: ReadonlyMap<unknown, Entry>) =>
		list
			.filter((entry) => other.has(keyOf(entry)))
			.map(titleOf)
			.join(", ");
	const keys = [...new Set([...then.keys(), ...now.keys()])];
	const [before, after] = [was, is].map((list) =>
		list.flatMap((entry) => (then.has(keyOf(entry)) && now.has(keyOf(entry)) ? [keyOf(entry)] : [])).join("\n"),
	);
	const moved =
		before === after ? [] : [difference({ ...place, what: "order" }, inOrder(was, now), inOrder(is, then), false)];
	const changed = keys.flatMap((key) => {
		const [earlier, later] = [then.get(key), now.get(key)];
		const path = [...place.path, String(key)];
		if (earlier && later) return compare(earlier, later, { ...place, path, subject: titleOf(earlier) });
		// A new entry says what money depends on; of one that is gone its name is enough.
		const is = later ? [titleOf(later), later.rateText].filter(isText).join(", ") : null;
		return [difference({ ...place, path }, earlier ? titleOf(earlier) : null, is, true)];
	});
	return [...moved, ...changed];
}

/** Lists of lines: those that went and those that came, in pairs; else the order, where that alone is another. */
function compareLines(was: readonly unknown[], is: readonly unknown[], place: Place): Difference[] {
	const lines = (list: readonly unknown[], side: "was" | "is") =>
		list.map((item) => ({ text: says(item, place, side), compared: compared(item, place[side]) }));
	const [then, now] = [lines(was, "was"), lines(is, "is")];
	const without = (list: typeof then, other: typeof then) =>
		list.filter(({ compared }) => !other.some((line) => line.compared === compared));
	const [gone, come] = [without(then, now), without(now, then)];
	if (gone.length + come.length > 0) {
		return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) =>
			difference(place, gone[at]?.text ?? null, come[at]?.text ?? null, true),
		);
	}
	const order = (list: typeof then, of: "text" | "compared") => list.map((line) => line[of]).join(", ");
	return order(then, "compared") === order(now, "compared")
		? []
		: [
				difference(
					{ ...place, what: `order of ${nameOfFact(place.file, place.keys)}` },
					order(then, "text"),
					order(now, "text"),
					false,
				),
			];
}

function difference(
	place: Place & { what?: string },
	was: string | null,
	is: string | null,
	isLine: boolean,
): Difference {
	const { file, path, keys, subject, what = nameOfFact(file, keys) } = place;
	return { file, path, subject, what, was, is, isLine, isProse: false };
}

function says(value: unknown, { file, keys, ...place }: Place, side: "was" | "is"): string {
	return sayFact(file, keys, value, place[side].program);
}

/** A value as it is compared: its own words, with the figures blanked that it repeats, and keys for what they name. */
function compared(value: unknown, { repeated }: Side): string {
	const written = JSON.stringify(value) ?? "";
	return typeof value === "number" || isRange(value)
		? written
		: repeated.reduce((rest, figure) => rest.replaceAll(figure, "{}"), written);
}

/** What an entry of a list is known by, whatever its place in the list. */
function keyOf(entry: Entry): string | undefined {
	return [entry.key, entry.tier, entry.role, entry.parameters && entry.name].find(isText);
}

function titleOf(entry: Entry): string {
	return [entry.name, entry.title, entry.role, entry.text].find(isText) ?? "";
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

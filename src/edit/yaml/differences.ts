import { isDeepStrictEqual } from "node:util";

export type Path = readonly (string | number)[];

/** One small change of a value: set, put in, or taken out. `at` is the place of a key among its neighbors. */
export type Difference =
	| { kind: "set"; path: Path; value: unknown }
	| { kind: "add"; path: Path; value: unknown; at: number }
	| { kind: "remove"; path: Path };

export type Dictionary = Readonly<Record<string, unknown>>;

export function isDictionary(value: unknown): value is Dictionary {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What leads from one plain value to another, in the order in which it can be done one after the other. */
export function differences(before: unknown, after: unknown, path: Path = []): Difference[] {
	if (isDeepStrictEqual(before, after)) return [];
	if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
	if (isDictionary(before) && isDictionary(after)) return keyDifferences(before, after, path);
	return [{ kind: "set", path, value: after }];
}

/** Entries that both ends share stay; those between are compared one by one, then put in or taken out. */
function listDifferences(before: readonly unknown[], after: readonly unknown[], path: Path): Difference[] {
	const shortest = Math.min(before.length, after.length);
	let head = 0;
	while (head < shortest && isDeepStrictEqual(before[head], after[head])) head++;
	let tail = 0;
	while (tail < shortest - head && isDeepStrictEqual(before.at(-1 - tail), after.at(-1 - tail))) tail++;
	const old = before.slice(head, before.length - tail);
	const wished = after.slice(head, after.length - tail);
	const common = Math.min(old.length, wished.length);
	return [
		...wished.slice(0, common).flatMap((value, at) => differences(old[at], value, [...path, head + at])),
		...old
			.slice(common)
			.map((_, at): Difference => ({ kind: "remove", path: [...path, head + common + at] }))
			.reverse(),
		...wished.slice(common).map(
			(value, at): Difference => ({
				kind: "add",
				path: [...path, head + common + at],
				value,
				at: head + common + at,
			}),
		),
	];
}

function keyDifferences(before: Dictionary, after: Dictionary, path: Path): Difference[] {
	const added = Object.entries(after).flatMap(([key, value], at): Difference[] =>
		key in before
			? differences(before[key], value, [...path, key])
			: [{ kind: "add", path: [...path, key], value, at }],
	);
	const removed = Object.keys(before)
		.filter((key) => !(key in after))
		.map((key): Difference => ({ kind: "remove", path: [...path, key] }));
	// What is put in first keeps a map from being empty between two steps.
	return [...added, ...removed];
}

import type { YAMLMap, YAMLSeq } from "yaml";
import type { Difference } from "./differences.ts";
import { keyOf, replaced, yamlRange } from "./splice.ts";
import { inBrackets } from "./write-values.ts";

/** A list between brackets with an entry put in or taken out, on one line or on several. */
export function spliceBracketedList(text: string, list: YAMLSeq, difference: Difference, index: number): string | null {
	const whole = yamlRange(list);
	const ranges = list.items.map(yamlRange);
	const at = ranges[index];
	const before = ranges[index - 1];
	if (!whole) return null;
	if (difference.kind === "remove") {
		if (!at) return null;
		if (ranges.length === 1) return replaced(text, whole[0], whole[1], "[]");
		const next = ranges[index + 1];
		return next ? replaced(text, at[0], next[0], "") : before ? replaced(text, before[1], at[1], "") : null;
	}
	if (difference.kind !== "add") return null;
	const value = inBrackets(difference.value);
	if (ranges.length === 0) return replaced(text, whole[0], whole[1], `[${value}]`);
	const gap = (place: readonly [number, number]) => {
		const line = /\n([ \t]*)$/.exec(text.slice(0, place[0]));
		return line ? `,\n${line[1] ?? ""}` : ", ";
	};
	if (at) return replaced(text, at[0], at[0], value + gap(at));
	return before ? replaced(text, before[1], before[1], gap(before) + value) : null;
}

/** Keys between braces with one put in or taken out. */
export function spliceBracketedMap(text: string, map: YAMLMap, difference: Difference, key: string): string | null {
	const whole = yamlRange(map);
	const places = map.items.map((pair) => ({
		from: yamlRange(pair.key)?.[0] ?? -1,
		to: yamlRange(pair.value)?.[1] ?? yamlRange(pair.key)?.[1] ?? -1,
	}));
	if (!whole || places.some(({ from, to }) => from < 0 || to < 0)) return null;
	if (difference.kind === "add") {
		const pair = `${inBrackets(key)}: ${inBrackets(difference.value)}`;
		const last = places.at(-1);
		return last ? replaced(text, last.to, last.to, `, ${pair}`) : replaced(text, whole[0], whole[1], `{ ${pair} }`);
	}
	const index = map.items.findIndex((pair) => keyOf(pair) === key);
	const place = places[index];
	if (!place) return null;
	const [next, before] = [places[index + 1], places[index - 1]];
	if (next) return replaced(text, place.from, next.from, "");
	return before ? replaced(text, before.to, place.to, "") : replaced(text, whole[0], whole[1], "{}");
}

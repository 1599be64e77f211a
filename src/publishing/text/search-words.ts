import { beginningOf, type WordsPart } from "#components/search/index-files.ts";
import { phraseOf } from "#components/search/terms.ts";
import type { PageSection } from "./page-sections.ts";

/** A section and the words by which partners mean it, from content/search.yaml. */
export interface IndexedSection extends PageSection {
	meant: readonly string[];
}

/** A part is closed when it holds so many characters of JSON, some 3 KB compressed: each word of a query may lie in another. */
const partSize = 24_000;

/** The words and phrases of all sections in parts, ascending by how they begin, each with the beginning of its first. */
export function wordsParts(sections: readonly IndexedSection[]): { first: string; part: WordsPart }[] {
	const whole = wordsOf(sections);
	const parts: { first: string; size: number; beginnings: Set<string> }[] = [];
	for (const [beginning, size] of [...sizesOf(whole)].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const last = parts.at(-1);
		if (last && last.size + size <= partSize) {
			last.size += size;
			last.beginnings.add(beginning);
		} else parts.push({ first: beginning, size, beginnings: new Set([beginning]) });
	}
	return parts.map(({ first, beginnings }) => ({
		first,
		part: {
			words: whole.words.filter((word) => beginnings.has(beginningOf(word))),
			phrases: whole.phrases.filter(([, phrase]) => beginnings.has(beginningOf(phrase))),
		},
	}));
}

function wordsOf(sections: readonly IndexedSection[]): WordsPart {
	const words = new Set(
		sections.flatMap(({ section, page, text, meant }) => wordsIn([section, page, text, ...meant].join(" "))),
	);
	const phrases = sections.flatMap(({ section, meant }, at) =>
		[section, ...meant].map((text): [number, string] => [at, phraseOf(text)]),
	);
	return { words: [...words], phrases };
}

/** Characters of JSON that a part has for each beginning. */
function sizesOf({ words, phrases }: WordsPart): Map<string, number> {
	const sizes = new Map<string, number>();
	const add = (text: string, size: number) => {
		const beginning = beginningOf(text);
		sizes.set(beginning, (sizes.get(beginning) ?? 0) + size);
	};
	for (const word of words) add(word, word.length + 3);
	for (const [, phrase] of phrases) add(phrase, phrase.length + 12);
	return sizes;
}

const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

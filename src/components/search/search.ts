import { either, type Hits, phraseMatches, prefer, rank } from "./rank.ts";
import { phraseOf, termsOf, wordsFor } from "./terms.ts";

/** A section of the guide as search shows it; `id` is Pagefind's. */
export interface Section {
	id: string;
	url: string;
	page: string;
	section: string;
	text: string;
	/** What people may type to mean it: its heading, and the words of content/search.yaml. */
	phrases: string[];
}

/** What the build leaves beside the index: every section in the guide's order, every word of the index. */
interface SearchData {
	sections: Section[];
	vocabulary: string[];
}

/** The part of Pagefind's browser API that search uses. */
interface Pagefind {
	init(): Promise<void>;
	search(term: string): Promise<{ results: { id: string; score: number }[] }>;
}

export type Search = (query: string) => Promise<Section[]>;

/** Loads the index; throws when it cannot be had. What it gives finds at most `most` sections for a query, best first. */
export async function openSearch(base: string, most = 8): Promise<Search> {
	const [data, pagefind] = await Promise.all([
		fetch(`${base}sections.json`).then((answer): Promise<SearchData> => {
			if (!answer.ok) throw new Error(`The search index answered ${answer.status}.`);
			return answer.json();
		}),
		import(/* @vite-ignore */ `${base}pagefind.js`).then(async (engine: Pagefind) => {
			await engine.init();
			return engine;
		}),
	]);
	const byId = new Map(data.sections.map((section) => [section.id, section]));
	const order = [...byId.keys()];
	const spoken = data.sections.map(({ id, phrases }) => ({ id, phrases: phrases.map(phraseOf) }));
	const known = new Map<string, Promise<Hits>>();

	const hitsOf = (word: string): Promise<Hits> => {
		const hits = known.get(word) ?? find(pagefind, word);
		known.set(word, hits);
		return hits;
	};

	return async (query) => {
		const hitsOfTerms = await Promise.all(
			termsOf(query).map(async (term) =>
				either(await Promise.all(wordsFor(term, data.vocabulary).map((word) => hitsOf(word)))),
			),
		);
		return prefer(phraseMatches(phraseOf(query), spoken), rank(hitsOfTerms, order))
			.flatMap((id) => byId.get(id) ?? [])
			.slice(0, most);
	};
}

async function find(pagefind: Pagefind, word: string): Promise<Hits> {
	const { results } = await pagefind.search(word);
	return new Map(results.map(({ id, score }) => [id, score]));
}

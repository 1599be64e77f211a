import { type IndexStart, partOf, type Section, type WordsPart } from "./index-files.ts";
import { either, type Hits, phraseMatches, prefer, rank } from "./rank.ts";
import { namesVersion, phraseOf, termsOf, verbForms, wordsFor } from "./terms.ts";

/** The index, or a part of it, did not come. */
export class IndexNotReached extends Error {}

/** The part of Pagefind's browser API that search uses. */
export interface Engine {
	search(word: string): Promise<{ results: { id: string; score: number }[] }>;
}

interface Pagefind extends Engine {
	options(options: { noWorker: boolean }): Promise<void>;
	init(): Promise<void>;
}

/** Finds at most `most` sections for a query, best first. */
export type Search = (query: string, most?: number) => Promise<Section[]>;

/**
 * Loads Pagefind and what search needs beside it. This and what it gives throw `IndexNotReached`. An engine that failed before is asked
 * for under another address: Firefox and WebKit remember a module that failed.
 */
export async function openSearch(base: string, failures = 0): Promise<Search> {
	const [start, engine] = await Promise.all([
		fetchJson<IndexStart>(`${base}index.json`),
		loadEngine(`${base}pagefind/pagefind.js${failures > 0 ? `?again=${failures}` : ""}`),
	]);
	return searchIn(start, `${base}${start.folder}/`, engine);
}

/** Search by an engine and by the files of a folder, of which it loads what the index has of a query's words and of what is found. */
export function searchIn(start: IndexStart, folder: string, engine: Engine): Search {
	const order = start.ids.map((_, at) => String(at));
	const numbers = new Map(start.ids.map((id, at) => [id, String(at)]));
	const idLength = start.ids[0]?.length ?? 0;
	const parts = kept((at: number) => fetchJson<WordsPart>(`${folder}words-${at}.json`));
	const blocks = kept((at: number) => fetchJson<Section[]>(`${folder}sections-${at}.json`));
	const hitsOf = kept(async (word: string): Promise<Hits> => {
		const { results } = await engine.search(word).catch(notReached(word));
		return new Map(
			results.flatMap(({ id, score }) => {
				const number = numbers.get(withoutLanguage(id).slice(0, idLength));
				return number === undefined ? [] : [[number, score]];
			}),
		);
	});
	const partFor = (text: string) => parts(partOf(text, start.parts));

	/** The words of the index that are this one or begin with it. Forms of one verb may lie in several parts. */
	const begunBy = async (form: string) => (await partFor(form)).words.filter((word) => word.startsWith(form));
	const meantBy = async (term: string): Promise<string[]> => {
		const { words } = await partFor(term);
		if (words.some((word) => word.startsWith(term))) return wordsFor(term, words);
		const forms = verbForms(term);
		const begun = await Promise.all(forms.map(begunBy));
		const known = forms.filter((_, at) => begun[at]?.length);
		return known.length > 0 ? known : wordsFor(term, words);
	};
	const hitsOfTerm = async (term: string): Promise<Hits> =>
		either(await Promise.all((await meantBy(term)).map(hitsOf)));
	const sectionAt = async (id: string): Promise<Section[]> => {
		const at = Number(id);
		const section = (await blocks(Math.floor(at / start.blockSize)))[at % start.blockSize];
		return section ? [section] : [];
	};

	return async (query, most = 8) => {
		const phrase = phraseOf(query);
		const [hitsOfTerms, { phrases }] = await Promise.all([
			Promise.all(termsOf(query).map(hitsOfTerm)),
			partFor(phrase),
		]);
		const spoken = phrases.map(([section, text]) => ({ id: String(section), phrases: [text] }));
		const named = start.versions.filter(({ version }) => namesVersion(query, version));
		const found = prefer(phraseMatches(phrase, spoken), rank(hitsOfTerms, order)).slice(0, most - named.length);
		return [...named, ...(await Promise.all(found.map(sectionAt))).flat()];
	};
}

/** Pagefind names a record by its language and the digest of its content. */
export function withoutLanguage(id: string): string {
	return id.replace(/^\w+_/, "");
}

async function loadEngine(address: string): Promise<Engine> {
	const engine: Pagefind = await import(/* @vite-ignore */ address).catch(notReached(address));
	// A word takes some milliseconds, and a worker loads the engine's script a second time.
	await engine.options({ noWorker: true });
	await engine.init();
	return engine;
}

function notReached(what: string): (cause: unknown) => never {
	return (cause) => {
		throw new IndexNotReached(`${what} did not come.`, { cause });
	};
}

/** Loads each once; what failed is asked for again. */
function kept<Key, Value>(load: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
	const loaded = new Map<Key, Promise<Value>>();
	return (key) => {
		const known = loaded.get(key);
		if (known) return known;
		const coming = load(key);
		loaded.set(key, coming);
		coming.catch(() => loaded.delete(key));
		return coming;
	};
}

async function fetchJson<Value>(address: string): Promise<Value> {
	const answer = await fetch(address).catch(notReached(address));
	if (!answer.ok) throw new IndexNotReached(`${address} answered ${answer.status}.`);
	// The sign-in page of a network answers 200, too.
	return answer.json().catch(notReached(address));
}

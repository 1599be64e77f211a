/** What a search engine found for one word: sections by id with a score above 0. */
export type Hits = ReadonlyMap<string, number>;

/**
 * Orders sections for a query of several terms: a section counts for each term by how well it matches, a rare term more
 * than a common one. Equal sections keep the guide's order, so that results stay where they are while somebody types.
 */
export function rank(hitsOfTerms: readonly Hits[], order: readonly string[]): string[] {
	const scores = new Map<string, number>();
	for (const hits of hitsOfTerms) {
		const best = Math.max(0, ...hits.values());
		const rarity = Math.log(1 + order.length / Math.max(1, hits.size));
		for (const [id, score] of hits) scores.set(id, (scores.get(id) ?? 0) + (score / best) * rarity);
	}
	const place = new Map(order.map((id, at) => [id, at]));
	return [...scores]
		.sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfB - scoreOfA || (place.get(a) ?? 0) - (place.get(b) ?? 0))
		.map(([id]) => id);
}

/**
 * The ids of sections that have a phrase which is, or begins with, what is being typed: those that it is before those that it
 * only begins. Letters that begin many phrases select nothing yet, so a query counts from its fourth on.
 */
export function phraseMatches(
	typed: string,
	sections: readonly { id: string; phrases: readonly string[] }[],
): string[][] {
	if (typed.trim().length < 4) return [[], []];
	const having = (fits: (phrase: string) => boolean) =>
		sections.filter(({ phrases }) => phrases.some(fits)).map(({ id }) => id);
	const whole = having((phrase) => phrase.trim() === typed.trim());
	return [whole, having((phrase) => phrase.startsWith(typed)).filter((id) => !whole.includes(id))];
}

/** The groups of `preferred` first, then the rest, without duplicates. Each group is in the order of `ranked`, those that are not in it last. */
export function prefer(preferred: readonly (readonly string[])[], ranked: readonly string[]): string[] {
	const place = (id: string) => {
		const at = ranked.indexOf(id);
		return at < 0 ? ranked.length : at;
	};
	return [...new Set([...preferred.flatMap((group) => [...group].sort((a, b) => place(a) - place(b))), ...ranked])];
}

/** The hits of several words that a term may mean: each section by the best of them, later words counting less. */
export function either(hitsOfWords: readonly Hits[]): Hits {
	const best = new Map<string, number>();
	for (const [at, hits] of hitsOfWords.entries()) {
		for (const [id, score] of hits) best.set(id, Math.max(best.get(id) ?? 0, score / (1 + at * 0.15)));
	}
	return best;
}

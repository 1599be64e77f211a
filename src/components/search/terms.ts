import { formsOf } from "./verb-forms.ts";

/** Words that say nothing about what is searched for. */
const stopWords = new Set(
	"a an and are as at be by can could did do does for from get have how i if in is it its me much must my need of on or our should so that the their there they this to until up us was we what when where which while who will with would you your".split(
		" ",
	),
);

/** The words of a query that count, in lower case; a query of nothing but stop words has none. */
export function termsOf(query: string): string[] {
	return (
		query
			.toLowerCase()
			// "what's", "we've", "partner’s" say what the word before the apostrophe says; "don't" says nothing.
			.replace(/\p{L}+n['’]t(?!\p{L})/gu, " ")
			.replace(/['’](?:s|m|d|re|ve|ll)(?!\p{L})/gu, " ")
			.split(/[^\p{L}\p{N}]+/u)
			.filter((word) => word && !stopWords.has(word))
			// What an apostrophe or a hyphen leaves ("e-mail") is no word.
			.filter((word, _, words) => words.length === 1 || !/^\p{L}$/u.test(word))
	);
}

/**
 * The words that a term may mean, best first: the term itself, else words of the index that begin with it, else the term and the
 * words that it is a form of ("applying": the engine compares stems), else words (or their beginnings) that are one slip of the
 * keyboard away. Short terms are taken at their word.
 */
export function wordsFor(term: string, vocabulary: readonly string[]): string[] {
	if (vocabulary.includes(term)) return [term];
	const begun = vocabulary.filter((word) => word.startsWith(term));
	if (begun.length > 0) return begun.slice(0, 4);
	if (term.length < 4) return [];
	const stems = stemsOf(term);
	// "certifying" is of "certified", whose stem has an i.
	const withI = stems.flatMap((stem) => (stem.endsWith("y") ? [`${stem.slice(0, -1)}i`] : []));
	for (const some of [stems, withI]) {
		const related = vocabulary.filter((word) => some.some((stem) => isOfStem(word, stem)));
		if (related.length > 0) return [term, ...related.slice(0, 3)];
	}
	const whole = vocabulary.filter((word) => isOneSlipAway(term, word));
	if (whole.length > 0) return whole.slice(0, 3);
	return vocabulary.filter((word) => beginsOneSlipAway(term, word)).slice(0, 3);
}

/** The words to look for where the index has none that begins with a term: forms of the irregular verb that it is of ("chosen", "selling"). */
export function verbForms(term: string): string[] {
	return formsOf([term, ...stemsOf(term)]);
}

/** What is left of an English verb or noun without its ending: "cancelled" → "cancell", "cancel"; "applied" → "apply". */
function stemsOf(term: string): string[] {
	const [, bare] = /^(.{3,}?)(?:ing|ed|er|es|s)$/.exec(term) ?? [];
	if (bare === undefined) return [];
	const isDoubled = bare.at(-1) === bare.at(-2);
	return [bare, ...(isDoubled ? [bare.slice(0, -1)] : []), ...(bare.endsWith("i") ? [`${bare.slice(0, -1)}y`] : [])];
}

const isOfStem = (word: string, stem: string): boolean =>
	stem.length > 3 ? word.startsWith(stem) : word === stem || word === `${stem}e`;

function beginsOneSlipAway(term: string, word: string): boolean {
	return [-1, 0, 1].some((extra) => {
		const length = term.length + extra;
		return length >= 3 && length < word.length && isOneSlipAway(term, word.slice(0, length));
	});
}

/** Whether a query names a version of the program terms: "terms 1.0", and not "1.01" or "11.0". */
export function namesVersion(query: string, version: string): boolean {
	return query.split(/[^\d.]+/).some((number) => number.replace(/\.$/, "") === version);
}

/** Whether two words differ by one letter added, dropped or replaced, or by two neighbors swapped. */
export function isOneSlipAway(a: string, b: string): boolean {
	if (Math.abs(a.length - b.length) > 1) return false;
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	const rest = (text: string, skipped: number) => text.slice(at + skipped);
	if (a.length > b.length) return rest(a, 1) === rest(b, 0);
	if (a.length < b.length) return rest(a, 0) === rest(b, 1);
	const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, 2) === rest(b, 2);
	return rest(a, 1) === rest(b, 1) || swapped;
}

/** A text as phrases are compared: lower case, one space between words, no punctuation, no number such as "Step 1:" before it. */
export function phraseOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/^(\w+ )?\d+[:.] /, "")
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trimStart();
}

import type { StoredApplication } from "#endpoint/store/store.ts";

/** The words of a search; none when it is blank. */
export function searchWords(search: string): readonly string[] {
	return plain(search)
		.split(/\s+/)
		.filter((word) => word !== "");
}

/** Whether each word is somewhere in the reference or the answers, however it is written: upper or lower case, with accents or without. */
export function hasWords({ reference, answers }: StoredApplication, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const text = plain([reference, ...Object.values(answers)].flat().join("\n"));
	return words.every((word) => text.includes(word));
}

function plain(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{Mark}+/gu, "")
		.toLowerCase();
}

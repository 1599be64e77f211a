// What search needs beside Pagefind's index, as the build writes it and the browser reads it. Words lie in parts by how they begin, and
// what results show lies in blocks, so that a search loads the same few kilobytes whether the guide has twenty pages or a thousand.

/** `index.json`: what a browser has to know before it asks for anything else. */
export interface IndexStart {
	/** The folder of this index's other files: they change together, and a page that is open asks for those that it began with. */
	folder: string;
	/** The id under which Pagefind's results name each section, in the guide's order: without its language, its beginning as far as it tells all apart. */
	ids: string[];
	/** Sections in a block of `sections-0.json`, `sections-1.json`, … */
	blockSize: number;
	/** The beginning with which each part `words-0.json`, `words-1.json`, … begins, ascending. */
	parts: string[];
	/** Pages of program terms, which are found by those who name their version, and by nobody else. */
	versions: VersionPage[];
}

/** `words-0.json`: the words and phrases of the guide that begin alike. Sections are numbers, in the guide's order from 0. */
export interface WordsPart {
	/** The words as they are written, in the order in which they occur. */
	words: string[];
	/** Phrases that are typed to mean a section, as `phraseOf` gives them. */
	phrases: [section: number, phrase: string][];
}

/** A section of the guide as search shows it. */
export interface Section {
	url: string;
	page: string;
	section: string;
	text: string;
}

/** A page of the terms of one version as search shows it. */
export interface VersionPage extends Section {
	version: string;
}

/** How a word or phrase begins, for the part that it lies in: its first two letters. */
export function beginningOf(text: string): string {
	return [...text].slice(0, 2).join("");
}

/** The number of the part that holds what begins like `text`. */
export function partOf(text: string, parts: readonly string[]): number {
	const beginning = beginningOf(text);
	return Math.max(
		0,
		parts.findLastIndex((first) => first <= beginning),
	);
}

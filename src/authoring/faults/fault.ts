import type { Problem } from "./problems.ts";

/** Keys and positions that lead to a value in a YAML file. */
export type Path = readonly (string | number)[];

/** Place in a file, as its parser reports it. */
export interface Place {
	/** Counted from 1. */
	line: number;
	/** Counted from 1. */
	column: number;
	/** The value that is meant, in a YAML file. */
	path?: Path;
}

/** What is wrong with something that people wrote: file (seen from the project's root), place, kind and values. */
export interface Fault extends Place {
	file: string;
	problem: Problem;
}

/** A fault of a whole file, or of a file that is not there. */
export function faultOfFile(file: string, problem: Problem): Fault {
	return { file, line: 1, column: 1, problem };
}

/** The place of an offset in a text. */
export function placeAt(text: string, offset: number): Place {
	const before = text.slice(0, offset).split("\n");
	return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

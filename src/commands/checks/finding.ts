/** What a check found: where, what is wrong, what to do. A `note` is to be known and fails nothing. */
export interface Finding {
	file: string;
	line: number;
	sentence: string;
	remedy: string;
	level: "error" | "note";
}

/** A check by name; it looks at the project of `root` and gives what it found. */
export interface Check {
	name: string;
	find: (root: string) => Finding[] | Promise<Finding[]>;
}

import type { Overrides } from "#authoring/content-files.ts";
import { type Finding, told } from "#authoring/faults/words.ts";
import { findFaults } from "#authoring/find-faults.ts";

/** Files by their path below content/, as they would be; null for one that would be gone. */
export type Proposed = ReadonlyMap<string, string | null>;

/** Proposed files by their path from the project's root, as the checks know them. */
export function overridesOf(proposed: Proposed): Overrides {
	return new Map([...proposed].map(([file, text]) => [`content/${file}`, text]));
}

/** All that the project's checks find in its content, as it is or as it would be with some files written otherwise. */
export async function findingsOf(root: string, proposed: Proposed = new Map()): Promise<Finding[]> {
	const faults = await findFaults(root, { overrides: overridesOf(proposed) });
	return faults.map(told);
}

/** What would stop the build and did not before, which no good file may be overwritten with. */
export function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
	// A fault that has only moved to another line is the same.
	const key = ({ file, problem }: Finding) => JSON.stringify([file, problem]);
	const known = new Set(before.map(key));
	return after.filter((finding) => finding.level === "error" && !known.has(key(finding)));
}

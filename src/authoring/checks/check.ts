import type { ContentFiles } from "#authoring/content-files.ts";
import type { Fault } from "#authoring/faults/fault.ts";

/** A check by name; it looks at what people wrote and gives what is wrong with it. */
export interface Check {
	name: string;
	find: (files: ContentFiles) => readonly Fault[] | Promise<readonly Fault[]>;
}

import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import * as z from "zod";
import type { Fault } from "#authoring/faults/fault.ts";

/** What Astro and Vite put on what they throw, where they know it. */
const thrownSchema = z.object({
	message: z.string(),
	/** What stands for a message where there is none. */
	cause: z.object({ message: z.string() }).optional().catch(undefined),
	title: z.string().optional().catch(undefined),
	loc: z.object({ file: z.string(), line: z.number(), column: z.number() }).partial().optional(),
});

/** What a build that failed says of itself, at the place that it names in what people wrote; elsewhere the place is of no use to them. */
export function faultOfBuild(error: unknown, root: string): Fault {
	const { success, data } = thrownSchema.safeParse(error);
	const said = success ? data.message || data.cause?.message || data.title : undefined;
	const reason = stripVTControlCharacters(said ?? String(error))
		.replaceAll(`${root}/`, "")
		// Astro writes names between stars.
		.replaceAll("**", "")
		.trim();
	const { file = "", line = 1, column = 1 } = (success && data.loc) || {};
	const written = relative(root, file);
	const problem = { kind: "build", reason } as const;
	return written.startsWith("content/")
		? { file: written, line: Math.max(1, line), column: Math.max(1, column), problem }
		: { file: ".", line: 1, column: 1, problem };
}

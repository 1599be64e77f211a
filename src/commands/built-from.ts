import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { filesIn } from "#publishing/kept/build-inputs.ts";

/** What the site of `dist` was built from, and which files it had, seen from the project's root: not beside them, since it tells times. */
const record = "node_modules/.cache/built-from.json";
const recordSchema = z.object({ inputs: z.string(), files: z.string() });

/** Whether the site in `dist` was built from `inputs` and is still as that build left it, file by file. */
export function isBuiltFrom(root: string, inputs: string): boolean {
	try {
		const { inputs: former, files } = recordSchema.parse(JSON.parse(readFileSync(join(root, record), "utf8")));
		return former === inputs && files === builtFiles(root);
	} catch {
		// None was recorded, or it was cut: the site is built anew, which is always right.
		return false;
	}
}

/** Notes what the site that now lies in `dist` was built from. */
export function recordInputs(root: string, inputs: string): void {
	try {
		mkdirSync(dirname(join(root, record)), { recursive: true });
		writeFileSync(join(root, record), JSON.stringify({ inputs, files: builtFiles(root) }));
	} catch {
		// A full or read-only disk costs the next build, never this one.
	}
}

/** The files of the built site with their sizes and times: what anybody has changed there by hand is told by them. */
function builtFiles(root: string): string {
	const hash = createHash("sha256");
	for (const file of filesIn(root, "dist").sort()) {
		const { size, mtimeMs } = statSync(join(root, file));
		hash.update(`${file} ${size} ${mtimeMs}\n`);
	}
	return hash.digest("hex");
}

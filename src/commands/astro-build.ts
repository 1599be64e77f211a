import { build } from "astro";
import { ContentError } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { faultOfBuild } from "./build-fault.ts";

// Astro's build as a process of its own, which is stopped as one and tells what is wrong as data: its arguments are the project's
// folder and where the site is made.

/** What the process reports of a build that failed. */
export interface FailedBuild {
	faults: readonly Fault[];
}

const [root = process.cwd(), outDir = ""] = process.argv.slice(2);
try {
	await build({ root, outDir, logLevel: "silent" });
} catch (error) {
	const faults = error instanceof ContentError ? error.faults : [faultOfBuild(error, root)];
	const failed: FailedBuild = { faults };
	process.exitCode = 1;
	process.send?.(failed);
}
process.disconnect?.();

import { build } from "astro";
import { ContentError } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { type BuildProgress, buildProgress } from "#publishing/build-progress.ts";
import { faultOfBuild } from "./build-fault.ts";

// Astro's build as a process of its own, which is stopped as one and tells how far it is and what is wrong as data: its arguments are
// the project's folder and where the site is made.

/** What the process reports: how far it is, and of a build that failed its faults. */
export type BuildReport = { progress: BuildProgress } | { faults: readonly Fault[] };

function report(what: BuildReport): void {
	process.send?.(what);
}

const [root = process.cwd(), outDir = ""] = process.argv.slice(2);
try {
	const integrations = [buildProgress((progress) => report({ progress }))];
	await build({ root, outDir, logLevel: "silent", integrations });
} catch (error) {
	const faults = error instanceof ContentError ? error.faults : [faultOfBuild(error, root)];
	process.exitCode = 1;
	report({ faults });
}
process.disconnect?.();

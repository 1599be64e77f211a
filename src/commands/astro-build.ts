import { ContentError } from "#authoring/faults/content-error.ts";
import type { Fault } from "#authoring/faults/fault.ts";
import { stopsBuild } from "#authoring/faults/words.ts";
import { findFaults } from "#authoring/find-faults.ts";
import { type BuildProgress, buildProgress } from "#publishing/build-progress.ts";
import { pageInputs } from "#publishing/kept/build-inputs.ts";
import { keptPages } from "#publishing/kept/kept-pages.ts";
import { faultOfBuild } from "./build-fault.ts";

// The checks of what people wrote and Astro's build as a process of its own, which is stopped as one and tells how far it is and what
// is wrong as data: its arguments are the project's folder and where the site is made.

/** What the process reports: how far it is, and of a build that failed its faults. */
export type BuildReport = { progress: BuildProgress } | { faults: readonly Fault[] };

function report(what: BuildReport): void {
	process.send?.(what);
}

const [root = process.cwd(), outDir = ""] = process.argv.slice(2);
try {
	report({ progress: { stage: "checking", done: 0, total: 0 } });
	const pages = keptPages(root, () => pageInputs(root, process.env, new Date()));
	// In one process, so that a thread that drew a diagram for a check draws those of the build.
	const [found, { build }] = await Promise.all([findFaults(root), import("astro")]);
	const faults = found.filter(stopsBuild);
	if (faults.length > 0) throw new ContentError(faults);
	const integrations = [buildProgress((progress) => report({ progress }), pages)];
	await build({ root, outDir, logLevel: "silent", integrations });
} catch (error) {
	const faults = error instanceof ContentError ? error.faults : [faultOfBuild(error, root)];
	process.exitCode = 1;
	report({ faults });
}
process.disconnect?.();

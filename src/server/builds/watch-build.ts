import { statSync } from "node:fs";
import { type Build, buildMark, loadBuild } from "./load-build.ts";

/** How often it is looked whether there is a new build, in milliseconds. */
const interval = 1_000;

/**
 * Takes each new build of `root` without a restart: it is read and tried aside and then takes the place of the former one at once,
 * by `replace`, which gives that back, or throws a sentence where it does not take the new one. A build that cannot be taken is
 * reported in the log, and the former one stays.
 */
export function watchBuild(
	root: string,
	log: (line: string) => void,
	replace: (next: Build) => Build,
): { stop: () => void } {
	let seen = identity(root);
	let isLoading = false;
	let isStopped = false;

	async function look(): Promise<void> {
		const found = identity(root);
		if (isLoading || found === null || found === seen) return;
		seen = found;
		isLoading = true;
		try {
			const next = await loadBuild(root);
			let left = next;
			try {
				if (isStopped) return;
				left = replace(next);
				log("A new build is served.");
			} finally {
				// Pages that wait are still rendered by the build that they were asked of.
				await left.close();
			}
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			log(`The new build cannot be served, the former one still is. ${reason}`);
		} finally {
			isLoading = false;
		}
	}

	const timer = setInterval(look, interval).unref();
	return {
		stop: () => {
			isStopped = true;
			clearInterval(timer);
		},
	};
}

/** What distinguishes one build from the next; null while there is none. */
function identity(root: string): string | null {
	const mark = statSync(buildMark(root), { throwIfNoEntry: false });
	return mark ? `${mark.dev}:${mark.ino}:${mark.mtimeMs}` : null;
}

import { existsSync, mkdirSync, mkdtempSync, renameSync } from "node:fs";
import { join } from "node:path";

/**
 * Takes caches out of a project's way, as if it had none. They are removed with the project: for five seconds after many files were
 * deleted, ext4 takes longer to make new ones, and that would be counted to the build that follows.
 */
export function setAside(root: string, caches: readonly string[]): void {
	mkdirSync(join(root, ".cache"), { recursive: true });
	const aside = mkdtempSync(join(root, ".cache/aside-"));
	for (const [at, cache] of caches.entries()) {
		if (existsSync(join(root, cache))) renameSync(join(root, cache), join(aside, String(at)));
	}
}

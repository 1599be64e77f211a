import { statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** What an application takes at most with its place in the indexes, in characters. */
const largestApplication = 96 * 1_024;
/** With less room than this on the disk, in bytes, it may be that the log still takes a page and no application. */
const plenty = 1_024 * 1_024;

/** Below the days that refusals are counted on, so that it is none of them should the process end between its two statements. */
const filler = "-".repeat(largestApplication);

/** Writes as a post does; where the disk is nearly full, as much as the largest application takes. Throws where that cannot be written. */
export function probe(db: DatabaseSync, path: string, now: Date): void {
	db.prepare("UPDATE installation SET probed_at = ?").run(now.getTime());
	const { bavail, bsize } = statfsSync(dirname(resolve(path)));
	if (bavail * bsize >= plenty) return;
	db.prepare("INSERT OR REPLACE INTO refusals (day, count) VALUES (?, 0)").run(filler);
	db.prepare("DELETE FROM refusals WHERE day = ?").run(filler);
}

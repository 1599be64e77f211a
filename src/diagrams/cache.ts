import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Results on disk by the content they come from. The folder may be deleted at any time. */
export interface DiagramCache<Result> {
	read(content: string): Result | null;
	write(content: string, result: Result): void;
}

/**
 * Opens a cache in `folder`. `version` names everything but the content that a result depends on: another version
 * finds nothing of an older one. `parse` turns what was stored into a result and throws when it is none.
 * Safe for several processes at once: a file appears whole or not at all.
 */
export function openCache<Result>(
	folder: string,
	version: string,
	parse: (stored: unknown) => Result,
): DiagramCache<Result> {
	const fileOf = (content: string) =>
		join(folder, `${createHash("sha256").update(version).update("\0").update(content).digest("hex")}.json`);
	return {
		read(content) {
			try {
				return parse(JSON.parse(readFileSync(fileOf(content), "utf8")));
			} catch {
				// Missing, cut or of another shape: it is drawn anew, which is all a cache has to promise.
				return null;
			}
		},
		write(content, result) {
			const file = fileOf(content);
			const draft = `${file}.${randomUUID()}`;
			try {
				mkdirSync(folder, { recursive: true });
				writeFileSync(draft, JSON.stringify(result));
				renameSync(draft, file);
			} catch {
				// A full or read-only disk costs time, never a diagram.
				discard(draft);
			}
		},
	};
}

function discard(draft: string): void {
	try {
		rmSync(draft, { force: true });
	} catch {
		// Where nothing can be written, nothing is left behind.
	}
}

/** A fingerprint of every file of a folder, so that changed code never meets results of older code. */
export function fingerprint(folder: string): string {
	const hash = createHash("sha256");
	for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
	return hash.digest("hex");
}

import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Results on disk by the content they come from. The folder may be deleted at any time. */
export interface DiagramCache<Result> {
	read(content: string): Result | null;
	write(content: string, result: Result): void;
	/** Whether nothing of this version is kept. */
	isEmpty(): boolean;
	/** Removes what was not read or written since the cache was opened and is older than so many days. */
	forget(days: number): void;
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
	const hash = (text: string) => createHash("sha256").update(text).digest("hex");
	const prefix = hash(version).slice(0, 16);
	const used = new Set<string>();
	const fileOf = (content: string) => {
		const name = `${prefix}-${hash(content)}.json`;
		used.add(name);
		return join(folder, name);
	};
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
		isEmpty() {
			try {
				return !readdirSync(folder).some((name) => name.startsWith(prefix));
			} catch {
				return true;
			}
		},
		forget(days) {
			const oldest = Date.now() - days * 24 * 60 * 60 * 1_000;
			try {
				for (const name of readdirSync(folder).filter((file) => !used.has(file))) {
					if (statSync(join(folder, name)).mtimeMs < oldest) discard(join(folder, name));
				}
			} catch {
				// Another process has removed it, or there is none: nothing is left to remove.
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

/** A fingerprint of a file, or of every file below a folder, so that results never meet another state of what they were made with. */
export function fingerprint(path: string): string {
	const hash = createHash("sha256");
	for (const file of statSync(path).isFile() ? [path] : filesBelow(path)) {
		hash.update(relative(path, file)).update(readFileSync(file));
	}
	return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

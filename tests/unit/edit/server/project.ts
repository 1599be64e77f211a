import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const project = new URL("../../../../", import.meta.url).pathname;

/** A project whose content can be written: a copy of it, with everything else linked. */
export function writableProject(): { root: string; remove: () => void } {
	const root = mkdtempSync(join(tmpdir(), "project-"));
	cpSync(join(project, "content"), join(root, "content"), { recursive: true });
	for (const name of readdirSync(project)) {
		if (name !== "content" && name !== ".git") symlinkSync(join(project, name), join(root, name));
	}
	return { root, remove: () => rmSync(root, { recursive: true }) };
}

import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;

/** A copy of the project that can be built beside it, and its removal. */
export function copyProject(name: string): { path: string; remove: () => void } {
	// Inside the project, since files are linked within one file system only.
	mkdirSync(join(root, ".cache"), { recursive: true });
	const path = mkdtempSync(join(root, `.cache/${name}-`));
	for (const part of ["package.json", "astro.config.mjs", "tsconfig.json", "src", "content", "public"]) {
		cpSync(join(root, part), join(path, part), { recursive: true });
	}
	// Packages are linked file by file; what builds cache beside them is not.
	linkFolder(join(root, "node_modules"), join(path, "node_modules"));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Hard links of all files of a folder, hidden folders at its top left out. */
function linkFolder(from: string, to: string, isTop = true): void {
	mkdirSync(to);
	for (const entry of readdirSync(from, { withFileTypes: true })) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
		else if (entry.isFile()) linkSync(source, target);
		else if (!isTop || !entry.name.startsWith(".")) linkFolder(source, target, false);
	}
}

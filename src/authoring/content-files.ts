import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files as they would be, by their path from the project's root; null for one that would be gone. */
export type Overrides = ReadonlyMap<string, string | null>;

/** What people write, as it is on disk or as it would be. Paths are seen from the project's root. */
export interface ContentFiles {
	root: string;
	overrides: Overrides;
	/** The text of a file; null when it does not exist. */
	read: (file: string) => string | null;
	/** Whether a file exists, of any kind. */
	exists: (file: string) => boolean;
	/** Every file below a folder, in order; none when it does not exist. */
	list: (folder: string) => string[];
}

/** The files of a project, some of them as `overrides` has them. */
export function contentFiles(root: string, overrides: Overrides = new Map()): ContentFiles {
	return {
		root,
		overrides,
		read(file) {
			const given = overrides.get(file);
			const text =
				given !== undefined ? given : existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : null;
			// Windows' Notepad begins a file with a byte order mark, which YAML's parser counts as indentation.
			return text !== null && file.endsWith(".yaml") ? text.replace(/^\ufeff/, "") : text;
		},
		exists: (file) => (overrides.has(file) ? overrides.get(file) !== null : existsSync(join(root, file))),
		list(folder) {
			const written = existsSync(join(root, folder))
				? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
						.filter((entry) => entry.isFile())
						.map((entry) =>
							join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/").replace(/^\//, ""),
						)
				: [];
			const files = new Set([...written, ...[...overrides.keys()].filter((file) => file.startsWith(`${folder}/`))]);
			return [...files].filter((file) => overrides.get(file) !== null).sort();
		},
	};
}

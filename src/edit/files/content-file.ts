import { isUtf8 } from "node:buffer";
import { createHash, randomBytes } from "node:crypto";
import {
	closeSync,
	existsSync,
	fsyncSync,
	linkSync,
	lstatSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** A file that the editor may show and write, by its path below content/, such as `guide/support.mdx`. */
export type ContentFile = string & { readonly __content: unique symbol };

/** A path that names no file the editor may write. The message has the reason, for the editor's user. */
export class ForbiddenFile extends Error {
	override name = "ForbiddenFile";
}

/** A file is not what it was when it was opened: somebody else, or another program, has written it meanwhile. */
export class ChangedOnDisk extends Error {
	override name = "ChangedOnDisk";
	readonly file: ContentFile;
	/** What the file holds now; null when it is gone. */
	readonly now: { text: string; hash: string } | null;
	constructor(file: ContentFile, now: { text: string; hash: string } | null) {
		super(`${file} was changed by somebody else meanwhile. Nothing was written.`);
		this.file = file;
		this.now = now;
	}
}

/** Files that commands write, and that links people were sent depend on. */
const kept = new Set(["program/published.yaml", "find-your-tier-addresses.yaml"]);

/**
 * The file of content/ that a path names. Throws `ForbiddenFile` for one outside of it, behind a link, of another kind, of
 * superseded terms, or written by the commands of the terms alone.
 */
export function contentFile(root: string, path: string): ContentFile {
	const refuse = (reason: string): never => {
		throw new ForbiddenFile(`${path} cannot be edited here: ${reason}`);
	};
	const steps = path.split("/");
	if (!/\.(mdx|yaml)$/.test(path)) refuse("it is neither a page nor a file of facts.");
	if (path.includes("\\") || path.includes("\0") || steps.some((step) => step === "" || step.startsWith("."))) {
		refuse("its name is no path below content/.");
	}
	if (kept.has(path)) refuse("the steps of the terms write it, since links that people were sent depend on it.");
	if (/^program\/[^/]+\//.test(path)) refuse("superseded terms stay as they are, since links name them.");
	let folder = join(root, "content");
	for (const step of ["", ...steps]) {
		folder = join(folder, step);
		// `lstat` does not follow: a link may lead out of the folder.
		const entry = lstatSync(folder, { throwIfNoEntry: false });
		if (entry?.isSymbolicLink()) refuse("it is behind a link.");
		if (entry && step === steps.at(-1) && !entry.isFile()) refuse("it is no file.");
	}
	return path as ContentFile;
}

/** A short name of a text: equal texts have the same, others another. */
export function hashOf(text: string): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** Where a file is on disk. */
export function pathOf(root: string, file: ContentFile): string {
	return join(root, "content", file);
}

/** What a file holds; null when it does not exist. */
export function readContent(root: string, file: ContentFile): { text: string; hash: string } | null {
	const path = pathOf(root, file);
	if (!existsSync(path)) return null;
	const text = readFileSync(path, "utf8");
	return { text, hash: hashOf(text) };
}

/** Throws `ForbiddenFile` for a file that is no UTF-8: what was read of it has lost letters, and would be written in their place. */
export function refuseOtherEncoding(root: string, file: ContentFile): void {
	const path = pathOf(root, file);
	if (!existsSync(path) || isUtf8(readFileSync(path))) return;
	throw new ForbiddenFile(
		`${file} is not stored as UTF-8, and its letters such as é would be lost here. Open it in the program that wrote it, and save it as UTF-8.`,
	);
}

/**
 * Writes a file that still is what `hash` names, in one step: a reader, such as the site's server, sees the old text or the new
 * one and nothing between. `hash` null creates a file. Throws `ChangedOnDisk` when the file is another one by now.
 */
export function writeContent(root: string, file: ContentFile, text: string, hash: string | null): string {
	contentFile(root, file);
	refuseOtherEncoding(root, file);
	const path = pathOf(root, file);
	mkdirSync(dirname(path), { recursive: true });
	// A name that no loader takes for a page, in the same folder, so that renaming is one step.
	const written = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);
	const handle = openSync(written, "wx");
	try {
		// Not `writeSync`, which says of a disk that fills up only how much it has written.
		writeFileSync(handle, text);
		fsyncSync(handle);
	} catch (error) {
		rmSync(written, { force: true });
		throw error;
	} finally {
		closeSync(handle);
	}
	try {
		const now = readContent(root, file);
		if ((now?.hash ?? null) !== hash) throw new ChangedOnDisk(file, now);
		// Of two that create the same file, linking lets only one.
		if (hash === null) linkSync(written, path);
		else renameSync(written, path);
	} finally {
		rmSync(written, { force: true });
	}
	return hashOf(text);
}

/** Takes a file away that still is what `hash` names. Throws `ChangedOnDisk` when it is another one by now. */
export function removeContent(root: string, file: ContentFile, hash: string): void {
	const now = readContent(root, contentFile(root, file));
	if (now?.hash !== hash) throw new ChangedOnDisk(file, now);
	rmSync(pathOf(root, file));
}

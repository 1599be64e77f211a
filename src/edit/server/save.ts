import type { Finding } from "#authoring/faults/words.ts";
import { findingsOf, newErrors } from "#edit/checks/findings.ts";
import { ChangedOnDisk, type ContentFile, readContent, removeContent, writeContent } from "#edit/files/content-file.ts";
import { Refusal } from "./refusal.ts";

/** A file as it is to be; `text` null takes it away, `hash` null makes it. */
export interface Wished {
	file: ContentFile;
	text: string | null;
	hash: string | null;
}

export interface Saved {
	hashes: Readonly<Record<string, string>>;
	findings: readonly Finding[];
}

/** What a heading brings about while it is typed: these are shown and stop the build, and may be written. */
const ofSections: ReadonlySet<string> = new Set(["link to no section", "no such section", "section gone"]);

/**
 * Writes files that belong together after every check has seen them as they would be. What would stop the build is not written
 * over what does not: then the refusal has the findings. A file that was broken before may be written while it is mended.
 */
export async function save(root: string, wished: readonly Wished[]): Promise<Saved> {
	const changed = wished.filter(({ file, text }) => readContent(root, file)?.text !== text);
	for (const { file, hash } of changed) {
		// Said before the checks are, since they would speak of another text. A text that is there already takes nobody's place.
		const now = readContent(root, file);
		if ((now?.hash ?? null) !== hash) throw new ChangedOnDisk(file, now);
	}
	const proposed = new Map(changed.map(({ file, text }) => [file, text] as const));
	const findings = await findingsOf(root, proposed);
	if (changed.length > 0 && findings.some(({ level }) => level === "error")) {
		const before = await findingsOf(root);
		const broken = new Set(before.filter(({ level }) => level === "error").map(({ file }) => file));
		const added = newErrors(before, findings).filter(
			({ file, problem }) => !broken.has(file) && !ofSections.has(problem.kind),
		);
		const [first] = added;
		if (first) throw new Refusal(422, first.sentence, { kind: "faults", findings: added });
	}
	const hashes: Record<string, string> = {};
	for (const { file, text, hash } of changed) {
		if (text !== null) hashes[file] = writeContent(root, file, text, hash);
	}
	// Last, so that a page that is moved is always in one of its places.
	for (const { file, text, hash } of changed) {
		if (text === null) removeContent(root, file, hash ?? "");
	}
	for (const { file, hash } of wished) hashes[file] ??= hash ?? "";
	return { hashes, findings };
}

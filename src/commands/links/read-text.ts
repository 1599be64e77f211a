import { readFile } from "node:fs/promises";
import { type FileText, textOfFile, UnreadableContent } from "#program/estimate/audit/file-text.ts";

/** A file that cannot be read, in a sentence. */
export class UnreadableFile extends Error {}

/** The text of a file in which links are looked for. Throws `UnreadableFile`. */
export async function readText(file: string): Promise<FileText> {
	try {
		return await textOfFile(await readFile(file));
	} catch (error) {
		if (error instanceof UnreadableContent) throw new UnreadableFile(`${file} ${error.message}`);
		if (!(error instanceof Error && "syscall" in error)) throw error;
		throw new UnreadableFile(`${file} cannot be read: ${error.message}.`);
	}
}

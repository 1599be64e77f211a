import * as z from "zod";
import { contentFile, readContent } from "#edit/files/content-file.ts";
import { takeBack } from "#edit/team/changes.ts";
import { type Shared, share } from "#edit/team/share.ts";
import { versionText } from "#edit/team/versions.ts";
import { calendarDay } from "#program/format.ts";
import { type Saved, save } from "./save.ts";

const takeBackSchema = z.object({ file: z.string(), hash: z.string(), place: z.number().optional() });

/** Takes back what changed in a file since the last commit, or in one place of it. */
export function takenBack(root: string, body: unknown): void {
	const { file, hash, place } = takeBackSchema.parse(body);
	takeBack(root, file, hash, place);
}

/** Commits what changed, and sends it to the team. */
export function sharedChanges(root: string, body: unknown): Shared {
	const { message } = z.object({ message: z.string().trim().min(3) }).parse(body);
	return share(root, message, calendarDay(new Date()));
}

/** Makes a file what it was at a commit, after every check has seen it. */
export function versionTaken(root: string, body: unknown): Promise<Saved> {
	const { file: path, commit } = z.object({ file: z.string(), commit: z.string() }).parse(body);
	const file = contentFile(root, path);
	return save(root, [{ file, text: versionText(root, file, commit), hash: readContent(root, file)?.hash ?? null }]);
}

import { type ContentFile, contentFile, readContent } from "#edit/files/content-file.ts";
import { committed, GitProblem, git, whyWithoutGit } from "./git.ts";
import { type ChangedLines, changedLines } from "./lines.ts";

/** A file as a commit has it. */
export interface Version {
	commit: string;
	/** When it was committed, as ISO 8601. */
	at: string;
	who: string;
	/** What was said of the commit. */
	message: string;
	/** What of it is otherwise now; nothing where it is the same. */
	places: readonly ChangedLines[];
}

/** Older ones are for a developer to find. */
const most = 20;

/** The versions of a file that Git has, the newest first. Throws `GitProblem` where there is no Git. */
export function versionsOf(root: string, path: string): Version[] {
	const file = contentFile(root, path);
	const absent = whyWithoutGit(root);
	if (absent) throw new GitProblem(absent);
	const now = readContent(root, file)?.text ?? "";
	const format = ["%H", "%cI", "%an", "%s"].join("%x00");
	const { out } = git(root, ["log", `--max-count=${most}`, `--format=${format}`, "--", `content/${file}`]);
	return out
		.split("\n")
		.filter(Boolean)
		.flatMap((line) => {
			const [commit = "", at = "", who = "", message = ""] = line.split("\0");
			const text = committed(root, file, commit)?.toString("utf8");
			// The commit that took a file away has no version of it.
			return text === undefined ? [] : [{ commit, at, who, message, places: changedLines(text, now) }];
		});
}

/** The text of a version. Throws `GitProblem` for a commit that has no such file. */
export function versionText(root: string, file: ContentFile, commit: string): string {
	const text = /^[0-9a-f]{40,64}$/.test(commit) ? committed(root, file, commit) : null;
	if (!text) throw new GitProblem("There is no such version of this file.");
	return text.toString("utf8");
}

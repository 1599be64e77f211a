import { execFileSync } from "node:child_process";

/** When each file of a project was last changed, and the commit that this is true of. */
export interface LastUpdates {
	/** Empty without a history. */
	commit: string;
	/** Date of the newest commit of a file, by its path from the root. */
	dates: ReadonlyMap<string, Date>;
}

/**
 * Reads git's history of `folder`. Without git, without a repository, or in a shallow clone, whose one commit says
 * nothing of a file's age, there are no dates, and pages show none.
 */
export function lastUpdates(root: string, folder: string): LastUpdates {
	const commit = historyOf(root);
	if (commit === "") return { commit, dates: new Map() };
	try {
		return {
			commit,
			dates: datesOf(git(root, "log", "--format=commit %ct", "--name-only", "--relative", "--", folder)),
		};
	} catch {
		return { commit: "", dates: new Map() };
	}
}

/** The commit up to which a project's history says when files were changed; empty where it says nothing. */
export function historyOf(root: string): string {
	try {
		const [shallow, commit = ""] = git(root, "rev-parse", "--is-shallow-repository", "HEAD").trim().split("\n");
		return shallow === "false" ? commit : "";
	} catch {
		return "";
	}
}

function git(root: string, ...args: string[]): string {
	return execFileSync("git", args, {
		cwd: root,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "ignore"],
		maxBuffer: 2 ** 26,
	});
}

/** Newest first, so the first mention of a file is its last change. */
function datesOf(log: string): Map<string, Date> {
	const dates = new Map<string, Date>();
	let date = new Date(0);
	for (const line of log.split("\n")) {
		const seconds = /^commit (\d+)$/.exec(line)?.[1];
		if (seconds) date = new Date(Number(seconds) * 1000);
		else if (line && !dates.has(line)) dates.set(line, date);
	}
	return dates;
}

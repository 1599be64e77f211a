import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { team } from "./changes.ts";
import { committed, done, GitProblem, git, remoteOf } from "./git.ts";
import { type ChangedLines, changedLines } from "./lines.ts";
import { pullRequestLink } from "./pull-request.ts";

/** A file in which somebody else has changed the same lines. */
export interface Conflict {
	/** Below content/, or a path from the project's root for a file elsewhere. */
	file: string;
	/** What the team has changed there since the two parted, and what is changed here. */
	theirs: readonly ChangedLines[];
	mine: readonly ChangedLines[];
}

/** What saving for the team did. */
export interface Shared {
	branch: string;
	pushed: boolean;
	/** Where a pull request is opened; null where the remote is of a kind that has none we know. */
	link: string | null;
	/** Why nothing was committed; empty where all went well. */
	conflicts: readonly Conflict[];
	sentence: string;
}

/**
 * Commits what changed in content/ on a branch of its own, and sends it where a remote is set. What the team has sent meanwhile is
 * fetched first and brought in: where both changed the same lines, nothing is committed, and both are given.
 */
export function share(root: string, message: string, day: string): Shared {
	const state = team(root);
	if (state.absent) throw new GitProblem(state.absent);
	if (state.changes.length === 0 && state.unsent === 0) {
		throw new GitProblem("Nothing has changed since the last save for the team.");
	}
	refuseUnready(root);
	const remote = remoteOf(root);
	if (remote) {
		done(root, ["fetch", "--quiet", remote], "What the team has sent could not be fetched, and nothing was committed.");
	}
	const base = remote ? defaultBranch(root, remote) : state.branch;
	const theirs = remote ? `${remote}/${base}` : "";
	const conflicts = theirs ? conflictsWith(root, theirs) : [];
	if (conflicts.length > 0) {
		const sentence =
			"Somebody has changed the same lines meanwhile, so nothing was committed or sent. Your change is still here.";
		return { branch: state.branch, pushed: false, link: null, conflicts, sentence };
	}
	const branch = branchFor(root, state.branch, base, message, day);
	if (branch !== state.branch) done(root, ["switch", "--quiet", "-c", branch], "The branch could not be made.");
	if (state.changes.length > 0) {
		done(root, ["add", "--all", "--", "content"], "The changes could not be taken up.");
		done(root, ["commit", "--quiet", "-m", message, "--", "content"], "The commit could not be made.");
	}
	if (!remote) {
		const sentence = `Committed on the branch ${branch}. This folder has no remote, so nothing was sent: a developer can set one with “git remote add origin …”.`;
		return { branch, pushed: false, link: null, conflicts: [], sentence };
	}
	bringIn(root, theirs);
	done(
		root,
		["push", "--quiet", "-u", remote, branch],
		`Committed on the branch ${branch}, and it could not be sent. Open “Changes” and send it again later.`,
	);
	const link = pullRequestLink(git(root, ["remote", "get-url", remote]).out.trim(), branch, base);
	return { branch, pushed: true, link, conflicts: [], sentence: `Sent to the team on the branch ${branch}.` };
}

/** Throws for what would stop the commit halfway, on a branch that was made for it. */
function refuseUnready(root: string): void {
	const begun = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD"].find((head) => exists(root, head));
	if (begun) {
		throw new GitProblem(
			"Two versions are being brought together in this folder, and that was not ended. Your change is still here. A developer ends it, with “git status” in a terminal, which says how.",
		);
	}
	if (git(root, ["var", "GIT_COMMITTER_IDENT"]).status !== 0) {
		throw new GitProblem(
			'Git does not know your name yet. Type these two lines in a terminal, with your own: git config --global user.name "Maria Lopez" and git config --global user.email maria@example.com. Then save again.',
		);
	}
}

/** What the team has published meanwhile comes into the branch; files that a developer is changing stay as they are. */
function bringIn(root: string, theirs: string): void {
	if (!exists(root, theirs) || git(root, ["merge-base", "--is-ancestor", theirs, "HEAD"]).status === 0) return;
	if (git(root, ["merge", "--quiet", "--no-edit", theirs]).status !== 0) git(root, ["merge", "--abort"]);
}

function defaultBranch(root: string, remote: string): string {
	const head = git(root, ["rev-parse", "--abbrev-ref", `${remote}/HEAD`]);
	const named = head.status === 0 ? head.out.trim().replace(`${remote}/`, "") : "";
	const known = [named, "main", "master"].find(
		(name) => name && git(root, ["rev-parse", "--verify", `${remote}/${name}`]).status === 0,
	);
	return known ?? git(root, ["branch", "--show-current"]).out.trim();
}

/** The branch to commit on: a new one where the person is on the team's own, else the one that was begun. */
function branchFor(root: string, current: string, base: string, message: string, day: string): string {
	if (current && current !== base && !["main", "master"].includes(current)) return current;
	const words = message
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 40)
		.replace(/-$/, "");
	const name = `edit/${day}-${words || "pages"}`;
	const isFree = (each: string) => git(root, ["rev-parse", "--verify", "--quiet", `refs/heads/${each}`]).status !== 0;
	for (let number = 1; ; number++) {
		const free = number === 1 ? name : `${name}-${number}`;
		if (isFree(free)) return free;
	}
}

function exists(root: string, commit: string): boolean {
	return git(root, ["rev-parse", "--verify", "--quiet", commit]).status === 0;
}

/** The files in which content/, as it is on disk, and a commit have changed the same lines. */
function conflictsWith(root: string, other: string): Conflict[] {
	if (!exists(root, other)) return [];
	const mine = contentAsCommit(root);
	const { status, out } = git(root, ["merge-tree", "--write-tree", "--name-only", "--no-messages", mine, other]);
	if (status !== 1) return [];
	const base = git(root, ["merge-base", mine, other]).out.trim();
	const prefix = git(root, ["rev-parse", "--show-prefix"]).out.trim();
	return out
		.split("\n")
		.slice(1)
		.filter(Boolean)
		.map((path) => {
			const file = path.slice(prefix.length).replace(/^content\//, "");
			const text = (commit: string) => committed(root, file, commit)?.toString("utf8") ?? "";
			return {
				file,
				theirs: changedLines(text(base), text(other)),
				mine: changedLines(text(base), text(mine)),
			};
		});
}

/** The last commit with content/ as it is on disk, as a commit that no branch has. */
function contentAsCommit(root: string): string {
	const folder = mkdtempSync(join(tmpdir(), "edit-index-"));
	try {
		const settings = { GIT_INDEX_FILE: join(folder, "index") };
		const what = "What changed could not be compared with the team's, and nothing was committed.";
		done(root, ["read-tree", "HEAD"], what, settings);
		done(root, ["add", "--all", "--", "content"], what, settings);
		const tree = done(root, ["write-tree"], what, settings).trim();
		return done(root, ["commit-tree", tree, "-p", "HEAD", "-m", "content"], what, settings).trim();
	} finally {
		rmSync(folder, { recursive: true });
	}
}

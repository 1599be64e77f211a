import { spawnSync } from "node:child_process";

/** Why a step that needs Git cannot be taken, for the editor's user. */
export class GitProblem extends Error {
	override name = "GitProblem";
}

interface Ran {
	status: number | null;
	bytes: Buffer;
	out: string;
	said: string;
}

/** Runs Git in the project's folder; a fault is in the status. */
export function git(root: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}): Ran {
	// Never a question in the terminal, which nobody sees: it would wait for ever.
	const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C", ...settings };
	const { status, stdout, stderr, error } = spawnSync("git", ["-c", "core.quotePath=false", ...args], {
		cwd: root,
		env,
		maxBuffer: 64 * 1024 * 1024,
	});
	if (error) return { status: null, bytes: Buffer.alloc(0), out: "", said: error.message };
	return { status, bytes: stdout, out: stdout.toString("utf8"), said: stderr.toString("utf8").trim() };
}

/** What Git answers. Throws `GitProblem`, which begins with `what`, when the step cannot be taken. */
export function done(
	root: string,
	args: readonly string[],
	what: string,
	settings: Readonly<Record<string, string>> = {},
): string {
	const { status, out, said } = git(root, args, settings);
	if (status !== 0) throw new GitProblem(`${what} ${said || out.trim()}`);
	return out;
}

/** Why Git cannot help; "" where the project is under Git. */
export function whyWithoutGit(root: string): string {
	if (git(root, ["--version"]).status !== 0) {
		return "Git is not installed on this machine. Editing works; what changed and saving for the team need it.";
	}
	if (git(root, ["rev-parse", "--verify", "HEAD"]).status !== 0) {
		return "This folder is not under Git yet. Editing works; what changed and saving for the team need it.";
	}
	return "";
}

/** A file of content/ as a commit has it, with the line ends that Git gives it here; null where it has none. */
export function committed(root: string, file: string, commit = "HEAD"): Buffer | null {
	const { status, bytes } = git(root, ["cat-file", "--filters", `${commit}:./content/${file}`]);
	return status === 0 ? bytes : null;
}

/** The first remote; "" where none is set. */
export function remoteOf(root: string): string {
	return git(root, ["remote"]).out.split("\n")[0]?.trim() ?? "";
}

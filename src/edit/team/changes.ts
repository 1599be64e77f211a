import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Overrides } from "#authoring/content-files.ts";
import { ContentError } from "#authoring/faults/content-error.ts";
import { factsFolder, readProgram } from "#authoring/read-program.ts";
import { hashOf } from "#edit/files/content-file.ts";
import { differenceInWords, differencesOf } from "#program/facts/differences.ts";
import type { Program } from "#program/facts/facts.ts";
import { committed, GitProblem, git, remoteOf, whyWithoutGit } from "./git.ts";
import { type ChangedLines, changedLines, withoutChange } from "./lines.ts";

/** A file of content/ that differs from the last commit. */
export interface Change {
	/** Below content/. */
	file: string;
	kind: "new" | "changed" | "gone";
	/** What it holds now, in short: what is taken back is what was shown. */
	hash: string;
	/** Facts that changed, in words; none for pages, and for facts that have a fault. */
	words: readonly string[];
	/** Each place that changed; none for a picture. */
	places: readonly ChangedLines[];
}

/** What changed since the last commit, and where it can be sent. */
export interface Team {
	/** Why there is nothing to show; "" where Git is there. */
	absent: string;
	branch: string;
	/** Whether what is saved for the team can be sent anywhere. */
	hasRemote: boolean;
	/** Commits that were made and not sent, as where the network was away. */
	unsent: number;
	changes: readonly Change[];
}

/** What changed since the last commit; with a sentence in place of it where there is no Git. */
export function team(root: string): Team {
	const absent = whyWithoutGit(root);
	if (absent) return { absent, branch: "", hasRemote: false, unsent: 0, changes: [] };
	const hasRemote = remoteOf(root) !== "";
	const ahead = hasRemote ? git(root, ["rev-list", "--count", "HEAD", "--not", "--remotes"]).out : "0";
	return {
		absent: "",
		branch: git(root, ["branch", "--show-current"]).out.trim(),
		hasRemote,
		unsent: Number(ahead.trim()),
		changes: changesOf(root),
	};
}

const isText = (file: string) => /\.(mdx|yaml|md)$/.test(file);

function changesOf(root: string): Change[] {
	const files = changedFiles(root);
	const words = wordsOf(root, files);
	return files.map((file) => {
		const path = join(root, "content", file);
		const now = existsSync(path) ? readFileSync(path) : null;
		const was = committed(root, file);
		return {
			file,
			kind: was === null ? ("new" as const) : now === null ? ("gone" as const) : ("changed" as const),
			hash: hashOf(now?.toString("latin1") ?? ""),
			words: words.get(file) ?? [],
			places: isText(file) ? changedLines(was?.toString("utf8") ?? "", now?.toString("utf8") ?? "") : [],
		};
	});
}

function changedFiles(root: string): string[] {
	const prefix = git(root, ["rev-parse", "--show-prefix"]).out.trim();
	const { out } = git(root, ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--", "content"]);
	return out
		.split("\0")
		.filter(Boolean)
		.map((line) => line.slice(3 + prefix.length + "content/".length));
}

/** The facts in which each file differs, in words. */
function wordsOf(root: string, files: readonly string[]): Map<string, string[]> {
	const facts = files.filter((file) => /^program\/\w+\.yaml$/.test(file));
	if (facts.length === 0) return new Map();
	const before = programOf(
		root,
		new Map(facts.map((file) => [`content/${file}`, committed(root, file)?.toString("utf8") ?? null])),
	);
	const now = programOf(root);
	const found = before && now ? differencesOf(before, now) : [];
	return new Map(
		facts.map((file) => [
			file,
			found.filter((each) => `program/${each.file}.yaml` === file).map((each) => `${differenceInWords(each)}.`),
		]),
	);
}

function programOf(root: string, overrides?: Overrides): Program | null {
	try {
		return readProgram(root, factsFolder, overrides);
	} catch (error) {
		if (error instanceof ContentError) return null;
		throw error;
	}
}

/**
 * Makes a file of content/ what it was at the last commit, or one place of it; a file that is new goes. Only files that differ can
 * be named, and only as they were shown: `hash` is the change's.
 */
export function takeBack(root: string, file: string, hash: string, place?: number): void {
	const change = changesOf(root).find((each) => each.file === file);
	if (!change) throw new GitProblem(`${file} is as it was at the last commit.`);
	if (change.hash !== hash) throw new GitProblem(`${file} was changed meanwhile. Look at it once more.`);
	const path = join(root, "content", file);
	const was = committed(root, file);
	if (!was) {
		rmSync(path);
		return;
	}
	const now = existsSync(path) ? readFileSync(path, "utf8") : "";
	const text = place === undefined ? was : withoutChange(was.toString("utf8"), now, place);
	if (text === null) throw new GitProblem(`${file} was changed meanwhile. Look at it once more.`);
	mkdirSync(dirname(path), { recursive: true });
	const written = join(dirname(path), `.${Date.now()}.tmp`);
	writeFileSync(written, text, { flag: "wx" });
	renameSync(written, path);
}

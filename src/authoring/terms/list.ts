import { execFileSync } from "node:child_process";
import { factsFolder, readAllTerms, readPublishedFigures } from "#authoring/read-program.ts";
import { byDay, stateOf, type TermsState, termsOn } from "#program/facts/versions.ts";

/** A commit by its short name and its day, YYYY-MM-DD. */
export interface Commit {
	name: string;
	day: string;
}

/** A version of the terms as `npm run terms -- list` shows it. */
export interface ListedTerms {
	version: string;
	state: TermsState;
	effective: string;
	standIn: string | null;
	isPublished: boolean;
	/** The commit that the version came with, and the last one that changed its facts; null without a history. */
	first: Commit | null;
	last: Commit | null;
}

/** Every version with its state on a day (YYYY-MM-DD), the newest first. */
export function listTerms(root: string, day: string): ListedTerms[] {
	const programs = readAllTerms(root);
	const published = readPublishedFigures(root);
	const ofDay = termsOn(
		programs.map(({ terms }) => terms),
		day,
	);
	return programs
		.map(({ terms }, at) => {
			const { version, effective, standIn = null } = terms;
			const folder = at === 0 ? `${factsFolder}/*.yaml` : `${factsFolder}/${version}/*.yaml`;
			const named = `version: "${version}"`;
			const files = [`${factsFolder}/terms.yaml`, `${factsFolder}/${version}/terms.yaml`];
			return {
				terms,
				listed: {
					version,
					state: stateOf(terms, ofDay),
					effective,
					standIn,
					isPublished: version in published,
					first: commits(root, ["--reverse", `-S${named}`, "--", ...files])[0] ?? null,
					last: commits(root, ["-1", "--", `:(glob)${folder}`])[0] ?? null,
				},
			};
		})
		.toSorted((a, b) => byDay(b.terms, a.terms))
		.map(({ listed }) => listed);
}

/** Commits of Git's history; none without Git or without a history. */
function commits(root: string, which: readonly string[]): Commit[] {
	try {
		const log = execFileSync("git", ["log", "--format=%h %cs", ...which], {
			cwd: root,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "ignore"],
		});
		return log
			.split("\n")
			.filter(Boolean)
			.map((line) => {
				const [name = "", day = ""] = line.split(" ");
				return { name, day };
			});
	} catch {
		return [];
	}
}

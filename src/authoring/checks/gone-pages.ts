import { execFileSync } from "node:child_process";
import type { ContentFiles } from "#authoring/content-files.ts";
import { faultsOfReading } from "#authoring/faults/content-error.ts";
import { type Fault, faultOfFile } from "#authoring/faults/fault.ts";
import { lastUpdates } from "#authoring/last-updated.ts";
import { isDraft } from "#authoring/pages/head/head.ts";
import { readRedirects, redirectsFile } from "#authoring/read-redirects.ts";
import type { Check } from "./check.ts";
import { addressOfPage } from "./links.ts";

/** Pages of the guide that Git knows, and that are gone without leading on: people have links to them. */
export const gonePages: Check = {
	name: "Pages that were",
	find: (files) => {
		const redirects: Record<string, string> = {};
		// Redirects that cannot be read are another finding, and nothing can be said without them.
		if (faultsOfReading(() => Object.assign(redirects, readRedirects(files.root, files.overrides))).length > 0)
			return [];
		const known = new Set([...files.list("content/guide").map(addressOfPage), ...Object.keys(redirects)]);
		return goneFiles(files)
			.filter((file) => !known.has(addressOfPage(file)))
			.filter((file) => wasPublished(files.root, file))
			.map((file): Fault => faultOfFile(redirectsFile, { kind: "page gone", address: addressOfPage(file) }));
	},
};

function goneFiles({ root, exists }: ContentFiles): string[] {
	const ever = [...lastUpdates(root, "content/guide").dates.keys()];
	return ever.filter((file) => /^content\/guide\/.+\.mdx$/.test(file) && !exists(file)).sort();
}

/** Whether the last version of a file that Git has was no draft. */
function wasPublished(root: string, file: string): boolean {
	const git = (...args: string[]) =>
		execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
	const commits = [() => "HEAD", () => `${git("rev-list", "-1", "HEAD", "--", file).trim()}^`];
	for (const commit of commits) {
		try {
			return !isDraft(git("show", `${commit()}:./${file}`));
		} catch {
			// It was taken away before.
		}
	}
	return false;
}

// The real site built after one edit after the other, each time with what is kept of the builds before and once more without. What else
// concerns every page is in build-inputs.test.ts.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildSite } from "#commands/build-site.ts";
import { copyProject } from "#tests/project-copy.ts";

const project = new URL("../../../..", import.meta.url).pathname;
const copy = { path: "", remove: () => {} };
const now = new Date("2027-02-28T23:30:00Z");

beforeAll(async () => {
	Object.assign(copy, copyProject("edits"));
	// What the project's own build drew need not be drawn again.
	const cache = "node_modules/.cache";
	if (existsSync(join(project, cache))) cpSync(join(project, cache), join(copy.path, cache), { recursive: true });
	rmSync(join(copy.path, cache, "pages.bin"), { force: true });
	git("init");
	git("add", "content");
	commit("2027-01-01T12:00:00Z");
	await built();
});
afterAll(() => copy.remove());

test.each([
	["texts of pages", () => ["marketing", "support", "tiers/reseller"].forEach(saysMore)],
	[
		"parts of a page that it had none of",
		() => {
			const parts = [
				"```mermaid\nflowchart LR\n A --> B\n```",
				"| a | b |\n| - | - |\n| 1 | 2 |",
				"```js\ncode();\n```",
				"- [ ] to do",
			];
			appendFileSync(join(copy.path, "content/guide/marketing.mdx"), `\n${parts.join("\n\n")}\n`);
		},
	],
	["a fact", () => change("content/program/organisation.yaml", /^tagline: .*$/m, "tagline: Partners in all.")],
	[
		"the history, and a text once more",
		() => {
			saysMore("contact");
			git("add", "content/guide");
			commit("2027-02-01T12:00:00Z");
			saysMore("tiers/reseller");
		},
	],
])("with %s changed, the site is what a build with nothing kept makes", async (_, edit) => {
	edit();
	const incremental = await built();
	rmSync(join(copy.path, "node_modules/.cache/pages.bin"));
	rmSync(join(copy.path, "node_modules/.cache/built-from.json"));
	expect(incremental).toEqual(await built());
});

/** Builds the site, and gives its files with a hash of each. */
async function built(): Promise<Record<string, string>> {
	rmSync(join(copy.path, "dist"), { recursive: true, force: true });
	expect(await buildSite(copy.path, process.env, now)).toBe(true);
	const folder = join(copy.path, "dist");
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const files = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
	const hashOf = (file: string) => {
		const content = readFileSync(file);
		// It would differ from one build to the next.
		expect(content.includes(".dist-next-"), `${file} names the folder that it was made in`).toBe(false);
		return createHash("sha256").update(content).digest("hex");
	};
	return Object.fromEntries(files.map((file) => [file.slice(folder.length), hashOf(file)]));
}

function saysMore(page: string): void {
	appendFileSync(join(copy.path, `content/guide/${page}.mdx`), "\n## One section more\n\nAnd its **text**.\n");
}

function change(file: string, from: RegExp, to: string): void {
	const path = join(copy.path, file);
	const text = readFileSync(path, "utf8");
	expect(text).toMatch(from);
	writeFileSync(path, text.replace(from, to));
}

function git(...args: string[]): void {
	execFileSync("git", args, { cwd: copy.path, stdio: "ignore" });
}

function commit(date: string): void {
	const who = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
	const dates = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
	execFileSync("git", [...who, "commit", "-m", "Pages"], {
		cwd: copy.path,
		stdio: "ignore",
		env: { ...process.env, ...dates },
	});
}

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lastUpdates } from "#authoring/last-updated.ts";

const folder = mkdtempSync(join(tmpdir(), "history-"));
const project = join(folder, "project");
afterAll(() => rmSync(folder, { recursive: true }));

function git(date: string, ...args: string[]): void {
	const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
	execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], {
		cwd: project,
		env,
		stdio: "ignore",
	});
}

test("a page has the date of its newest commit; without a full history no page has one", () => {
	mkdirSync(join(project, "content"), { recursive: true });
	expect(lastUpdates(project, "content").dates.size).toBe(0);

	git("", "init");
	for (const [file, date] of [
		["a.mdx", "2026-01-01T00:00:00Z"],
		["b.mdx", "2026-02-01T00:00:00Z"],
		["a.mdx", "2026-03-01T00:00:00Z"],
	] as const) {
		writeFileSync(join(project, "content", file), date);
		git(date, "add", ".");
		git(date, "commit", "-m", file);
	}
	const { commit, dates } = lastUpdates(project, "content");
	expect(commit).toMatch(/^[0-9a-f]{40}$/);
	expect(dates.get("content/a.mdx")).toEqual(new Date("2026-03-01T00:00:00Z"));
	expect(dates.get("content/b.mdx")).toEqual(new Date("2026-02-01T00:00:00Z"));

	execFileSync("git", ["clone", "--depth", "1", `file://${project}`, "shallow"], { cwd: folder, stdio: "ignore" });
	expect(lastUpdates(join(folder, "shallow"), "content").dates.size).toBe(0);
});

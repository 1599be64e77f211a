import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { takeBack as takeBackOf, team } from "#edit/team/changes.ts";
import { pullRequestLink } from "#edit/team/pull-request.ts";
import { share } from "#edit/team/share.ts";
import { versionsOf } from "#edit/team/versions.ts";

let folder = "";
let root = "";
const page = "guide/support.mdx";

function git(at: string, ...args: string[]): string {
	const { status, stdout, stderr } = spawnSync("git", args, { cwd: at, encoding: "utf8" });
	if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
	return stdout.trim();
}
function identified(at: string): void {
	git(at, "config", "user.name", "Maria");
	git(at, "config", "user.email", "maria@example.com");
}
const write = (at: string, text: string) => writeFileSync(join(at, "content", page), text);
const read = () => readFileSync(join(root, "content", page), "utf8");

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "team-"));
	root = join(folder, "mine");
	mkdirSync(join(root, "content/guide"), { recursive: true });
	write(root, "One.\n\nTwo.\n\nThree.\n");
	git(root, "init", "--quiet", "-b", "main");
	identified(root);
	git(root, "add", ".");
	git(root, "commit", "--quiet", "-m", "Begin");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Takes back what is shown of a file. */
function takeBack(file: string, place?: number): void {
	const change = team(root).changes.find((each) => each.file === file);
	takeBackOf(root, file, change?.hash ?? "", place);
}

/** A bare repository that `root` has as its remote, and the folder of a colleague. */
function withRemote(): string {
	git(folder, "clone", "--quiet", "--bare", root, "team.git");
	git(root, "remote", "add", "origin", join(folder, "team.git"));
	git(folder, "clone", "--quiet", "team.git", "theirs");
	identified(join(folder, "theirs"));
	return join(folder, "theirs");
}

describe("what changed since the last commit", () => {
	test("is told as the sentences that went and came, of files in content/ alone", () => {
		write(root, "One.\n\nTwo, and more.\n\nThree.\n");
		writeFileSync(join(root, "content/guide/new page.mdx"), "New.\n");
		writeFileSync(join(root, "elsewhere.txt"), "x");
		expect(team(root).changes).toMatchObject([
			{ file: page, kind: "changed", places: [{ removed: ["Two."], added: ["Two, and more."] }] },
			{ file: "guide/new page.mdx", kind: "new", places: [{ removed: [], added: ["New."] }] },
		]);
	});

	test("is told and taken back sentence by sentence where Git on Windows gives files other line ends", () => {
		git(root, "config", "core.autocrlf", "true");
		rmSync(join(root, "content", page));
		git(root, "checkout", "--quiet", "--", ".");
		expect(read()).toBe("One.\r\n\r\nTwo.\r\n\r\nThree.\r\n");
		write(root, read().replace("Two", "Two, and more").replace("Three", "Four"));
		const [first, second] = [
			{ removed: ["Two."], added: ["Two, and more."] },
			{ removed: ["Three."], added: ["Four."] },
		];
		expect(team(root).changes[0]?.places).toEqual([first, second]);
		expect(versionsOf(root, page)[0]?.places).toEqual([first, second]);
		takeBack(page, 0);
		expect(read()).toBe("One.\r\n\r\nTwo.\r\n\r\nFour.\r\n");
		takeBack(page);
		expect(team(root).changes).toEqual([]);
	});

	test("is taken back file by file", () => {
		write(root, "Else.\n");
		writeFileSync(join(root, "content/guide/new.mdx"), "New.\n");
		takeBack(page);
		takeBack("guide/new.mdx");
		expect(read()).toBe("One.\n\nTwo.\n\nThree.\n");
		expect(existsSync(join(root, "content/guide/new.mdx"))).toBe(false);
		rmSync(join(root, "content", page));
		takeBack(page);
		expect(read()).toBe("One.\n\nTwo.\n\nThree.\n");
		expect(() => takeBack("../elsewhere.txt")).toThrow(/as it was/);
	});

	test("is taken back sentence by sentence, and never what was not shown", () => {
		write(root, "One!\r\n\nTwo.\n\nThree!\n\nFour.\n");
		expect(team(root).changes[0]?.places).toEqual([
			{ removed: ["One."], added: ["One!"] },
			{ removed: ["Three."], added: ["Three!"] },
			{ removed: [], added: ["Four."] },
		]);
		const shown = team(root).changes[0]?.hash ?? "";
		takeBack(page, 1);
		expect(read()).toBe("One!\r\n\nTwo.\n\nThree.\n\nFour.\n");
		takeBack(page, 1);
		expect(read()).toBe("One!\r\n\nTwo.\n\nThree.\n");
		expect(() => takeBackOf(root, page, shown, 0)).toThrow(/changed meanwhile/);
		expect(() => takeBack(page, 7)).toThrow(/changed meanwhile/);
		takeBack(page, 0);
		expect(team(root).changes).toEqual([]);
	});

	test("is told in words where it is a fact", () => {
		mkdirSync(join(root, "content/program"));
		cpSync(new URL("../../../fixtures/terms-1.0", import.meta.url), join(root, "content/program"), { recursive: true });
		git(root, "add", ".");
		git(root, "commit", "--quiet", "-m", "Facts");
		const file = join(root, "content/program/process.yaml");
		writeFileSync(file, readFileSync(file, "utf8").replace("{ low: 4, high: 8 }", "{ low: 4, high: 9 }"));
		expect(team(root).changes[0]?.words).toEqual([expect.stringMatching(/from 4–8 weeks to 4–9 weeks\.$/)]);
	});

	test("includes what a file was at each commit before", () => {
		write(root, "One.\n\nTwo!\n\nThree.\n");
		git(root, "commit", "--quiet", "-am", "Louder");
		write(root, "One.\n\nTwo?\n\nThree.\n");
		expect(versionsOf(root, page).map(({ message, who, places }) => ({ message, who, places }))).toEqual([
			{ message: "Louder", who: "Maria", places: [{ removed: ["Two!"], added: ["Two?"] }] },
			{ message: "Begin", who: "Maria", places: [{ removed: ["Two."], added: ["Two?"] }] },
		]);
	});

	test("is not known without Git, and says so", () => {
		const plain = join(folder, "plain");
		cpSync(join(root, "content"), join(plain, "content"), { recursive: true });
		expect(team(plain)).toMatchObject({ absent: expect.stringContaining("not under Git"), changes: [] });
	});
});

describe("saving for the team", () => {
	test("sends a commit on a branch of its own to a bare repository", () => {
		withRemote();
		write(root, "One.\n\nTwo!\n\nThree.\n");
		const { branch, pushed, link } = share(root, "Say it louder", "2026-11-25");
		expect({ branch, pushed, link }).toEqual({ branch: "edit/2026-11-25-say-it-louder", pushed: true, link: null });
		expect(git(join(folder, "team.git"), "log", "-1", "--format=%s", branch)).toBe("Say it louder");
		expect(git(join(folder, "team.git"), "log", "-1", "--format=%s", "main")).toBe("Begin");
		expect(team(root).changes).toEqual([]);
	});

	test("goes on when somebody else has changed other lines", () => {
		const theirs = withRemote();
		write(theirs, "One, by them.\n\nTwo.\n\nThree.\n");
		git(theirs, "commit", "--quiet", "-am", "Theirs");
		git(theirs, "push", "--quiet");
		write(root, "One.\n\nTwo.\n\nThree!\n");
		expect(share(root, "Mine", "2026-11-25").pushed).toBe(true);
		expect(read()).toBe("One, by them.\n\nTwo.\n\nThree!\n");
	});

	test("sends nothing when somebody else has changed the same lines, and names the file", () => {
		const theirs = withRemote();
		write(theirs, "One.\n\nTwo, by them.\n\nThree.\n");
		git(theirs, "commit", "--quiet", "-am", "Theirs");
		git(theirs, "push", "--quiet");
		write(root, "One.\n\nTwo, by me.\n\nThree.\n");
		const { pushed, conflicts } = share(root, "Mine", "2026-11-25");
		expect(pushed).toBe(false);
		expect(conflicts).toEqual([
			{
				file: page,
				theirs: [{ removed: ["Two."], added: ["Two, by them."] }],
				mine: [{ removed: ["Two."], added: ["Two, by me."] }],
			},
		]);
		expect(git(join(folder, "team.git"), "branch", "--list", "edit/*")).toBe("");
		expect(git(root, "log", "-1", "--format=%s")).toBe("Begin");
		expect(team(root).changes).toHaveLength(1);
		expect(read()).toBe("One.\n\nTwo, by me.\n\nThree.\n");
	});

	test("sends later what could not be sent at once", () => {
		withRemote();
		writeFileSync(join(folder, "team.git/hooks/pre-receive"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
		write(root, "Else.\n");
		expect(() => share(root, "Mine", "2026-11-25")).toThrow(/could not be sent/);
		expect(team(root)).toMatchObject({ changes: [], unsent: 1 });
		rmSync(join(folder, "team.git/hooks/pre-receive"));
		const { pushed, branch } = share(root, "Again", "2026-11-25");
		expect(pushed).toBe(true);
		expect(git(join(folder, "team.git"), "log", "-1", "--format=%s", branch)).toBe("Mine");
		expect(team(root).unsent).toBe(0);
	});

	test("commits and says that nothing was sent where there is no remote", () => {
		write(root, "Else.\n");
		const { pushed, sentence } = share(root, "Mine", "2026-11-25");
		expect(pushed).toBe(false);
		expect(sentence).toContain("no remote");
		expect(git(root, "log", "-1", "--format=%s")).toBe("Mine");
	});

	test("takes up nothing outside of content/", () => {
		write(root, "Else.\n");
		writeFileSync(join(root, "secret.txt"), "x");
		git(root, "add", "secret.txt");
		share(root, "Mine", "2026-11-25");
		expect(git(root, "show", "--name-only", "--format=", "HEAD")).toBe(`content/${page}`);
	});

	test("commits from no branch, as after looking at an older version", () => {
		git(root, "switch", "--quiet", "--detach");
		write(root, "One.\n\nTwo, and more.\n\nThree.\n");
		expect(share(root, "Two", "2026-03-01").branch).toBe("edit/2026-03-01-two");
	});

	test("says what to do where a merge was begun and not ended, and changes nothing", () => {
		git(root, "switch", "--quiet", "-c", "other");
		write(root, "One.\n\nTheirs.\n\nThree.\n");
		git(root, "commit", "--quiet", "-am", "Theirs");
		git(root, "switch", "--quiet", "main");
		write(root, "One.\n\nMine.\n\nThree.\n");
		git(root, "commit", "--quiet", "-am", "Mine");
		spawnSync("git", ["merge", "other"], { cwd: root });
		write(root, "One.\n\nBoth.\n\nThree.\n");
		expect(() => share(root, "Both", "2026-03-01")).toThrow(/^Two versions are being brought together/);
		expect(git(root, "branch", "--show-current")).toBe("main");
	});

	test("says what to do where Git does not know who commits", () => {
		git(root, "config", "user.useConfigOnly", "true");
		git(root, "config", "--unset", "user.name");
		git(root, "config", "--unset", "user.email");
		write(root, "One.\n\nTwo, and more.\n\nThree.\n");
		const before = process.env.GIT_CONFIG_GLOBAL;
		process.env.GIT_CONFIG_GLOBAL = "/dev/null";
		try {
			expect(() => share(root, "Two", "2026-03-01")).toThrow(/^Git does not know your name yet\./);
			expect(git(root, "branch", "--show-current")).toBe("main");
		} finally {
			if (before === undefined) delete process.env.GIT_CONFIG_GLOBAL;
			else process.env.GIT_CONFIG_GLOBAL = before;
		}
	});

	test("says so when nothing has changed", () => {
		expect(() => share(root, "Nothing", "2026-11-25")).toThrow(/Nothing has changed/);
	});
});

test.each([
	["git@github.com:mamey/guide.git", "https://github.com/mamey/guide/compare/main...edit%2Fa?expand=1"],
	["https://token@github.com/mamey/guide", "https://github.com/mamey/guide/compare/main...edit%2Fa?expand=1"],
	[
		"ssh://git@gitlab.example.com:2222/mamey/docs/guide.git",
		"https://gitlab.example.com/mamey/docs/guide/-/merge_requests/new?merge_request%5Bsource_branch%5D=edit%2Fa&merge_request%5Btarget_branch%5D=main",
	],
	[
		"git@bitbucket.org:mamey/guide.git",
		"https://bitbucket.org/mamey/guide/pull-requests/new?source=edit%2Fa&dest=main",
	],
	["/srv/git/guide.git", null],
])("a pull request of %s is opened at %s", (remote, link) => {
	expect(pullRequestLink(remote, "edit/a", "main")).toBe(link);
});

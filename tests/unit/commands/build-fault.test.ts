import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { faultOfBuild } from "#commands/build-fault.ts";
import { buildSite } from "#commands/build-site.ts";

const project = new URL("../../..", import.meta.url).pathname;
let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "site-"));
	for (const part of ["content", "src/components", "src/pages"]) {
		cpSync(join(project, part), join(root, part), { recursive: true });
	}
});
afterEach(() => rmSync(root, { recursive: true }));

test("what the checks find stops the build before it begins, in the sentences of the checks", async () => {
	const file = join(root, "content/guide/support.mdx");
	writeFileSync(file, `${readFileSync(file, "utf8")}\nReach <Share of="gold" />.\n`);
	await expect(buildSite(root, {})).rejects.toThrow(
		/^The site could not be built\.\n\ncontent\/guide\/support\.mdx:\d+:7: <Share of="gold" \/>: of must be one of technology, [^\n]+$/,
	);
});

test("a build that is ended from outside, as by a machine without memory, says so", async () => {
	const build = spawn(process.execPath, [join(project, "src/commands/build.ts")], { cwd: root });
	const printed: string[] = [];
	build.stderr.setEncoding("utf8").on("data", (text: string) => printed.push(text));
	const ended = once(build, "exit");
	// Beside it the build may just be asking git.
	const inner = () =>
		readFileSync(`/proc/${build.pid}/task/${build.pid}/children`, "utf8")
			.split(" ")
			.find((child) => child && readFileSync(`/proc/${child}/cmdline`, "utf8").includes("astro-build.ts"));
	await expect.poll(inner).toMatch(/^\d+$/);
	process.kill(Number(inner()), "SIGKILL");
	expect(await ended).toEqual([1, null]);
	expect(printed.join("")).toContain("Its process was ended by SIGKILL.");
});

test("what Astro refuses is at its place in what people wrote", () => {
	const error = Object.assign(new Error(`${root}/content/guide/support.mdx is not well.`), {
		loc: { file: join(root, "content/guide/support.mdx"), line: 4, column: 0 },
	});
	expect(faultOfBuild(error, root)).toEqual({
		file: "content/guide/support.mdx",
		line: 4,
		column: 1,
		problem: { kind: "build", reason: "content/guide/support.mdx is not well." },
	});
});

test("a place in a program is no place for those who write", () => {
	const error = Object.assign(new Error("No tier."), { loc: { file: join(root, "src/x.astro"), line: 9, column: 3 } });
	expect(faultOfBuild(error, root)).toMatchObject({ file: ".", problem: { reason: "No tier." } });
	expect(faultOfBuild("Stopped.", root)).toMatchObject({ problem: { reason: "Stopped." } });
});

test("a folder that cannot be written is named: Astro's own fault has no message, only a cause", () => {
	const cause = new Error(`EACCES: permission denied, open '${root}/node_modules/.astro/data-store.json.tmp'`);
	const error = Object.assign(new Error("", { cause }), { title: "An unknown error occurred.", loc: undefined });
	expect(faultOfBuild(error, root)).toMatchObject({
		problem: { reason: "EACCES: permission denied, open 'node_modules/.astro/data-store.json.tmp'" },
	});
	expect(faultOfBuild(Object.assign(new Error(""), { title: "Something else." }), root)).toMatchObject({
		problem: { reason: "Something else." },
	});
});

import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildAside, recoverPublished } from "#commands/build-aside.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "build-aside-"));
});
afterEach(() => {
	vi.useRealTimers();
	rmSync(root, { recursive: true });
});

const builds = (page: string, scripts: readonly string[]) => async (folder: string) => {
	mkdirSync(join(folder, "client/_astro"), { recursive: true });
	writeFileSync(join(folder, "client/index.html"), page);
	for (const script of scripts) writeFileSync(join(folder, "client/_astro", script), script);
};
const page = () => readFileSync(join(root, "dist/client/index.html"), "utf8");
const scripts = () => readdirSync(join(root, "dist/client/_astro")).sort();

test("while a build is made, the former site is in its place", async () => {
	await buildAside(root, builds("first", []));
	await buildAside(root, async (folder) => {
		await builds("second", [])(folder);
		expect(page()).toBe("first");
	});
	expect(page()).toBe("second");
	expect(readdirSync(root)).toEqual(["dist"]);
});

test("a build that fails leaves the former site and nothing of its own", async () => {
	await buildAside(root, builds("first", ["a.1.js"]));
	const failing = buildAside(root, async (folder) => {
		await builds("half", [])(folder);
		throw new Error("a page has a fault");
	});
	await expect(failing).rejects.toThrow("a page has a fault");
	expect(page()).toBe("first");
	expect(readdirSync(root)).toEqual(["dist"]);
});

test("hashed files are kept for the pages that are open, for a week after a build without them", async () => {
	vi.useFakeTimers({ now: new Date("2026-03-01T12:00:00Z"), toFake: ["Date"] });
	await buildAside(root, builds("first", ["a.1.js", "b.1.js"]));
	await buildAside(root, builds("second", ["a.2.js", "b.1.js"]));
	expect(scripts()).toEqual(["a.1.js", "a.2.js", "b.1.js"]);
	vi.setSystemTime(new Date("2026-03-05T12:00:00Z"));
	await buildAside(root, builds("third", ["a.3.js", "b.1.js"]));
	expect(scripts()).toEqual(["a.1.js", "a.2.js", "a.3.js", "b.1.js"]);
	vi.setSystemTime(new Date("2026-03-09T12:00:00Z"));
	await buildAside(root, builds("fourth", ["a.3.js"]));
	expect(scripts()).toEqual(["a.2.js", "a.3.js", "b.1.js"]);
});

test("a process that ended between two names leaves a site all the same", async () => {
	await buildAside(root, builds("first", []));
	renameSync(join(root, "dist"), join(root, ".dist-former"));
	recoverPublished(root);
	expect(page()).toBe("first");
});

test("what builds of ended processes left is removed, and another's build under way is not", async () => {
	mkdirSync(join(root, ".dist-next-999999999"));
	mkdirSync(join(root, `.dist-next-${process.ppid}`));
	await buildAside(root, builds("first", []));
	expect(existsSync(join(root, ".dist-next-999999999"))).toBe(false);
	expect(existsSync(join(root, `.dist-next-${process.ppid}`))).toBe(true);
});

import { spawnSync } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
	ChangedOnDisk,
	contentFile,
	ForbiddenFile,
	hashOf,
	readContent,
	writeContent,
} from "#edit/files/content-file.ts";

let root = "";
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "content-"));
	mkdirSync(join(root, "content/guide"), { recursive: true });
	mkdirSync(join(root, "content/program/1.0"), { recursive: true });
	writeFileSync(join(root, "content/guide/support.mdx"), "old\n");
	writeFileSync(join(root, "content/program/1.0/tiers.yaml"), "old\n");
	writeFileSync(join(root, "secret.mdx"), "secret\n");
});
afterEach(() => rmSync(root, { recursive: true }));

const text = () => readFileSync(join(root, "content/guide/support.mdx"), "utf8");

describe("a path of the editor", () => {
	test.each([
		"../secret.mdx",
		"guide/../../secret.mdx",
		"/etc/hosts.yaml",
		"guide\\..\\..\\secret.mdx",
		"guide//support.mdx",
		"guide/.hidden.mdx",
		"guide/support.mdx\0.yaml",
		"README.md",
		"guide/picture.png",
		"guide",
		"program/1.0/tiers.yaml",
		"program/2.0/new.yaml",
		"program/published.yaml",
		"find-your-tier-addresses.yaml",
	])("is refused when it is %j", (path) => {
		expect(() => contentFile(root, path)).toThrow(ForbiddenFile);
	});

	test("is refused behind a link, of a folder or of the file itself", () => {
		symlinkSync(root, join(root, "content/out"));
		symlinkSync(join(root, "secret.mdx"), join(root, "content/guide/linked.mdx"));
		expect(() => contentFile(root, "out/secret.mdx")).toThrow(/behind a link/);
		expect(() => contentFile(root, "guide/linked.mdx")).toThrow(/behind a link/);
	});

	test("is taken for a page and a file of facts, existing or new", () => {
		expect(contentFile(root, "guide/support.mdx")).toBe("guide/support.mdx");
		expect(contentFile(root, "program/tiers.yaml")).toBe("program/tiers.yaml");
	});
});

describe("writing a file", () => {
	test("puts the new text in the place of the old one and leaves nothing beside it", () => {
		const file = contentFile(root, "guide/support.mdx");
		expect(writeContent(root, file, "new\n", hashOf("old\n"))).toBe(hashOf("new\n"));
		expect(text()).toBe("new\n");
		expect(readdirSync(join(root, "content/guide"))).toEqual(["support.mdx"]);
	});

	test("never writes over what somebody else has written meanwhile, and shows it", () => {
		const file = contentFile(root, "guide/support.mdx");
		const opened = readContent(root, file);
		writeFileSync(join(root, "content/guide/support.mdx"), "theirs\n");
		expect(() => writeContent(root, file, "mine\n", opened?.hash ?? "")).toThrow(ChangedOnDisk);
		expect(text()).toBe("theirs\n");
		try {
			writeContent(root, file, "mine\n", opened?.hash ?? "");
		} catch (error) {
			expect(error instanceof ChangedOnDisk && error.now?.text).toBe("theirs\n");
		}
		expect(readdirSync(join(root, "content/guide"))).toEqual(["support.mdx"]);
	});

	test("makes a new file once, and never over one that exists", () => {
		const file = contentFile(root, "guide/new.mdx");
		writeContent(root, file, "first\n", null);
		expect(() => writeContent(root, file, "second\n", null)).toThrow(ChangedOnDisk);
		expect(readFileSync(join(root, "content/guide/new.mdx"), "utf8")).toBe("first\n");
	});

	test("a reader sees the old text or the new one and nothing between", async () => {
		const file = contentFile(root, "guide/support.mdx");
		const [small, large] = ["a".repeat(200_000), "b".repeat(400_000)];
		let hash = writeContent(root, file, small, hashOf("old\n"));
		const path = join(root, "content/guide/support.mdx");
		const seen = new Set<string>();
		const { Worker } = await import("node:worker_threads");
		const reader = new Worker(
			`const { readFileSync } = require("node:fs"); const { parentPort, workerData } = require("node:worker_threads");
			let stop = false; parentPort.on("message", () => { stop = true; });
			(function read() { const text = readFileSync(workerData, "utf8"); parentPort.postMessage(text.length + text[0] + text.at(-1)); if (stop) process.exit(); setImmediate(read); })();`,
			{ eval: true, workerData: path },
		);
		reader.on("message", (what: string) => seen.add(what));
		await new Promise((ready) => reader.once("message", ready));
		for (let at = 0; at < 60; at++) hash = writeContent(root, file, at % 2 ? small : large, hash);
		const ended = new Promise((end) => reader.once("exit", end));
		reader.postMessage("stop");
		await ended;
		expect([...seen].filter((what) => !["200000aa", "400000bb"].includes(what))).toEqual([]);
		expect(existsSync(path)).toBe(true);
	});
});

test("a file stays whole where there is no room for all of its new text", () => {
	const module = new URL("../../../../src/edit/files/content-file.ts", import.meta.url).href;
	const script = `import { contentFile, hashOf, writeContent } from ${JSON.stringify(module)};
		writeContent(${JSON.stringify(root)}, contentFile(${JSON.stringify(root)}, "guide/support.mdx"), "new ".repeat(10_000), hashOf("old\\n"));`;
	// A limit of 8 KB for a file, at which a write takes a part as on a disk that fills up.
	const limited = ["-c", 'ulimit -f 8; exec "$0" --input-type=module -e "$1"', process.execPath, script];
	expect(spawnSync("bash", limited, { cwd: process.cwd() }).status).not.toBe(0);
	expect(text()).toBe("old\n");
});

test("a file that is no UTF-8 is not written over, for its letters would be lost", () => {
	const latin = Buffer.from("Küste\n", "latin1");
	writeFileSync(join(root, "content/guide/support.mdx"), latin);
	const file = contentFile(root, "guide/support.mdx");
	const hash = readContent(root, file)?.hash ?? "";
	expect(() => writeContent(root, file, "new\n", hash)).toThrow(/as UTF-8/);
	expect(readFileSync(join(root, "content/guide/support.mdx"))).toEqual(latin);
});

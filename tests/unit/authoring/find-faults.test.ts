import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inWords, told } from "#authoring/faults/words.ts";
import { findFaults } from "#authoring/find-faults.ts";

const root = new URL("../../..", import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), "utf8");
const errorsWith = async (overrides: ReadonlyMap<string, string | null>) =>
	(await findFaults(root, { overrides })).filter((fault) => told(fault).level === "error");

test("a fault is its file, its place, its kind and its values; the sentence is made of them", async () => {
	const file = "content/program/tiers.yaml";
	const text = read(file).replace("high: 30", "high: 130");
	const [fault] = await errorsWith(new Map([[file, text]]));
	expect(fault).toMatchObject({
		file,
		line: 8,
		column: 27,
		path: [0, "share", "high"],
		problem: { kind: "value refused", wanted: { kind: "limit", bound: "at most", value: 100 }, written: "130" },
	});
	expect(fault && inWords(fault)).toMatch(
		/^content\/program\/tiers\.yaml:8:27: share\.high of entry 1 \(technology\) must be at most 100\. It is 130\./,
	);
});

test("files as they would be are looked at in place of those on disk, which stay as they are", async () => {
	const file = "content/guide/support.mdx";
	const before = read(file);
	expect((await errorsWith(new Map([[file, `${before}\n<Shore />\n`]]))).map(({ problem }) => problem.kind)).toEqual([
		"unknown component",
	]);
	expect(await errorsWith(new Map())).toEqual([]);
	expect(read(file)).toBe(before);
});

test("a file that would be gone is missed by what names it, and a new one by the navigation", async () => {
	const gone = await errorsWith(new Map([["content/guide/revenue-sharing.mdx", null]]));
	expect(gone.map(({ file, problem }) => [file, problem.kind])).toEqual(
		expect.arrayContaining([["content/navigation.yaml", "no such page"]]),
	);
	expect(gone.some(({ problem }) => problem.kind === "link to no page")).toBe(true);
	const added = await errorsWith(new Map([["content/guide/new.mdx", "---\ntitle: N\ndescription: D.\n---\n"]]));
	expect(added.map(({ file, problem }) => [file, problem.kind])).toEqual([
		["content/guide/new.mdx", "page not in navigation"],
	]);
});

test("a file that is not stored as UTF-8 is named, where its letters are lost", async () => {
	const file = "content/program/tiers.yaml";
	const latin = Buffer.from(read(file).replace("software vendors", "Küstenländer"), "latin1").toString("utf8");
	expect((await errorsWith(new Map([[file, latin]]))).map(inWords)).toEqual([
		expect.stringMatching(/^content\/program\/tiers\.yaml:12:8: .* as UTF-8/),
	]);
	const utf16 = Buffer.from(`\ufeff${read(file)}`, "utf16le").toString("utf8");
	const [first] = await errorsWith(new Map([[file, utf16]]));
	expect(first && inWords(first)).toMatch(/^content\/program\/tiers\.yaml:1:1: .* as UTF-8/);
});

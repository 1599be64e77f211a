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

test("a page whose address is a tool's or the printed guide's is refused, for one would hide the other", async () => {
	const page = "---\ntitle: N\ndescription: D.\ndraft: true\n---\n";
	for (const name of ["guide/print", "apply", "estimate/links"]) {
		const file = `content/${name}.mdx`;
		expect((await errorsWith(new Map([[file, page]]))).map(inWords)).toEqual([
			`${file}:1:1: /${name}/ is a page of the site already. Give the file another name.`,
		]);
	}
});

test("what a tier or a contact cannot be is named where it is written", async () => {
	const changed = async (file: string, from: string, to: string) =>
		(await errorsWith(new Map([[file, read(file).replace(from, to)]]))).map(inWords);
	const [tiers, organisation, presets] = ["tiers", "organisation", "presets"].map(
		(name) => `content/program/${name}.yaml`,
	);
	expect(await changed(tiers ?? "", "slug: system-integrator", "slug: technology-partner")).toEqual([
		expect.stringMatching(/tiers\.yaml:36:9: slug of entry 2 \(integrator\) .* another tier has it/),
	]);
	expect(await changed(organisation ?? "", "portal: partners", "portal: https://partners")).toEqual([
		expect.stringMatching(/organisation\.yaml:15:11: contact\.portal .* without https:\/\//),
	]);
	expect(await changed(organisation ?? "", "phone: null", "phone: TBD")).toEqual([
		expect.stringMatching(/organisation\.yaml:17:10: contact\.phone .* null while there is none/),
	]);
	for (const name of ["National Reseller!", '"???"']) {
		expect(await changed(presets ?? "", "name: Small integrator", `name: ${name}`)).toEqual([
			expect.stringMatching(/presets\.yaml:12:9: name of entry 2 .* address of its page/),
		]);
	}
	expect(await changed("content/search.yaml", "- section: /guide/#partnership-value", "- section: /guide/")).toEqual([
		expect.stringMatching(/search\.yaml:5:12: \/guide\/ is listed twice/),
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

test("a sign that nobody sees is named, where it is; what parts letters of other scripts and emoji is none", async () => {
	const file = "content/guide/support.mdx";
	const last = read(file).split("\n").length;
	for (const sign of ["\u200b", "\u202e"]) {
		expect((await errorsWith(new Map([[file, `${read(file)}Or${sign}der\n`]]))).map(inWords)).toEqual([
			expect.stringMatching(new RegExp(`^content/guide/support\\.mdx:${last}:3: Here is a space that is none`)),
		]);
	}
	const plain =
		"\n👩\u200d💻 \u2067שלום\u2069 می\u200cخواهم\n\n```mermaid\nflowchart LR\n  A[\u200b] --> B[Order]\n```\n";
	expect(await errorsWith(new Map([[file, `${read(file)}${plain}`]]))).toEqual([]);
});

test("terms that have not begun are named where their day is written, and nothing breaks", async () => {
	const file = "content/program/terms.yaml";
	const text = read(file).replace("2024-12-21", "2424-12-21");
	expect((await errorsWith(new Map([[file, text]]))).map(inWords)).toEqual([
		expect.stringMatching(
			/^content\/program\/terms\.yaml:4:12: Terms 1\.0, the first, begin on December 21, 2424, and none are in force on/,
		),
	]);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keptResults } from "#publishing/kept/kept-results.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "kept-results-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const day = 24 * 60 * 60 * 1_000;
const file = () => join(folder, "cache/texts.bin");
const open = (version = "1", at = 0) => keptResults(file(), version, () => at * day);
const said = (kept: ReturnType<typeof open>, content: string) => kept.read(content)?.toString() ?? null;

function store(results: Record<string, string>, at = 0): void {
	const kept = open("1", at);
	for (const [content, result] of Object.entries(results)) kept.write(content, Buffer.from(result));
	kept.save();
}

test("what one build writes the next one reads, by its content", () => {
	store({ page: "a text", "another page": "", Gerät: "50 €" });
	const kept = open();
	expect(said(kept, "page")).toBe("a text");
	expect(said(kept, "another page")).toBe("");
	expect(said(kept, "Gerät")).toBe("50 €");
	expect(said(kept, "no page")).toBeNull();
	expect(readdirSync(join(folder, "cache"))).toEqual(["texts.bin"]);
});

test("a build reads what it has written itself", () => {
	const kept = open();
	kept.write("page", Buffer.from("a text"));
	expect(said(kept, "page")).toBe("a text");
});

test("another version finds nothing of an older one", () => {
	store({ page: "a text" });
	expect(said(open("2"), "page")).toBeNull();
});

test("what no build used for two weeks is forgotten, what one reads is not", () => {
	store({ page: "a text", former: "gone" });
	for (const at of [10, 20]) {
		const kept = open("1", at);
		expect(said(kept, "page")).toBe("a text");
		kept.save();
	}
	expect(said(open("1", 20), "page")).toBe("a text");
	expect(said(open("1", 20), "former")).toBeNull();
});

test.each([
	["cut", (whole: Buffer) => whole.subarray(0, -1)],
	["longer", (whole: Buffer) => Buffer.concat([whole, Buffer.from("x")])],
	["empty", () => Buffer.alloc(0)],
	["no such file", () => Buffer.from("{}\n")],
])("a file that is %s counts as none, and is written anew", (_, spoil) => {
	store({ page: "a text" });
	writeFileSync(file(), spoil(readFileSync(file())));
	expect(said(open(), "page")).toBeNull();
	store({ page: "a text" });
	expect(said(open(), "page")).toBe("a text");
});

test("where nothing can be written, nothing is kept and nothing fails", () => {
	writeFileSync(join(folder, "cache"), "a file where the folder would be");
	store({ page: "a text" });
	expect(said(open(), "page")).toBeNull();
});

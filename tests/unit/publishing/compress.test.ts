import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressFolder } from "#publishing/compress.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "compress-"));
	mkdirSync(join(folder, "site"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, "site", name), text);
const compress = () => compressFolder(join(folder, "site"), join(folder, "kept"));
const read = (name: string) => readFileSync(join(folder, "site", name));
const kept = () => readdirSync(join(folder, "kept/10"));

test("a text is compressed in both ways, a short one and a picture in neither", async () => {
	const page = "<p>Gerät – 50 €</p>".repeat(100);
	write("page.html", page);
	write("short.txt", "short");
	write("picture.png", "0".repeat(1_000));
	expect(await compress()).toBe(1);
	expect(brotliDecompressSync(read("page.html.br")).toString()).toBe(page);
	expect(gunzipSync(read("page.html.gz")).toString()).toBe(page);
	expect(readdirSync(join(folder, "site")).sort()).toEqual([
		"page.html",
		"page.html.br",
		"page.html.gz",
		"picture.png",
		"short.txt",
	]);
});

test("what was compressed before is kept by its content, and forgotten two weeks after its last build", async () => {
	write("page.html", "first ".repeat(200));
	await compress();
	const before = read("page.html.br");
	const [first = ""] = kept();
	expect(await compress()).toBe(1);
	expect(read("page.html.br")).toEqual(before);
	write("page.html", "second ".repeat(200));
	await compress();
	expect(kept()).toHaveLength(2);
	const longAgo = new Date(Date.now() - 15 * 24 * 60 * 60 * 1_000);
	utimesSync(join(folder, "kept/10", first), longAgo, longAgo);
	await compress();
	expect(kept()).toHaveLength(1);
	expect(kept()).not.toContain(first);
});

test("every page of a large site is compressed", async () => {
	for (let page = 0; page < 520; page++) write(`page-${page}.html`, `${page} `.repeat(400));
	expect(await compress()).toBe(520);
	expect(brotliDecompressSync(read("page-519.html.br")).toString()).toBe("519 ".repeat(400));
});

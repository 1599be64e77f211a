import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
const compress = () => compressFolder(join(folder, "site"), join(folder, "kept/compressed.bin"));
const read = (name: string) => readFileSync(join(folder, "site", name));

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

test("what was compressed before is kept by its content", async () => {
	write("page.html", "first ".repeat(200));
	await compress();
	const before = read("page.html.br");
	expect(await compress()).toBe(1);
	expect(read("page.html.br")).toEqual(before);
	expect(gunzipSync(read("page.html.gz")).toString()).toBe("first ".repeat(200));
	write("page.html", "second ".repeat(200));
	await compress();
	expect(brotliDecompressSync(read("page.html.br")).toString()).toBe("second ".repeat(200));
});

test("every page of a large site is compressed", async () => {
	for (let page = 0; page < 520; page++) write(`page-${page}.html`, `${page} `.repeat(400));
	expect(await compress()).toBe(520);
	expect(brotliDecompressSync(read("page-519.html.br")).toString()).toBe("519 ".repeat(400));
});

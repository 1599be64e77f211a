import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writePagefind } from "#publishing/text/search-index.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "pagefind-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("of Pagefind the site has what a search loads, and no more", async () => {
	const section = { url: "/guide/#access", page: "Guide", section: "Access", text: "By the portal.", meant: [] };
	const ids = await writePagefind(folder, [section]);
	expect(ids).toHaveLength(1);
	const written = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	expect(written.map(({ name }) => name.replace(/_\w+/, "_…")).toSorted()).toEqual([
		"en_….pf_index",
		"pagefind-entry.json",
		"pagefind-worker.js",
		"pagefind.en_….pf_meta",
		"pagefind.js",
		"wasm.en.pagefind",
	]);
	// The engine for other languages is loaded where this names none.
	const { languages } = JSON.parse(readFileSync(join(folder, "pagefind-entry.json"), "utf8"));
	expect(Object.values(languages)).toEqual([expect.objectContaining({ wasm: "en" })]);
});

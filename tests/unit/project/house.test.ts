import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

// The house rules that no tool of the trade holds by itself.
const root = new URL("../../../", import.meta.url).pathname;
const filesIn = (folder: string, ending: RegExp) =>
	readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => ending.test(file))
		.map((file) => join(folder, file));

const source = filesIn("src", /\.(ts|tsx|astro|css)$/);
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The framework's own names, what a rendering thread calls, and one store's part beside the other's of the same name. */
const mayRecur = (name: string, files: readonly string[]) =>
	["GET", "POST", "getStaticPaths", "prerender", "render"].includes(name) ||
	files.every((file) => /endpoint\/store\/(postgres|sqlite)\//.test(file));

describe("the house", () => {
	test("has no exported name twice in one room", () => {
		const places = new Map<string, string[]>();
		for (const file of source.filter((name) => /\.tsx?$/.test(name))) {
			const room = file.split("/")[1];
			const exported = read(file).matchAll(
				/^export (?:async )?(?:function\*?|const|class|interface|type|enum) (\w+)/gm,
			);
			for (const name of new Set([...exported].map(([, found]) => found))) {
				const key = `${room}: ${name}`;
				places.set(key, [...(places.get(key) ?? []), file]);
			}
		}
		expect(places.size).toBeGreaterThan(500);
		const twice = [...places].filter(([key, files]) => files.length > 1 && !mayRecur(key.split(": ")[1] ?? "", files));
		expect(Object.fromEntries(twice)).toEqual({});
	});

	test("has no file of 300 lines or more", () => {
		const long = [...source, ...filesIn("tests", /\.(ts|tsx)$/)].filter((file) => read(file).split("\n").length > 300);
		expect(long).toEqual([]);
	});

	test("has no folder of more than 14 modules", () => {
		const counts = Map.groupBy([...source, ...filesIn("tests", /\.(ts|tsx)$/)], dirname);
		const full = [...counts].filter(([, files]) => files.length > 14).map(([folder, files]) => [folder, files.length]);
		expect(full).toEqual([]);
	});
});

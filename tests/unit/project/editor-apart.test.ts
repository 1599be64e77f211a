import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

// What `npm run edit` loads is no part of the site: the build reaches no module of the editor, and no package that only the editor needs.
const root = new URL("../../../", import.meta.url).pathname;
const packageFile: {
	imports: Record<string, string>;
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
} = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const endings = ["", ".ts", ".tsx", ".astro", ".css"];
const isFile = (file: string) => statSync(join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
const modules = (folder: string) =>
	readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
		.filter((file) => /\.(ts|tsx|astro|mjs|css)$/.test(file))
		.map((file) => join(folder, file))
		.filter(isFile);

/** What a module imports: modules of ours by their path, and names of packages. */
function importsOf(file: string): { ours: string[]; packages: string[] } {
	const text = readFileSync(join(root, file), "utf8");
	const ours: string[] = [];
	const packages: string[] = [];
	for (const [, from = ""] of text.matchAll(/(?:\bfrom|\bimport|@import|\bimport\(|new URL\()\s*["']([^"'\n]+)["']/g)) {
		const [alias, folder] =
			Object.entries(packageFile.imports).find(([key]) => from.startsWith(key.replace("*", ""))) ?? [];
		const path = alias && folder ? folder.replace("*", from.slice(alias.length - 1)) : from;
		const target = path.startsWith("./src/") ? path.slice(2) : from.startsWith(".") ? join(dirname(file), from) : null;
		const found =
			target && endings.map((ending) => target + ending).find((each) => /\.\w+$/.test(each) && isFile(each));
		if (found) ours.push(found);
		else if (!target && !/^(node:|astro:|virtual:|https?:|\/)/.test(from)) {
			packages.push(
				from
					.split("/")
					.slice(0, from.startsWith("@") ? 2 : 1)
					.join("/"),
			);
		}
	}
	return { ours, packages };
}

/** Every module that some others load, and the packages that they load. */
function reachedFrom(entries: readonly string[]): { files: Set<string>; packages: Set<string> } {
	const files = new Set<string>();
	const packages = new Set<string>();
	const left = [...entries];
	for (let file = left.pop(); file !== undefined; file = left.pop()) {
		if (files.has(file)) continue;
		files.add(file);
		const found = importsOf(file);
		left.push(...found.ours);
		for (const name of found.packages) packages.add(name);
	}
	return { files, packages };
}

const site = reachedFrom([
	"astro.config.mjs",
	"src/content.config.ts",
	...["src/pages", "src/components", "src/server", "src/endpoint"].flatMap(modules),
	...modules("src/commands").filter((file) => file !== "src/commands/edit.ts"),
]);
const editor = reachedFrom(["src/commands/edit.ts", ...modules("src/edit")]);

describe("the editor is apart from the site", () => {
	test("nothing that is built, served or commanded loads a module of it", () => {
		expect([...site.files].filter((file) => file.startsWith("src/edit/"))).toEqual([]);
		// The graph is followed at all: islands, rooms and the config's own imports are in it.
		for (const file of [
			"src/tools/estimator/Estimator.tsx",
			"src/authoring/navigation.ts",
			"src/publishing/headers.ts",
		]) {
			expect(site.files).toContain(file);
		}
		expect(editor.files).toContain("src/edit/document/save-page.ts");
	});

	test("packages that the site does not load are for development alone", () => {
		const own = [...editor.packages].filter((name) => !site.packages.has(name));
		expect(own).toEqual(expect.arrayContaining(["prosemirror-view", "codemirror", "node-diff3"]));
		expect(own.filter((name) => name in packageFile.dependencies)).toEqual([]);
		expect([...site.packages].filter((name) => /^prosemirror|codemirror|^node-diff3$/.test(name))).toEqual([]);
	});
});

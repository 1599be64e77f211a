import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";

const root = new URL("../../../", import.meta.url).pathname;
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");
const { scripts, dependencies, devDependencies } = z
	.object({
		scripts: z.record(z.string(), z.string()),
		dependencies: z.record(z.string(), z.string()),
		devDependencies: z.record(z.string(), z.string()),
	})
	.parse(JSON.parse(read("package.json")));

test("the README says of each package why it is here, and of none that is not", () => {
	const [, table = ""] = readme.split("## Libraries");
	const named = [...table.matchAll(/^\| ([@a-z][^|]*) \|/gm)]
		.flatMap(([, names = ""]) => names.replace("(development)", "").split(","))
		.map((name) => name.trim())
		.filter((name) => name !== "library");
	const matches = (name: string, entry: string) =>
		entry.endsWith("*") ? name.startsWith(entry.slice(0, -1)) : name === entry;
	const installed = Object.keys({ ...dependencies, ...devDependencies });
	expect(installed.filter((name) => !named.some((entry) => matches(name, entry)))).toEqual([]);
	expect(named.filter((entry) => !installed.some((name) => matches(name, entry)))).toEqual([]);
});

test("the README names every command of npm", () => {
	const short = ["start", "test"];
	const words = (name: string) => (short.includes(name) ? `npm ${name}` : `npm run ${name}`);
	expect(Object.keys(scripts).filter((name) => !readme.includes(`\`${words(name)}`))).toEqual([]);
});

test("the README names every setting that is read", () => {
	const code = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
		.filter((file) => file.endsWith(".ts"))
		.map((file) => read(join("src", file)));
	const settings = [...code, read("astro.config.mjs")].flatMap((text) =>
		[...text.matchAll(/\benv\.([A-Z_]{3,})/g)].map(([, name = ""]) => name),
	);
	const ofServer = [...read("src/endpoint/settings.ts").matchAll(/^\t\t([A-Z_]{3,}):/gm)].map(([, name = ""]) => name);
	// What our own programs tell one another, and Vite's.
	const inner = ["NODE_ENV", "PREVIEW_PORT", "BASE_URL", "ANALYTICS", "PROGRAM_DAY"];
	const asked = new Set([...settings, ...ofServer]);
	expect(asked.size).toBeGreaterThan(15);
	expect([...asked].filter((name) => !inner.includes(name) && !readme.includes(`\`${name}\``))).toEqual([]);
});

test("each folder that the README's map names is there", () => {
	const [, map = ""] = readme.split("## Map of the rooms");
	const rooms = [...map.matchAll(/^\| `((?:src|content|deploy|tests)[a-z/]*)` \|/gm)].map(([, room = ""]) => room);
	expect(rooms.length).toBeGreaterThan(12);
	expect(rooms.filter((room) => !readdirSync(join(root, room)).length)).toEqual([]);
	const mapped = readdirSync(join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect(mapped.filter(({ name }) => !rooms.includes(`src/${name}/`)).map(({ name }) => name)).toEqual([]);
	const [, tests = ""] = /^\| `tests\/` \| (.*) \|/m.exec(map) ?? [];
	const folders = readdirSync(join(root, "tests"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
	expect(folders.filter(({ name }) => !tests.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
});

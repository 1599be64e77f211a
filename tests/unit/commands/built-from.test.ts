import {
	appendFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBuiltFrom, recordInputs } from "#commands/built-from.ts";
import { buildInputs } from "#publishing/kept/build-inputs.ts";

let root: string;
const now = new Date("2027-03-01T12:00:00Z");
const inputs = (env: NodeJS.ProcessEnv = {}, at = now) => buildInputs(root, env, at);

function write(file: string, text: string): void {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), text);
}

function textsOf(path: string): string[] {
	if (statSync(path).isFile()) return [readFileSync(path, "utf8")];
	return readdirSync(path).flatMap((name) => textsOf(join(path, name)));
}

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "built-from-"));
	for (const file of ["src/pages/index.astro", "content/index.mdx", "public/word-mark.svg", "astro.config.mjs"]) {
		write(file, "first");
	}
	write("dist/client/index.html", "<h1>First</h1>");
	write("dist/headers.json", "{}");
	recordInputs(root, inputs());
});
afterEach(() => rmSync(root, { recursive: true }));

test("a site that was built of the same needs no build", () => {
	expect(isBuiltFrom(root, inputs())).toBe(true);
	// What no build reads.
	write("tests/unit/x.test.ts", "first");
	write("README.md", "first");
	expect(isBuiltFrom(root, inputs({ HOME: "/root" }))).toBe(true);
});

test.each([
	"src/pages/index.astro",
	"content/index.mdx",
	"public/word-mark.svg",
	"astro.config.mjs",
	"content/new.mdx",
	"package-lock.json",
	"node_modules/.package-lock.json",
	".env.production",
])("%s written otherwise is built", (file) => {
	write(file, "second");
	expect(isBuiltFrom(root, inputs())).toBe(false);
});

test("a page that is gone is built, too", () => {
	rmSync(join(root, "content/index.mdx"));
	expect(isBuiltFrom(root, inputs())).toBe(false);
});

test.each([
	["SITE_URL", "https://partners.example"],
	["FORM_ENDPOINT", "https://forms.example/f/1"],
	["ANALYTICS_SCRIPT", "https://plausible.io/js/script.js"],
	["OFFLINE", "on"],
	["PROGRAM_DATE", "2027-04-01"],
	["PROGRAM_TIME_ZONE", "Pacific/Kiritimati"],
])("another %s is built", (name, value) => {
	expect(isBuiltFrom(root, inputs({ [name]: value }))).toBe(false);
});

test("every setting that the site is made with counts", () => {
	const project = new URL("../../../", import.meta.url).pathname;
	const read = ["astro.config.mjs", "src/authoring", "src/publishing", "src/components", "src/pages"].flatMap((path) =>
		textsOf(join(project, path)).flatMap((text) =>
			[...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = ""]) => name),
		),
	);
	// Which the build itself sets.
	const names = new Set(read.filter((name) => name !== "NODE_ENV"));
	expect([...names].sort()).toEqual(["ANALYTICS_HOST", "ANALYTICS_SCRIPT", "FORM_ENDPOINT", "OFFLINE", "SITE_URL"]);
	for (const name of names) expect(inputs({ [name]: "on" }), name).not.toBe(inputs());
});

test("another day is built, since other terms may be in force", () => {
	expect(isBuiltFrom(root, inputs({}, new Date("2027-03-02T12:00:00Z")))).toBe(false);
});

test("a built site that somebody changed, or that lost a file, is built anew", () => {
	appendFileSync(join(root, "dist/client/index.html"), "<p>By hand</p>");
	expect(isBuiltFrom(root, inputs())).toBe(false);
	recordInputs(root, inputs());
	expect(isBuiltFrom(root, inputs())).toBe(true);
	rmSync(join(root, "dist/headers.json"));
	expect(isBuiltFrom(root, inputs())).toBe(false);
});

test("without a record, or with one that was cut, it is built anew", () => {
	write("node_modules/.cache/built-from.json", '{"inputs"');
	expect(isBuiltFrom(root, inputs())).toBe(false);
	recordInputs(root, inputs());
	expect(isBuiltFrom(root, inputs())).toBe(true);
	rmSync(join(root, "dist"), { recursive: true });
	expect(isBuiltFrom(root, inputs())).toBe(false);
});

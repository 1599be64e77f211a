import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const folder = new URL("../../../dist/client/", import.meta.url);
const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".js") && !file.startsWith("search/pagefind"))
	.map((file) => ({ file, code: readFileSync(new URL(file, folder), "utf8") }));

/** What only the build or the server knows, by words of its own code. */
const elsewhere = {
	"the diagram renderer": /mermaid|elkjs|jsdom|getComputedTextLength/i,
	"the endpoint": /DATABASE_URL|RATE_LIMIT|CREATE TABLE|INSERT INTO|X-Forwarded-For|webhook-signature/i,
	"the build and the commands": /node:(fs|child_process|http|sqlite)|TRUSTED_PROXIES|Content-Security-Policy/,
	"reading YAML": /YAMLParseError|LineCounter/,
};

test("the site has scripts to look at", () => {
	expect(scripts.length).toBeGreaterThan(2);
});

for (const [what, words] of Object.entries(elsewhere)) {
	test(`no script of the site carries ${what}`, () => {
		expect(scripts.filter(({ code }) => words.test(code)).map(({ file }) => file)).toEqual([]);
	});
}

test("the server's code names no folder in which a build was made", () => {
	const server = new URL("../server/", folder);
	const code = readdirSync(server, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".mjs"));
	expect(code).not.toEqual([]);
	expect(code.filter((file) => readFileSync(new URL(file, server), "utf8").includes(".dist-next"))).toEqual([]);
});

test("all styles of the site, the theme’s own among them, weigh less than 25 KB compressed", () => {
	// Pagefind’s own interface lies beside its index and is never loaded.
	const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
		(file) => file.endsWith(".css") && !file.startsWith("search/pagefind"),
	);
	expect(sheets.length).toBeGreaterThan(1);
	// Compressed together: what two sheets share, since no page loads both, counts once.
	const all = brotliCompressSync(Buffer.concat(sheets.map((file) => readFileSync(new URL(file, folder)))));
	expect(all.length / 1024).toBeLessThan(25);
});

test("the estimator’s first figure takes less than 54 KB: the page, its styles and scripts, and nothing of what comes after", () => {
	const html = readFileSync(new URL("estimate/index.html", folder), "utf8");
	// What is not needed for it comes with a low priority.
	const asked = [...html.matchAll(/<(?:link rel="(?:stylesheet|modulepreload)"|script type="module")[^>]*>/g)]
		.map(([tag]) => tag)
		.filter((tag) => !/media="print"|fetchpriority="low"/.test(tag))
		.flatMap((tag) => /(?:href|src)="\/([^"]+)"/.exec(tag)?.[1] ?? []);
	expect(asked.filter((file) => /\/(in-browser|react|Estimator)\.[^.]+\.js$/.test(file))).toEqual([]);
	const bytes = ["estimate/index.html", ...asked].map(
		(file) => brotliCompressSync(readFileSync(new URL(file, folder))).length,
	);
	expect(bytes.length).toBeGreaterThan(10);
	expect(bytes.reduce((sum, one) => sum + one, 0) / 1024).toBeLessThan(54);
});

import { expect, test } from "vitest";
import { withPreloads, withScriptsLast, withSmallScripts } from "#publishing/bundle/loading-order.ts";

const imports = new Map([
	["_astro/figure.js", ["_astro/sums.js"]],
	["_astro/sums.js", ["_astro/runtime.js"]],
	["_astro/Tool.js", ["_astro/sums.js", "_astro/react.js"]],
	["_astro/client.js", ["_astro/react.js"]],
]);

test("a page names what its own scripts import, then its tool and what that imports, each once", () => {
	const page = (links: string) =>
		`<html><head><link rel="stylesheet" href="/p/_astro/x.css">${links}</head><body>` +
		'<script type="module" src="/p/_astro/figure.js"></script>' +
		'<astro-island component-url="/p/_astro/Tool.js" renderer-url="/p/_astro/client.js"></astro-island></body></html>';
	const written = withPreloads(page(""), imports);
	const preload = (name: string, low = ' fetchpriority="low"') =>
		`<link rel="modulepreload" href="/p/_astro/${name}.js"${low}>`;
	expect(written).toBe(
		page([preload("sums", ""), preload("runtime", ""), preload("Tool"), preload("client"), preload("react")].join("")),
	);
});

test("a page without scripts names none", () => {
	expect(withPreloads("<head></head>", imports)).toBe("<head></head>");
});

test("scripts in the middle of a page stand behind its text, in their order", () => {
	const page = (middle: string, end: string) =>
		`<html><head><script>theme();</script></head><body><nav>${middle}</nav><main>Text</main>${end}</body></html>`;
	const open = '<script aria-hidden="true">\nopen("<p>");\n</script>';
	expect(withScriptsLast(page(`${open}<a>Guide</a><script>scroll();</script>`, ""))).toBe(
		page("<a>Guide</a>", `${open}<script>scroll();</script>`),
	);
});

test.each([
	'<script type="module">acts();</script>',
	'<script type="module" src="/acts.js"></script>',
	'<script type="application/json">{}</script>',
	"<script>document.currentScript.before();</script>",
])("%s stays where it is", (script) => {
	const page = `<html><head></head><body>${script}<main>Text</main></body></html>`;
	expect(withScriptsLast(page)).toBe(page);
});

test("a page that is only a part of one stays as it is", () => {
	expect(withScriptsLast("<p>Text</p><script>acts();</script>")).toBe("<p>Text</p><script>acts();</script>");
});

const link = (address: string) => `<script type="module" src="${address}"></script>`;

test("a small module stands within the page, and what it names beside itself is found from there", () => {
	const scripts = new Map([
		["_astro/toc.js", 'import{a as e}from"./acts.js";import`./b-1.js`;e(()=>import("./more.js"));\n'],
		["_astro/long.js", `say("${"x".repeat(2_000)}")`],
		["_astro/worker.js", "new Worker(new URL('w.js', import.meta.url))"],
	]);
	expect(withSmallScripts(link("/partners/_astro/toc.js"), scripts)).toBe(
		'<script type="module">import{a as e}from"/partners/_astro/acts.js";import`/partners/_astro/b-1.js`;e(()=>import("/partners/_astro/more.js"));</script>',
	);
	for (const other of ["/_astro/long.js", "/_astro/worker.js", "/_astro/unknown.js", "https://count.example/x.js"]) {
		expect(withSmallScripts(link(other), scripts)).toBe(link(other));
	}
});

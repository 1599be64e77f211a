import { expect, test } from "vitest";
import { withPreloads } from "#publishing/bundle/module-preloads.ts";

const imports = new Map([
	["_astro/figure.js", ["_astro/sums.js"]],
	["_astro/sums.js", ["_astro/runtime.js"]],
	["_astro/Tool.js", ["_astro/sums.js", "_astro/react.js"]],
	["_astro/client.js", ["_astro/react.js"]],
]);

test("a page names what its own scripts import, then its tool and what that imports, each once, and last the font", () => {
	const page = (links: string, font = "") =>
		`<html><head>${font}<link rel="stylesheet" href="/p/_astro/x.css">${links}</head><body>` +
		'<script type="module" src="/p/_astro/figure.js"></script>' +
		'<astro-island component-url="/p/_astro/Tool.js" renderer-url="/p/_astro/client.js"></astro-island></body></html>';
	const font = '<link rel="preload" href="/p/_astro/a.woff2" as="font" crossorigin>';
	const written = withPreloads(page("", font), imports);
	const preload = (name: string, low = ' fetchpriority="low"') =>
		`<link rel="modulepreload" href="/p/_astro/${name}.js"${low}>`;
	expect(written).toBe(
		page(
			[
				preload("sums", ""),
				preload("runtime", ""),
				preload("Tool"),
				preload("client"),
				preload("react"),
				'<link rel="preload" href="/p/_astro/a.woff2" as="font" crossorigin fetchpriority="low">',
			].join(""),
		),
	);
});

test("a page without a font that is preloaded gets none", () => {
	expect(withPreloads("<head></head>", imports)).toBe("<head></head>");
});

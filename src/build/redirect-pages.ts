import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readRedirects } from "./read-redirects.ts";

/**
 * Writes a page at every address of content/redirects.yaml that leads on at once, so that any host serves it, and `_redirects`
 * for hosts that answer with 301. Stands before the check of links, which sees whether each leads to a page.
 */
export function redirectPages(siteUrl: string): AstroIntegration {
	let root = "";
	return {
		name: "redirect-pages",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": ({ dir }) => {
				const folder = fileURLToPath(dir);
				const redirects = Object.entries(readRedirects(root));
				for (const [from, to] of redirects) {
					mkdirSync(join(folder, from), { recursive: true });
					writeFileSync(join(folder, from, "index.html"), redirectPage(to, siteUrl));
				}
				if (redirects.length > 0) {
					writeFileSync(join(folder, "_redirects"), redirects.map(([from, to]) => `${from} ${to} 301\n`).join(""));
				}
			},
		},
	};
}

/** A page that leads to another without script, and names it to search engines as the one that counts. */
export function redirectPage(to: string, siteUrl: string): string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved</title>
<meta http-equiv="refresh" content="0; url=${to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${new URL(to, siteUrl).href}">
</head>
<body>
<p>This page has moved to <a href="${to}">${to}</a>.</p>
</body>
</html>
`;
}

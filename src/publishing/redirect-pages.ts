import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readRedirects, refuseHiddenPages } from "#authoring/read-redirects.ts";
import { basePath, siteAddress } from "#program/site-address.ts";

/**
 * Writes a page at every address of content/redirects.yaml that leads on at once, so that any host serves it, and `_redirects`
 * for hosts that answer with 301. Comes before the check of links, which sees whether each leads to a page.
 */
export function redirectPages(siteUrl: string): AstroIntegration {
	let root = "";
	return {
		name: "redirect-pages",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": ({ dir }) => writeRedirects(root, fileURLToPath(dir), siteUrl),
		},
	};
}

/** Writes the redirects of the project of `root` into a built site. Throws `ContentError` for one that would take a page's place. */
export function writeRedirects(root: string, folder: string, siteUrl: string): void {
	const redirects = Object.entries(readRedirects(root));
	const base = basePath(siteUrl);
	refuseHiddenPages(
		root,
		new Set(redirects.map(([from]) => from).filter((from) => existsSync(join(folder, from, "index.html")))),
	);
	for (const [from, to] of redirects) {
		mkdirSync(join(folder, from), { recursive: true });
		writeFileSync(join(folder, from, "index.html"), redirectPage(to, siteUrl));
	}
	if (redirects.length > 0) {
		writeFileSync(
			join(folder, "_redirects"),
			redirects.map(([from, to]) => `${base}${from} ${base}${to} 301\n`).join(""),
		);
	}
}

/** A page that leads to another without script, and names it to search engines as the one that counts. */
export function redirectPage(to: string, siteUrl: string): string {
	const path = basePath(siteUrl) + to;
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved</title>
<meta http-equiv="refresh" content="0; url=${path}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${siteAddress(to, siteUrl)}">
</head>
<body>
<p>This page has moved to <a href="${path}">${path}</a>.</p>
</body>
</html>
`;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { FactsError } from "./read-program.ts";
import { readRedirects, redirectsFile } from "./read-redirects.ts";

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
			"astro:build:done": ({ dir }) => writeRedirects(root, fileURLToPath(dir), siteUrl),
		},
	};
}

/** Writes the redirects of the project of `root` into a built site. Throws `FactsError` for one that would take a page's place. */
export function writeRedirects(root: string, folder: string, siteUrl: string): void {
	const redirects = Object.entries(readRedirects(root));
	refuseHidden(
		redirects.map(([from]) => from).filter((from) => existsSync(join(folder, from, "index.html"))),
		root,
	);
	for (const [from, to] of redirects) {
		mkdirSync(join(folder, from), { recursive: true });
		writeFileSync(join(folder, from, "index.html"), redirectPage(to, siteUrl));
	}
	if (redirects.length > 0) {
		writeFileSync(join(folder, "_redirects"), redirects.map(([from, to]) => `${from} ${to} 301\n`).join(""));
	}
}

/** Pages that are no files of content, such as /apply/, would be overwritten. */
function refuseHidden(addresses: readonly string[], root: string): void {
	if (addresses.length === 0) return;
	const lines = readFileSync(join(root, redirectsFile), "utf8").split("\n");
	throw new FactsError(
		addresses.map((from) => ({
			file: redirectsFile,
			line: lines.findIndex((line) => line.includes(`from: ${from}`)) + 1,
			sentence: `${from} is a page of the site, which could not be reached. Take the line out.`,
		})),
	);
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

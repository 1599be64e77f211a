import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readAllTerms } from "#authoring/read-program.ts";
import { builtTermsFile, termsOfBuild } from "#program/facts/built-terms.ts";
import { basePath } from "#program/site-address.ts";
import type { Analytics } from "./analytics.ts";
import { compressFolder } from "./compress.ts";
import { type HeaderFacts, headerFactsFile, headersFile, policyInPage } from "./headers.ts";

/**
 * What can only be done once every file of the site is final, search index included: inline scripts are hashed for the
 * Content-Security-Policy, `_headers` is written, text is compressed. Comes last among the integrations.
 */
export function finalPages({
	formEndpoint,
	siteUrl,
	analytics,
}: {
	formEndpoint: string;
	siteUrl: string;
	analytics: Analytics | null;
}): AstroIntegration {
	let root = "";
	return {
		name: "final-pages",
		hooks: {
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": async ({ dir, logger }) => {
				const folder = fileURLToPath(dir);
				const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
					file.endsWith(".html"),
				);
				const facts: HeaderFacts = {
					scriptHashes: [
						...new Set(files.flatMap((file) => inlineScriptHashes(readFileSync(join(folder, file), "utf8")))),
					].sort(),
					formOrigin: formEndpoint.startsWith("/") ? null : new URL(formEndpoint).origin,
					siteUrl,
					counter: analytics && { script: new URL(analytics.src).origin, host: analytics.host },
					base: basePath(siteUrl),
				};
				const pages = files.map((file) => `/${file.replace(/index\.html$/, "")}`).sort();
				writeFileSync(join(folder, "_headers"), headersFile(pages, facts));
				writePolicyInto(join(folder, "404.html"), facts);
				const terms = termsOfBuild(readAllTerms(root), process.env, new Date());
				writeFileSync(join(folder, "..", builtTermsFile), JSON.stringify(terms));
				const count = await compressFolder(folder, join(root, "node_modules/.cache/compressed.bin"));
				// Last, because the server takes a build as finished once this is there.
				writeFileSync(join(folder, "..", headerFactsFile), JSON.stringify(facts));
				logger.info(`${facts.scriptHashes.length} inline scripts hashed, ${count} files compressed`);
			},
		},
	};
}

/** Writes the policy into the page for unknown addresses, before anything that it is for: behind how its bytes are read. */
function writePolicyInto(file: string, facts: HeaderFacts): void {
	const html = readFileSync(file, "utf8");
	const policy = `<meta http-equiv="Content-Security-Policy" content="${policyInPage(facts)}">`;
	writeFileSync(
		file,
		html.replace(/<head\b[^>]*>(?:<meta charset[^>]*>)?/i, (head) => head + policy),
	);
}

/** The `sha256-…` of each script of a page that a browser would run in place. Data blocks such as JSON-LD run nothing. */
export function inlineScriptHashes(html: string): string[] {
	const scripts = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi);
	return [...scripts]
		.filter(([, attributes = ""]) => !/\bsrc\s*=/i.test(attributes))
		.filter(([, attributes = ""]) => {
			const type = /\btype\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
			return type === undefined || /^(module|text\/javascript)$/i.test(type);
		})
		.map(([, , code = ""]) => `sha256-${createHash("sha256").update(code).digest("base64")}`);
}

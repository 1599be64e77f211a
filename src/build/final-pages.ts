import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { compressFolder } from "./compress.ts";
import { type HeaderFacts, headersFile } from "./headers.ts";

/** Name of the file in which the build leaves, beside the client's folder, what the server's headers depend on. */
export const headerFactsFile = "headers.json";

/**
 * What can only be done once every file of the site is final, search index included: inline scripts are hashed for the
 * Content-Security-Policy, `_headers` is written, text is compressed. Stands last among the integrations.
 */
export function finalPages({ formEndpoint, siteUrl }: { formEndpoint: string; siteUrl: string }): AstroIntegration {
	return {
		name: "final-pages",
		hooks: {
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
				};
				const pages = files.map((file) => `/${file.replace(/index\.html$/, "")}`).sort();
				writeFileSync(join(folder, "_headers"), headersFile(pages, facts));
				writeFileSync(join(folder, "..", headerFactsFile), JSON.stringify(facts));
				const count = await compressFolder(folder);
				logger.info(`${facts.scriptHashes.length} inline scripts hashed, ${count} files compressed`);
			},
		},
	};
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

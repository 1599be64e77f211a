import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readAllTerms } from "#authoring/read-program.ts";
import { termsOfBuild } from "#program/facts/built-terms.ts";
import { basePath } from "#program/site-address.ts";
import { cssTargets } from "./browser-floor.ts";
import { workerFile } from "./headers.ts";
import { leavingScript } from "./leave-offline.ts";

/**
 * With `OFFLINE=on` pages that were read are there again without a network: each page registers a worker, which is bundled here. Else no
 * page has anything of it, and the file holds what makes a worker of a former build go away.
 */
export function offline({ isOn, siteUrl }: { isOn: boolean; siteUrl: string }): AstroIntegration {
	let root = "";
	return {
		name: "offline",
		hooks: {
			"astro:config:setup": ({ command, injectRoute, injectScript }) => {
				if (!isOn || command !== "build") return;
				injectRoute({ pattern: "/offline", entrypoint: "./src/offline/offline.astro", prerender: true });
				injectScript("page", 'import "/src/offline/register.ts";');
			},
			"astro:config:done": ({ config }) => {
				root = fileURLToPath(config.root);
			},
			"astro:build:done": async ({ dir }) => {
				const base = basePath(siteUrl);
				const script = isOn ? await keepingScript(root, base) : leavingScript(base);
				writeFileSync(join(fileURLToPath(dir), workerFile), script);
			},
		},
	};
}

function keepingScript(root: string, base: string): Promise<string> {
	const { inForce, versions, timeZone } = termsOfBuild(readAllTerms(root), process.env, new Date());
	const facts = { base, terms: { inForce, versions, timeZone } };
	return bundled(root, `import { keepOffline } from "./worker.ts"; keepOffline(${JSON.stringify(facts)});`);
}

/** A script that calls something of src/offline, as one file for the browsers of the floor. */
export async function bundled(root: string, call: string): Promise<string> {
	// Few sites keep their pages, and the program that bundles takes a tenth of a second to start.
	const { build } = await import("esbuild");
	const { outputFiles } = await build({
		stdin: { contents: call, resolveDir: join(root, "src/offline"), loader: "ts" },
		bundle: true,
		minify: true,
		write: false,
		format: "iife",
		target: [...cssTargets],
		// Workbox writes to the console unless this says otherwise.
		define: { "process.env.NODE_ENV": '"production"' },
	});
	return outputFiles.map(({ text }) => text).join("");
}

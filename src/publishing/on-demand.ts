import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readAllTerms, readTermsInForce } from "#authoring/read-program.ts";

/** The module that the server loads, and the file that it becomes. */
const entry = "virtual:on-demand";
const entryFile = "entry.mjs";

/** A file of a bundle; one of script names the files that it imports at once, and those that it imports when it needs them. */
type Made = { type: "asset" } | { type: "chunk"; imports: readonly string[]; dynamicImports: readonly string[] };

/**
 * Makes what pages show of a request (src/pages/_on-demand.ts) a module of the server: dist/server/entry.mjs. It is bundled with the
 * pages, whose parts it has, and is not theirs: no page waits for it. A site whose form posts to somebody else's endpoint (not
 * `served`) has no server.
 */
export function onDemand({ served, siteUrl }: { served: boolean; siteUrl: string }): AstroIntegration {
	return {
		name: "on-demand",
		hooks: {
			"astro:config:setup": ({ command, config, injectRoute, updateConfig }) => {
				if (!served) return;
				if (command !== "build") {
					injectRoute({
						pattern: "/on-demand/[...path]",
						entrypoint: "./src/pages/_on-demand-in-development.ts",
						prerender: false,
					});
					return;
				}
				const root = fileURLToPath(config.root);
				const server = fileURLToPath(new URL("../server/", config.outDir));
				updateConfig({
					vite: {
						plugins: [
							{
								name: "on-demand",
								applyToEnvironment: ({ name }) => name === "prerender",
								buildStart() {
									this.emitFile({ type: "chunk", id: entry, fileName: entryFile });
								},
								resolveId: { filter: { id: new RegExp(`^${entry}$`) }, handler: () => `\0${entry}` },
								load: { filter: { id: new RegExp(`^\0${entry}$`) }, handler: () => moduleOf(root, siteUrl) },
								writeBundle({ dir = "" }, bundle) {
									for (const file of filesOf(entryFile, bundle)) {
										mkdirSync(dirname(join(server, file)), { recursive: true });
										copyFileSync(join(dir, file), join(server, file));
									}
								},
							},
						],
					},
				});
			},
			"astro:build:done": ({ dir }) => {
				// The server of an earlier build must not be served beside this one.
				if (!served) rmSync(new URL("../server/", dir), { recursive: true, force: true });
			},
		},
	};
}

/** The module with the facts that it speaks from. */
function moduleOf(root: string, siteUrl: string): string {
	const programs = JSON.stringify({ inForce: readTermsInForce(root), all: readAllTerms(root) });
	return [
		'import { answersOnDemand } from "/src/pages/_on-demand.ts";',
		`export const render = answersOnDemand(${programs}, new URL(${JSON.stringify(siteUrl)}));`,
	].join("\n");
}

/** A file of a bundle and all that it may import. */
export function filesOf(file: string, bundle: Readonly<Record<string, Made>>): string[] {
	const found = new Set([file]);
	for (const name of found) {
		const made = bundle[name];
		if (made?.type !== "chunk") continue;
		for (const imported of [...made.imports, ...made.dynamicImports]) if (imported in bundle) found.add(imported);
	}
	return [...found];
}

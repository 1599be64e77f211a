import { fileURLToPath, pathToFileURL } from "node:url";
import type { AstroIntegration } from "astro";

/** What describes the collections: our readers of content, and the packages that they and content.config.ts ask. */
const describesCollections =
	/\/(?:src\/(?:authoring|program)\/.+\.ts|node_modules\/(?:astro|@astrojs\/starlight)\/dist\/.+\.js)$/;

/**
 * While a build reads the collections, lets Node load what describes them. Vite, which Astro asks for src/content.config.ts, would
 * translate each of these modules, most of which the build has loaded already.
 */
export function loadedByNode(): AstroIntegration {
	return {
		name: "loaded-by-node",
		hooks: {
			"astro:config:setup": ({ command, updateConfig }) => {
				if (command !== "build") return;
				updateConfig({
					vite: {
						plugins: [
							{
								name: "loaded-by-node",
								enforce: "pre",
								// A build reads the collections by a server of Vite's; what is bundled is as before.
								applyToEnvironment: ({ config }) => config.command === "serve",
								// Astro and its integrations list what browsers ask of a server that is developed on.
								configResolved({ command, environments }) {
									if (command !== "serve") return;
									for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = [];
								},
								// A collection is defined without all that pages ask of collections.
								resolveId: {
									filter: { id: /^astro:content$/ },
									handler: () => fileURLToPath(import.meta.resolve("astro/content/config")),
								},
								load: {
									filter: { id: describesCollections },
									handler: async (id) => passedOn(id, Object.keys(await import(pathToFileURL(id).href))),
								},
							},
						],
					},
				});
			},
		},
	};
}

/** A module that passes on what Node has loaded from `file`, which exports `names`. */
export function passedOn(file: string, names: readonly string[]): string {
	return [
		// Vite would translate an import.
		`const loaded = process.getBuiltinModule("node:module").createRequire(${JSON.stringify(file)})(${JSON.stringify(file)});`,
		...names.map((name, at) => `const value${at} = loaded[${JSON.stringify(name)}];`),
		`export { ${names.map((name, at) => `value${at} as ${name}`).join(", ")} };`,
	].join("\n");
}

import { rmSync } from "node:fs";
import type { AstroIntegration } from "astro";

/**
 * Adds the pages that depend on whose endpoint the form posts to. They are not files of src/pages (hence the underscores): with our
 * own endpoint (`served`) the form that comes back or is filled in, a confirmation that reads its query and the estimate of a sent link are rendered
 * on demand, by the function that dist/server/entry.mjs exports; with somebody else's the build is purely static. The confirmation is
 * a static page in both.
 */
export function onDemandPages({ served }: { served: boolean }): AstroIntegration {
	return {
		name: "on-demand-pages",
		hooks: {
			"astro:config:setup": ({ injectRoute, updateConfig }) => {
				updateConfig({ vite: { plugins: [withoutContentPages] } });
				injectRoute({ pattern: "/apply/received", entrypoint: "./src/pages/apply/_received.astro", prerender: true });
				if (!served) return;
				injectRoute({ pattern: "/apply/again", entrypoint: "./src/pages/apply/_again.astro", prerender: false });
				injectRoute({
					pattern: "/apply/again/form",
					entrypoint: "./src/pages/apply/_again-form.ts",
					prerender: false,
				});
				injectRoute({ pattern: "/apply/filled", entrypoint: "./src/pages/apply/_filled.ts", prerender: false });
				injectRoute({ pattern: "/estimate/sent-card", entrypoint: "./src/pages/estimate/_card.ts", prerender: false });
				injectRoute({ pattern: "/estimate/sent", entrypoint: "./src/pages/estimate/_sent.ts", prerender: false });
				injectRoute({
					pattern: "/apply/confirmed",
					entrypoint: "./src/pages/apply/_confirmed.astro",
					prerender: false,
				});
			},
			"astro:build:done": ({ dir }) => {
				// The server of an earlier build must not be served beside this one.
				if (!served) rmSync(new URL("../server/", dir), { recursive: true, force: true });
			},
		},
	};
}

/**
 * Leaves the pages of content/ out of what the server loads: their text is in static files, and no page on demand renders one. Of a
 * large guide they would take as long to bundle as they do for the static files.
 */
const withoutContentPages = {
	name: "without-content-pages",
	apply: "build" as const,
	applyToEnvironment: ({ name }: { name: string }) => name === "ssr",
	transform: {
		// Astro's list of them, by the file of each.
		filter: { id: /\/\.astro\/content-modules\.mjs$/ },
		handler: () => "export default new Map();",
	},
};

/** The adapter by which a build can render pages on demand: it exports one function, for the server of this project. */
export function pageRenderer(): AstroIntegration {
	return {
		name: "page-renderer",
		hooks: {
			"astro:config:done": ({ setAdapter }) => {
				setAdapter({
					name: "page-renderer",
					entrypointResolution: "auto",
					serverEntrypoint: new URL("./page-renderer.ts", import.meta.url),
					adapterFeatures: { buildOutput: "server" },
					supportedAstroFeatures: {
						staticOutput: "stable",
						hybridOutput: "stable",
						serverOutput: "stable",
						sharpImageService: "stable",
					},
				});
			},
		},
	};
}

import { rmSync } from "node:fs";
import type { AstroIntegration } from "astro";

/**
 * Adds the routes that depend on whose endpoint the form posts to. They are not files of src/pages (hence the underscores): with
 * our own endpoint (`served`) its routes, the form that comes back and a confirmation that reads its query are on demand; with
 * somebody else's the build is purely static. The confirmation is a static page in both, for whoever serves the files.
 */
export function endpointRoutes({ served }: { served: boolean }): AstroIntegration {
	return {
		name: "endpoint-routes",
		hooks: {
			"astro:config:setup": ({ injectRoute }) => {
				injectRoute({ pattern: "/apply/received", entrypoint: "./src/pages/apply/_received.astro", prerender: true });
				if (!served) return;
				injectRoute({ pattern: "/apply/again", entrypoint: "./src/pages/apply/_again.astro", prerender: false });
				injectRoute({
					pattern: "/apply/confirmed",
					entrypoint: "./src/pages/apply/_confirmed.astro",
					prerender: false,
				});
				for (const name of ["applications", "health"]) {
					injectRoute({ pattern: `/api/${name}`, entrypoint: `./src/pages/api/_${name}.ts`, prerender: false });
				}
			},
			"astro:build:done": ({ dir }) => {
				// The server of an earlier build must not be served beside this one.
				if (!served) rmSync(new URL("../server/", dir), { recursive: true, force: true });
			},
		},
	};
}

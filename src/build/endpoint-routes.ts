import type { AstroIntegration } from "astro";

/**
 * Adds the on-demand routes of the form endpoint. They are not files of src/pages (hence the underscore), because a build whose
 * form posts to another server is purely static and must not have them.
 */
export function endpointRoutes(): AstroIntegration {
	return {
		name: "endpoint-routes",
		hooks: {
			"astro:config:setup": ({ injectRoute }) => {
				for (const name of ["applications", "health"]) {
					injectRoute({ pattern: `/api/${name}`, entrypoint: `./src/pages/api/_${name}.ts`, prerender: false });
				}
			},
		},
	};
}

import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** What the site's development server does besides while it is looked at from the editor: it shows a single component, and a changed page in its place. */
export function editorPreview(): AstroIntegration {
	return {
		name: "editor-preview",
		hooks: {
			"astro:config:setup": ({ injectRoute, injectScript, updateConfig }) => {
				injectRoute({
					pattern: "/__component",
					entrypoint: fileURLToPath(new URL("./component.astro", import.meta.url)),
					prerender: false,
				});
				injectScript("page", `import ${JSON.stringify(fileURLToPath(new URL("./in-frame.ts", import.meta.url)))};`);
				updateConfig({ devToolbar: { enabled: false } });
			},
		},
	};
}

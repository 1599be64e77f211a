import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/**
 * Lets pages have React components as islands: src/components/island renders them into the page, and takes them over in the
 * browser. `react` is Preact here (README), whose ids repeat where a page has two islands, so a page has one at most.
 */
export function islands(): AstroIntegration {
	return {
		name: "islands",
		hooks: {
			"astro:config:setup": ({ addRenderer, updateConfig }) => {
				addRenderer({
					name: "islands",
					serverEntrypoint: new URL("../components/island/in-page.ts", import.meta.url),
					clientEntrypoint: fileURLToPath(new URL("../components/island/in-browser.ts", import.meta.url)),
				});
				// A tool that is opened while developing is not opened anew once these have been found.
				updateConfig({
					vite: { optimizeDeps: { include: ["react", "react/jsx-dev-runtime", "react-dom", "react-dom/client"] } },
				});
			},
		},
	};
}

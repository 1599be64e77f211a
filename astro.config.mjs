import { satteri } from "@astrojs/markdown-satteri";
import node from "@astrojs/node";
import react from "@astrojs/react";
import sitemap from "@astrojs/sitemap";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { readFormEndpoint, readSiteUrl } from "./src/build/build-settings.ts";
import { checkLinks } from "./src/build/check-links.ts";
import { contentComponents } from "./src/build/content-components.ts";
import { endpointRoutes } from "./src/build/endpoint-routes.ts";
import { faultsInBrowser } from "./src/build/faults-in-browser.ts";
import { finalPages } from "./src/build/final-pages.ts";
import { markdownCopies } from "./src/build/markdown-copies.ts";
import { diagramControls, mermaidFences } from "./src/build/mermaid-fences.ts";
import { pageRules } from "./src/build/page-rules.ts";
import { goneAddresses } from "./src/build/published-addresses.ts";
import { redirectPages } from "./src/build/redirect-pages.ts";
import { searchIndex } from "./src/build/search-index.ts";
import { socialImages } from "./src/build/social-image.ts";
import { readGuide } from "./src/navigation.ts";

const siteUrl = readSiteUrl(process.env.SITE_URL);
const { address: formEndpoint, served: servesEndpoint } = readFormEndpoint(process.env.FORM_ENDPOINT, siteUrl);
const guide = readGuide(process.cwd());

export default defineConfig({
	site: siteUrl,
	trailingSlash: "ignore",
	prefetch: false,
	// A purely static build lies where the server's build has its pages.
	...(servesEndpoint ? { adapter: node({ mode: "middleware" }) } : { outDir: "./dist/client" }),
	// The endpoint judges origins itself: its contract has programs post forms without one, and ALLOWED_ORIGINS.
	security: { checkOrigin: false },
	vite: {
		define: { "import.meta.env.FORM_ENDPOINT": JSON.stringify(formEndpoint) },
		// A page on demand is not there to be hashed after the build, so its script stays a file.
		build: {
			assetsInlineLimit: (file) => (/apply\/_Confirmation|_Confirmation\.astro/.test(file) ? false : undefined),
		},
	},
	markdown: {
		processor: satteri({
			mdastPlugins: [
				pageRules(new URL("./", import.meta.url)),
				contentComponents(new URL("./src/components/", import.meta.url)),
				mermaidFences(new URL("./", import.meta.url)),
			],
		}),
	},
	integrations: [
		// Pages that only another page leads to are nobody's first.
		sitemap({
			filter: (page) =>
				!/\/(apply\/(again|confirmed|received)|embed\/\w+)\/$/.test(page) &&
				!goneAddresses(process.cwd()).has(new URL(page).pathname),
		}),
		starlight({
			title: "Mamey Partners",
			description: "The Partnership Program Guide of Mamey Technologies.",
			// "Last updated" comes from the collection: src/content.config.ts.
			credits: false,
			expressiveCode: false,
			customCss: [
				"./src/styles/tokens.css",
				"./src/styles/starlight.css",
				"./src/styles/base.css",
				"./src/styles/print.css",
				"./src/components/diagram/diagram.css",
			],
			sidebar: guide.sidebar,
			routeMiddleware: "./src/components/theme/contents.ts",
			// The index is built from the final pages, a record a section: src/build/search-index.ts.
			pagefind: false,
			components: {
				Search: "./src/components/theme/Search.astro",
				Head: "./src/components/theme/Head.astro",
				Header: "./src/components/theme/Header.astro",
				SiteTitle: "./src/components/theme/SiteTitle.astro",
				Sidebar: "./src/components/theme/Sidebar.astro",
				Footer: "./src/components/theme/Footer.astro",
				Hero: "./src/components/theme/Hero.astro",
				LanguageSelect: "./src/components/theme/LanguageSelect.astro",
				PageTitle: "./src/components/theme/PageTitle.astro",
			},
		}),
		react(),
		faultsInBrowser(),
		diagramControls(),
		redirectPages(siteUrl),
		checkLinks(),
		searchIndex(guide.order),
		markdownCopies(siteUrl),
		socialImages(),
		finalPages({ formEndpoint, siteUrl }),
		endpointRoutes({ served: servesEndpoint }),
	],
});

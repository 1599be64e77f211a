import { satteri } from "@astrojs/markdown-satteri";
import sitemap from "@astrojs/sitemap";
import starlight from "@astrojs/starlight";
import { faultsInBrowser } from "./src/authoring/faults-in-browser.ts";
import { readGuide } from "./src/authoring/navigation.ts";
import { componentRules, componentTable, contentComponents } from "./src/authoring/pages/content-components.ts";
import { linksInSite } from "./src/authoring/pages/links-in-site.ts";
import { diagramControls, mermaidFences } from "./src/authoring/pages/mermaid-fences.ts";
import { pageRules } from "./src/authoring/pages/page-rules.ts";
import { pagesShowCode } from "./src/authoring/pages/shown-code.ts";
import { goneAddresses } from "./src/authoring/published-addresses.ts";
import { readTermsInForce } from "./src/authoring/read-program.ts";
import { programDay } from "./src/program/facts/versions.ts";
import { basePath } from "./src/program/site-address.ts";
import { readAnalytics } from "./src/publishing/analytics.ts";
import { cssTargets } from "./src/publishing/browser-floor.ts";
import { readFormEndpoint, readOffline, readSiteUrl } from "./src/publishing/build-settings.ts";
import { loadedByNode } from "./src/publishing/bundle/loaded-by-node.ts";
import { loadingOrder } from "./src/publishing/bundle/loading-order.ts";
import { plainPages } from "./src/publishing/bundle/plain-pages.ts";
import { unusedParts } from "./src/publishing/bundle/unused-parts.ts";
import { checkLinks } from "./src/publishing/check-links.ts";
import { finalPages } from "./src/publishing/final-pages.ts";
import { islands } from "./src/publishing/islands.ts";
import { offline } from "./src/publishing/offline.ts";
import { onDemand } from "./src/publishing/on-demand.ts";
import { socialImages } from "./src/publishing/pictures/social-image.ts";
import { redirectPages } from "./src/publishing/redirect-pages.ts";
import { markdownCopies } from "./src/publishing/text/markdown-copies.ts";
import { pageReader } from "./src/publishing/text/read-page.ts";
import { searchIndex } from "./src/publishing/text/search-index.ts";

const siteUrl = readSiteUrl(process.env.SITE_URL);
const { address: formEndpoint, served: servesEndpoint } = readFormEndpoint(process.env.FORM_ENDPOINT, siteUrl);
const base = basePath(siteUrl);
const { terms: termsInForce } = readTermsInForce(process.cwd());
const analytics = readAnalytics(process.env.ANALYTICS_SCRIPT, process.env.ANALYTICS_HOST);
const guide = readGuide(process.cwd());
const reader = pageReader(process.cwd(), siteUrl);
const root = new URL("./", import.meta.url);
/** Read once, when the first address is asked about: a build asks about every page. */
const isGone = (() => {
	let gone;
	return (address) => {
		gone ??= goneAddresses(process.cwd());
		return gone.has(address);
	};
})();
const components = new URL("./src/components/content/", root);

/** Our endpoint within `npm run dev`. A build does without what it needs: databases and mail take as long to load as all checks do. */
const endpointInDevelopment = {
	name: "endpoint-in-development",
	// A build starts a server of Vite's as well, to read the collections.
	apply: (_, { command, mode }) => command === "serve" && mode === "development",
	configureServer: async (server) => {
		const { serveEndpointIn } = await import("./src/server/in-development.ts");
		serveEndpointIn(server, siteUrl, process.env);
	},
};

/**
 * Astro's own `defineConfig` gives back what it is given, and its module loads all that draws fonts and pictures.
 * @type {import("astro").AstroUserConfig}
 */
export default {
	site: new URL(siteUrl).origin,
	base: base || "/",
	trailingSlash: "ignore",
	prefetch: false,
	outDir: "./dist/client",
	vite: {
		plugins: servesEndpoint ? [endpointInDevelopment] : [],
		define: {
			"import.meta.env.FORM_ENDPOINT": JSON.stringify(formEndpoint),
			"import.meta.env.ANALYTICS": JSON.stringify(analytics),
			"import.meta.env.PROGRAM_DAY": JSON.stringify(programDay(process.env, new Date())),
		},
		build: {
			cssTarget: [...cssTargets],
			// What is loaded when used needs no helper on every page that preloads its parts.
			modulePreload: false,
			rolldownOptions: {
				// Astro writes such directives into the module of each page, for itself.
				checks: { moduleLevelDirective: false },
				// What nearly every page of the guide asks for is one request.
				output: {
					codeSplitting: {
						groups: [
							{
								name: "page-acts",
								test: /src\/browser\/(after-paint|base|copy|download|load-module)|vite\/preload-helper|starlight-toc/,
							},
						],
					},
				},
			},
		},
	},
	markdown: {
		// While pages are written, the first code of a page is colored too.
		...(process.env.NODE_ENV === "production" && !pagesShowCode(process.cwd()) ? { syntaxHighlight: false } : {}),
		processor: satteri({
			mdastPlugins: [
				pageRules(root),
				componentRules(root, componentTable(components)),
				contentComponents(components),
				mermaidFences(root),
			],
			hastPlugins: [linksInSite(base)],
		}),
	},
	integrations: [
		// No visit begins at a page that only another page leads to.
		sitemap({
			filter: (page) =>
				!/\/(apply\/(again|confirmed|received)|embed\/\w+|estimate\/links|estimate\/presets\/[^/]+|offline)\/$/.test(
					page,
				) &&
				(!/\/program\/[\d.]+\/$/.test(page) || page.endsWith(`/program/${termsInForce.version}/`)) &&
				!isGone(new URL(page).pathname.slice(base.length)),
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
			routeMiddleware: "./src/components/theme/route-of-page.ts",
			// The index is built from the final pages, a record a section: src/publishing/text/search-index.ts.
			pagefind: false,
			components: {
				Search: "./src/components/theme/Search.astro",
				Head: "./src/components/theme/Head.astro",
				Header: "./src/components/theme/Header.astro",
				SiteTitle: "./src/components/theme/SiteTitle.astro",
				Sidebar: "./src/components/theme/sidebar/Sidebar.astro",
				Footer: "./src/components/theme/Footer.astro",
				Hero: "./src/components/theme/Hero.astro",
				LanguageSelect: "./src/components/theme/LanguageSelect.astro",
				PageTitle: "./src/components/theme/PageTitle.astro",
				MarkdownContent: "./src/components/terms/MarkdownContent.astro",
			},
		}),
		islands(),
		faultsInBrowser(),
		diagramControls(),
		plainPages(),
		loadedByNode(),
		unusedParts(),
		redirectPages(siteUrl),
		checkLinks(base),
		searchIndex(guide.order, reader, { isServed: servesEndpoint }),
		markdownCopies(reader),
		socialImages(siteUrl),
		offline({ isOn: readOffline(process.env.OFFLINE), siteUrl }),
		loadingOrder(),
		finalPages({ formEndpoint, siteUrl, analytics }),
		onDemand({ served: servesEndpoint, siteUrl }),
	],
};

import { satteri } from "@astrojs/markdown-satteri";
import node from "@astrojs/node";
import react from "@astrojs/react";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { contentComponents } from "./src/build/content-components.ts";
import { finalPages } from "./src/build/final-pages.ts";
import { sidebar } from "./src/navigation.ts";

const formEndpoint = process.env.FORM_ENDPOINT ?? "/api/applications";
const siteUrl = process.env.SITE_URL ?? "http://localhost:4321";
const servesEndpoint = formEndpoint.startsWith("/");

export default defineConfig({
	site: siteUrl,
	trailingSlash: "ignore",
	prefetch: false,
	// A purely static build lies where the server's build has its pages.
	...(servesEndpoint ? { adapter: node({ mode: "middleware" }) } : { outDir: "./dist/client" }),
	markdown: {
		processor: satteri({ mdastPlugins: [contentComponents(new URL("./src/components/", import.meta.url))] }),
	},
	integrations: [
		starlight({
			title: "Mamey Partners",
			description: "The Partnership Program Guide of Mamey Technologies.",
			lastUpdated: true,
			credits: false,
			expressiveCode: false,
			customCss: [
				"./src/styles/layers.css",
				"./src/styles/tokens.css",
				"./src/styles/starlight.css",
				"./src/styles/base.css",
				"./src/styles/print.css",
			],
			sidebar,
		}),
		react(),
		finalPages({ formEndpoint, siteUrl }),
	],
});

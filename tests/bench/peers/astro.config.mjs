import { readFileSync } from "node:fs";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

// Starlight as its documentation sets it up, alone or with one of the two ways to have Mermaid in it. PEER says which.
const peer = process.env.PEER;

export default defineConfig({
	site: "http://localhost:4321",
	...(peer === "rehype-mermaid" ? { markdown: await withRehypeMermaid() } : {}),
	integrations: [
		...(peer === "astro-mermaid" ? [(await import("astro-mermaid")).default()] : []),
		starlight({
			title: "Mamey Partners",
			description: "The Partnership Program Guide of Mamey Technologies.",
			sidebar: JSON.parse(readFileSync(new URL("sidebar.json", import.meta.url), "utf8")),
		}),
	],
});

async function withRehypeMermaid() {
	const { default: rehypeMermaid } = await import("rehype-mermaid");
	const { unified } = await import("@astrojs/markdown-remark");
	const launchOptions = process.env.CHROMIUM
		? { executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] }
		: { args: ["--no-sandbox"] };
	return {
		syntaxHighlight: { type: "shiki", excludeLangs: ["mermaid"] },
		processor: unified({ rehypePlugins: [[rehypeMermaid, { strategy: "inline-svg", launchOptions }]] }),
	};
}

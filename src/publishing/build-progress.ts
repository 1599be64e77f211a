import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { AstroIntegration, AstroPrerenderer } from "astro";

/** What a build is doing, in its order. */
export type BuildStage = "checking" | "reading" | "writing" | "finishing";

/** How far a build is: of the pages' files while it reads them, of the site's addresses while it writes them; a `total` of 0 is not counted. */
export interface BuildProgress {
	stage: BuildStage;
	done: number;
	total: number;
}

/** The pages of the content collection: README.md is for those who write them. */
const isPage = /(?<!README)\.mdx?$/;

/**
 * Tells `tell` how far Astro's build is, at each page that it reads and each that it writes. It changes nothing of the site. Astro takes
 * one wrapping of its renderer, so `wrap` is another one's.
 */
export function buildProgress(
	tell: (progress: BuildProgress) => void,
	wrap: (prerenderer: AstroPrerenderer) => AstroPrerenderer,
): AstroIntegration {
	return {
		name: "build-progress",
		hooks: {
			"astro:config:setup": ({ config, updateConfig }) => {
				const content = fileURLToPath(new URL("content/", config.root));
				const total = readdirSync(content, { recursive: true, encoding: "utf8" }).filter((file) =>
					isPage.test(file),
				).length;
				const read = new Set<string>();
				tell({ stage: "reading", done: 0, total });
				updateConfig({
					vite: {
						plugins: [
							{
								name: "build-progress",
								// Astro leaves its own entry out where its renderer is wrapped, as below.
								configEnvironment: (name) =>
									name === "prerender"
										? { build: { rolldownOptions: { input: "astro/entrypoints/prerender" } } }
										: undefined,
								transform: {
									// Only pages come here at all: there are as many other modules, and each call costs.
									filter: { id: /\.mdx?(\?|$)/ },
									handler(_code, id) {
										const [file = id] = id.split("?");
										if (read.has(file) || !isPage.test(file) || !file.startsWith(content)) return;
										read.add(file);
										tell({ stage: "reading", done: read.size, total });
									},
								},
							},
						],
					},
				});
			},
			"astro:build:start": ({ setPrerenderer }) => {
				setPrerenderer((theirs) => {
					const prerenderer = wrap(theirs);
					let [done, total] = [0, 0];
					return {
						...prerenderer,
						getStaticPaths: async () => {
							const paths = await prerenderer.getStaticPaths();
							// An address that two routes have is written once.
							total = new Set(paths.map(({ pathname }) => pathname.replace(/\/$/, ""))).size;
							return paths;
						},
						render: async (request, options) => {
							const response = await prerenderer.render(request, options);
							done += 1;
							tell({ stage: "writing", done, total });
							return response;
						},
					};
				});
			},
			"astro:build:generated": () => tell({ stage: "finishing", done: 0, total: 0 }),
		},
	};
}

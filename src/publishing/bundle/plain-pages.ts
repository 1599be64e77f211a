import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** What may bring a page a style or a script of its own: a tag, or an import. */
const ownParts = /<[a-z]|^\s*(?:import|export)\b/im;

/**
 * Bundles the pages that are text alone into one file while the site is built, in place of two a page, which take a large site time and
 * memory to write, load and delete again. Pages with a component stay on their own: Astro gives each page the styles of its file.
 */
export function plainPages(): AstroIntegration {
	return {
		name: "plain-pages",
		hooks: {
			"astro:config:setup": ({ config, command, updateConfig }) => {
				if (command !== "build") return;
				const plain = filesOfPlainPages(fileURLToPath(new URL("content/", config.root)));
				const together = {
					// A page may be asked for by its text and by its styles, which are a module each.
					groups: [{ name: "plain-pages", test: (id: string) => plain.has(id.replace(/\?.*$/, "")) }],
					includeDependenciesRecursively: false,
				};
				updateConfig({
					vite: {
						plugins: [
							{
								name: "plain-pages",
								configEnvironment: (name) =>
									name === "prerender"
										? {
												build: {
													rolldownOptions: {
														preserveEntrySignatures: "allow-extension",
														output: { codeSplitting: together },
													},
												},
											}
										: undefined,
							},
						],
					},
				});
			},
		},
	};
}

/** The files of pages below `content` that are text alone. */
export function filesOfPlainPages(content: string): Set<string> {
	const pages = readdirSync(content, { recursive: true, encoding: "utf8" }).filter((file) => /\.mdx?$/.test(file));
	return new Set(pages.map((page) => join(content, page)).filter((file) => !ownParts.test(readFileSync(file, "utf8"))));
}

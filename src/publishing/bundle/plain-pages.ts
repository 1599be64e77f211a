import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** What may bring a page a style or a script of its own: a tag, or an import. */
const ownParts = /<[a-z]|^\s*(?:import|export)\b/im;

/** The module of all pages that are text alone. */
const together = "virtual:plain-pages";
const resolved = `\0${together}`;

/**
 * Loads the pages that are text alone as one module while the site is built, in place of two modules and two files a page, which take
 * a large site time and memory to read, write, load and delete again. Pages with a component stay on their own: Astro gives each page
 * the styles of its file.
 */
export function plainPages(): AstroIntegration {
	return {
		name: "plain-pages",
		hooks: {
			"astro:config:setup": ({ config, command, updateConfig }) => {
				if (command !== "build") return;
				const root = fileURLToPath(config.root);
				const plain = filesOfPlainPages(join(root, "content"));
				updateConfig({
					vite: {
						plugins: [
							{
								name: "plain-pages",
								applyToEnvironment: ({ name }) => name === "prerender",
								resolveId: {
									filter: { id: new RegExp(`^${together}$`) },
									handler: () => resolved,
								},
								load: {
									filter: { id: new RegExp(`^${resolved}$`) },
									handler: () => moduleOfPages(root, plain),
								},
								transform: {
									// Astro's list of pages, by the file of each.
									filter: { id: /\/\.astro\/content-modules\.mjs$/ },
									handler: (list) => ({ code: fromOneModule(list, root, plain), map: null }),
								},
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

/** Each page as Astro asks for one: with no style, link or script of its own. */
function moduleOfPages(root: string, plain: ReadonlySet<string>): string {
	const files = [...plain];
	return [
		'"use astro:head-inject";',
		...files.map((file, at) => `import * as page${at} from ${JSON.stringify(file)};`),
		"const asked = (page) => ({ default: { __astroPropagation: true, getMod: async () => page, collectedLinks: [], collectedStyles: [], collectedScripts: [] } });",
		"export const pages = new Map([",
		...files.map((file, at) => `[${JSON.stringify(nameOf(file, root))}, asked(page${at})],`),
		"]);",
	].join("\n");
}

/** Astro's list of pages with those of `plain` from the one module. */
export function fromOneModule(list: string, root: string, plain: ReadonlySet<string>): string {
	const names = new Set([...plain].map((file) => JSON.stringify(nameOf(file, root))));
	return list.replaceAll(/^\[("(?:[^"\\]|\\.)*"), \(\) => import\(.*\)\](?=,?$|\]\);)/gm, (entry, name: string) =>
		names.has(name) ? `[${name}, () => import("${together}").then(({ pages }) => pages.get(${name}))]` : entry,
	);
}

/** A file as Astro names it: by its path from the project's root. */
function nameOf(file: string, root: string): string {
	return file.slice(root.length).replaceAll("\\", "/");
}

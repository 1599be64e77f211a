import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";

/** The files that each file of script imports at once, by their paths in the build. */
type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * On pages with a tool names in the page what its scripts import, so that on a slow line no file has to come before the next is asked for.
 * The page's own scripts come first (the estimator's first figure is one), then the tool's, then the font, which nothing waits for.
 */
export function modulePreloads(): AstroIntegration {
	const imports = new Map<string, readonly string[]>();
	return {
		name: "module-preloads",
		hooks: {
			"astro:config:setup": ({ updateConfig }) => {
				updateConfig({
					vite: {
						plugins: [
							{
								name: "imports-of-scripts",
								applyToEnvironment: ({ name }) => name === "client",
								generateBundle(_, bundle) {
									for (const made of Object.values(bundle)) {
										if (made.type === "chunk") imports.set(made.fileName, made.imports);
									}
								},
							},
						],
					},
				});
			},
			"astro:build:done": ({ dir }) => {
				const folder = fileURLToPath(dir);
				for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
					if (!file.endsWith(".html")) continue;
					const html = readFileSync(join(folder, file), "utf8");
					if (html.includes("<astro-island ")) writeFileSync(join(folder, file), withPreloads(html, imports));
				}
			},
		},
	};
}

/** A page with a tool that names what its scripts import, after its style sheets: without them nothing is painted. */
export function withPreloads(html: string, imports: Imports): string {
	const ofPage = imported(addressesIn(html, /<script type="module" src="([^"]+)"/g), imports);
	const tool = addressesIn(html, / (?:component|renderer)-url="([^"]+)"/g);
	const ofTool = [...tool, ...imported(tool, imports)].filter((address) => !ofPage.includes(address));
	const [font = ""] = /<link rel="preload" [^>]*as="font"[^>]*>/.exec(html) ?? [];
	const links = [
		...ofPage.map((address) => `<link rel="modulepreload" href="${address}">`),
		...ofTool.map((address) => `<link rel="modulepreload" href="${address}" fetchpriority="low">`),
		font.replace(">", ' fetchpriority="low">'),
	];
	return html.replace(font, "").replace("</head>", () => `${links.join("")}</head>`);
}

function addressesIn(html: string, pattern: RegExp): string[] {
	return [...html.matchAll(pattern)].map(([, address = ""]) => address);
}

/** The addresses of all that files of script import, and of what that imports. */
function imported(addresses: readonly string[], imports: Imports): string[] {
	const found = new Set<string>();
	const follow = (address: string) => {
		const [, base = "", file = ""] = /^(.*?)(_astro\/[^/]+)$/.exec(address) ?? [];
		for (const one of imports.get(file) ?? []) {
			if (found.has(base + one)) continue;
			found.add(base + one);
			follow(base + one);
		}
	};
	for (const address of addresses) follow(address);
	return [...found];
}

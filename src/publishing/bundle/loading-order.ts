import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { oneSheet, sheetsOf, withOneSheet } from "./one-sheet.ts";

/** The files that each file of script imports at once, by their paths in the build. */
type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Puts what a page loads and runs in the order in which its reader needs it, with few requests before the first paint: the style sheets of
 * every page are one; a page with a tool names what its scripts import, so that on a slow line no file has to come before the next is
 * asked for; on every other page the scripts stand behind the text, and small ones within the page.
 */
export function loadingOrder(): AstroIntegration {
	const imports = new Map<string, readonly string[]>();
	return {
		name: "loading-order",
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
				const scripts = new Map([...imports.keys()].map((file) => [file, readFileSync(join(folder, file), "utf8")]));
				// The page for unknown addresses has the frame of all pages, and nothing else.
				const sheets = sheetsOf(readFileSync(join(folder, "404.html"), "utf8"));
				const sheet = oneSheet(sheets, (address) => readFileSync(join(folder, pathInSite(address)), "utf8"));
				writeFileSync(join(folder, pathInSite(sheet.address)), sheet.text);
				for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
					if (!file.endsWith(".html")) continue;
					const html = readFileSync(join(folder, file), "utf8");
					const page = withOneSheet(html, sheets, sheet.address);
					const ordered = html.includes("<astro-island ")
						? withPreloads(page, imports)
						: withSmallScripts(withScriptsLast(page), scripts);
					writeFileSync(join(folder, file), ordered);
				}
			},
		},
	};
}

/**
 * A page with a tool that names what its scripts import, after its style sheets: without them nothing is painted. The page's own scripts
 * come first (the estimator's first figure is one), then the tool's.
 */
export function withPreloads(html: string, imports: Imports): string {
	const ofPage = imported(addressesIn(html, /<script type="module" src="([^"]+)"/g), imports);
	const tool = addressesIn(html, / (?:component|renderer)-url="([^"]+)"/g);
	const ofTool = [...tool, ...imported(tool, imports)].filter((address) => !ofPage.includes(address));
	const links = [
		...ofPage.map((address) => `<link rel="modulepreload" href="${address}">`),
		...ofTool.map((address) => `<link rel="modulepreload" href="${address}" fetchpriority="low">`),
	];
	return html.replace("</head>", () => `${links.join("")}</head>`);
}

/**
 * A page with its inline scripts at the end of its body. At a script in the middle a browser reads no further before all style sheets
 * are there (HTML standard, “a style sheet that is blocking scripts”), so that the text behind it was painted later than what stood
 * before it. At the end they still run before the first paint. Modules wait for the whole page anyway, and data runs nothing.
 */
export function withScriptsLast(html: string): string {
	const [start, end] = [html.indexOf("<body"), html.lastIndexOf("</body>")];
	if (start < 0 || end < 0) return html;
	const scripts: string[] = [];
	const body = html.slice(start, end).replace(/<script(?: aria-hidden="true")?>[\s\S]*?<\/script>/g, (script) => {
		if (script.includes("document.currentScript")) return script;
		scripts.push(script);
		return "";
	});
	return html.slice(0, start) + body + scripts.join("") + html.slice(end);
}

/** Up to how many characters a script stands within the page: asking for a file of its own would take longer than it does. */
const smallScript = 1_800;

/** A page with its small modules in place of links to them, so that what they import is asked for a round trip sooner. */
export function withSmallScripts(html: string, scripts: ReadonlyMap<string, string>): string {
	return html.replace(
		/<script type="module" src="([^"]*\/)?(_astro\/)([^"/]+)"><\/script>/g,
		(link, base: string = "", folder: string, name: string) => {
			const code = scripts.get(folder + name)?.trim();
			if (!code || code.length > smallScript || /<\/script|import\.meta/.test(code)) return link;
			// What a file names beside itself lies elsewhere for a page.
			const placed = code.replace(/(?<=(["'`]))\.\/(?=[\w.-]+\.js\1)/g, () => base + folder);
			return `<script type="module">${placed}</script>`;
		},
	);
}

function addressesIn(html: string, pattern: RegExp): string[] {
	return [...html.matchAll(pattern)].map(([, address = ""]) => address);
}

/** A file of the bundle within the site, wherever the site lies on its host. */
function pathInSite(address: string): string {
	return address.slice(address.lastIndexOf("/_astro/") + 1);
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

import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";

/**
 * Lets authors use every component of `folder` in an .mdx page by its name alone, without an import.
 * A name that is no component stops the build with file, line and the names that exist.
 */
export function contentComponents(folder: URL): MdastPluginEntry {
	const names = readdirSync(folder)
		.filter((file) => file.endsWith(".astro"))
		.map((file) => file.slice(0, -".astro".length));
	return ({ fileURL, sourceFormat, source }) => {
		if (sourceFormat !== "mdx" || !fileURL) return null;
		const used = new Set<string>();
		const note = (name: string | null, position: { start: { line: number } } | undefined) => {
			if (!name || !/^[A-Z]/.test(name)) return;
			if (!names.includes(name)) {
				throw new Error(
					unknownComponent(name, names, fileURLToPath(fileURL), position?.start.line ?? lineOf(name, source)),
				);
			}
			used.add(name);
		};
		return defineMdastPlugin({
			name: "content-components",
			options: { position: true },
			mdxJsxFlowElement: (node) => note(node.name, node.position),
			mdxJsxTextElement: (node) => note(node.name, node.position),
			after: (root, context) => {
				if (used.size === 0) return;
				context.prependChild(root, {
					type: "mdxjsEsm",
					value: [...used].map((name) => `import ${name} from "#components/${name}.astro";`).join("\n"),
				});
			},
		});
	};
}

function lineOf(name: string, source: string): number {
	return source.split("\n").findIndex((line) => line.includes(`<${name}`)) + 1;
}

function unknownComponent(name: string, names: readonly string[], file: string, line: number): string {
	return `${file}:${line}: There is no component <${name}>. Check the spelling; these exist: ${names.join(", ")}.`;
}

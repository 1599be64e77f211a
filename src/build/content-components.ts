import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { attributeFault, type ComponentProps, type GivenAttribute, propsOf } from "./component-props.ts";

/** A component in a page, as the Markdown engine names its parts. */
interface ComponentNode {
	name: string | null;
	attributes: readonly { type: string; name?: string; value?: unknown }[];
	position?: { start: { line: number } } | undefined;
}

/**
 * Lets authors use every component of `folder` in an .mdx page by its name alone, without an import.
 * A name that is no component, and an attribute that a component does not take, stop the build with file, line and what to write.
 */
export function contentComponents(folder: URL): MdastPluginEntry {
	const components = new Map<string, ComponentProps>(
		readdirSync(folder)
			.filter((file) => file.endsWith(".astro"))
			.map((file) => [file.slice(0, -".astro".length), propsOf(readFileSync(new URL(file, folder), "utf8"))]),
	);
	return ({ fileURL, sourceFormat, source }) => {
		if (sourceFormat !== "mdx" || !fileURL) return null;
		const used = new Set<string>();
		const note = ({ name, attributes, position }: ComponentNode) => {
			if (!name) return;
			const line = position?.start.line ?? lineOf(name, source);
			const refuse = (sentence: string): never => {
				throw new Error(`${fileURLToPath(fileURL)}:${line}: ${sentence}`);
			};
			if (!/^[A-Z]/.test(name)) {
				// A browser passes over a tag that it does not know, and the figure would be missing.
				const meant = [...components.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
				if (meant) refuse(`<${name}> is no component. Write it with its capitals: <${meant}>.`);
				return;
			}
			const props = components.get(name) ?? refuse(unknownComponent(name, [...components.keys()]));
			const fault = attributes.every(({ type }) => type === "mdxJsxAttribute")
				? attributeFault(name, props, attributes.map(givenAttribute))
				: null;
			if (fault) refuse(fault);
			used.add(name);
		};
		return defineMdastPlugin({
			name: "content-components",
			options: { position: true },
			mdxJsxFlowElement: note,
			mdxJsxTextElement: note,
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

function givenAttribute({ name = "", value }: ComponentNode["attributes"][number]): GivenAttribute {
	return { name, value: typeof value === "string" ? value : null };
}

function lineOf(name: string, source: string): number {
	return source.split("\n").findIndex((line) => line.includes(`<${name}`)) + 1;
}

function unknownComponent(name: string, names: readonly string[]): string {
	return `There is no component <${name}>. Check the spelling; these exist: ${names.join(", ")}.`;
}

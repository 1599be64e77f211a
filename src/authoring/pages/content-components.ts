import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { defineMdastPlugin, type MdastPluginEntry } from "satteri";
import { stop } from "#authoring/faults/content-error.ts";
import type { Problem } from "#authoring/faults/problems.ts";
import { attributeProblem, type ComponentProps, type GivenAttribute, propsOf } from "./component-props.ts";
import { fileOfPage, type PlacedNode, placeOfNode, type Report } from "./page-place.ts";

/** A component in a page, as the Markdown engine names its parts. */
interface ComponentNode extends PlacedNode {
	name: string | null;
	attributes: readonly { type: string; name?: string; value?: unknown }[];
	children: readonly { type: string; value?: unknown }[];
}

/** The components for authors, in the folders of `folder` by subject: name → file below it. */
export function componentFiles(folder: URL): Map<string, string> {
	const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".astro"));
	return new Map(files.toSorted().map((file) => [basename(file, ".astro"), file.replaceAll("\\", "/")]));
}

/** What each component for authors takes, by its name. `folder` has their files. */
export function componentTable(folder: URL): ReadonlyMap<string, ComponentProps> {
	return new Map(
		[...componentFiles(folder)].map(([name, file]) => [name, propsOf(readFileSync(new URL(file, folder), "utf8"))]),
	);
}

/**
 * A name that is no component, and an attribute that a component does not take. `root` is the project's folder, `components` has what
 * each takes.
 */
export function componentRules(
	root: URL,
	components: ReadonlyMap<string, ComponentProps>,
	report: Report = stop,
): MdastPluginEntry {
	return ({ sourceFormat, fileURL }) => {
		if (sourceFormat !== "mdx") return null;
		const file = fileOfPage(fileURL, root);
		const judge = (node: ComponentNode) => {
			const problem = problemOf(node, components);
			if (problem) report({ file, ...placeOfNode(node), problem });
		};
		return defineMdastPlugin({
			name: "component-rules",
			options: { position: true },
			mdxJsxFlowElement: judge,
			mdxJsxTextElement: judge,
		});
	};
}

function problemOf(
	{ name, attributes, children }: ComponentNode,
	components: ReadonlyMap<string, ComponentProps>,
): Problem | null {
	if (!name) return null;
	if (!/^[A-Z]/.test(name)) {
		// The site's policy for browsers (publishing/headers.ts).
		const written = new Map(attributes.map(({ name, value }) => [name ?? "", String(value ?? "")]));
		const src = written.get("src");
		const isOfOthers = src !== undefined && /^(?:https?:)?\/\//i.test(src);
		const isFrame = /^(?:iframe|embed|video|audio|source)$/.test(name);
		if (/^(?:script|style|object|form)$/.test(name) || (isFrame && isOfOthers)) return { kind: "tag not shown", name };
		const handler = [...written.keys()].find((attribute) => /^on[a-z]/i.test(attribute));
		if (handler) return { kind: "script of a tag", name, attribute: handler };
		if (name === "img" && src !== undefined) {
			// The build takes what Markdown writes to the page, and not what a tag does.
			if (!isOfOthers && !/^(?:\/|data:)/.test(src)) return { kind: "picture as a tag", src };
			if (!written.has("alt")) return { kind: "picture without words", url: src };
		}
		// A browser passes over a tag that it does not know, and the figure would be missing.
		const meant = [...components.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
		return meant ? { kind: "component in small letters", name, meant } : null;
	}
	const props = components.get(name);
	if (!props) return { kind: "unknown component", name, known: [...components.keys()] };
	const spread = attributes.find(({ type }) => type !== "mdxJsxAttribute");
	if (spread) {
		const [example = "of"] = props.keys();
		return { kind: "attribute computed", component: name, name: example, written: String(spread.value) };
	}
	// No component has a place for what is written inside it.
	const holdsWords = children.some(({ type, value }) => type !== "text" || String(value).trim() !== "");
	if (holdsWords) return { kind: "words in a component", component: name };
	return attributeProblem(name, props, attributes.map(givenAttribute));
}

/** Lets authors use every component of `folder` in an .mdx page by its name alone, without an import. */
export function contentComponents(folder: URL): MdastPluginEntry {
	const files = componentFiles(folder);
	return ({ sourceFormat }) => {
		if (sourceFormat !== "mdx") return null;
		const used = new Set<string>();
		const note = ({ name }: ComponentNode) => {
			if (name && files.has(name)) used.add(name);
		};
		return defineMdastPlugin({
			name: "content-components",
			mdxJsxFlowElement: note,
			mdxJsxTextElement: note,
			after: (root, context) => {
				if (used.size === 0) return;
				context.prependChild(root, {
					type: "mdxjsEsm",
					value: [...used].map((name) => `import ${name} from "#components/content/${files.get(name)}";`).join("\n"),
				});
			},
		});
	};
}

function givenAttribute({ name = "", value }: ComponentNode["attributes"][number]): GivenAttribute {
	if (typeof value === "string") return { name, value, computed: null };
	const isComputed = typeof value === "object" && value !== null && "value" in value;
	return { name, value: null, computed: isComputed ? String(value.value) : null };
}

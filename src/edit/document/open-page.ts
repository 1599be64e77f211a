import type { Mark, Node } from "prosemirror-model";
import { type MdastNode, mdxToMdast } from "satteri";
import { schema } from "./schema.ts";

/** A page's text below its head, as the tree that Astro's own engine makes of it. Throws the engine's error for broken tags. */
export function parsePage(body: string): Root {
	const tree = mdxToMdast(body, { features: { frontmatter: false } });
	if (tree.type !== "root") throw new Error("The Markdown engine gave no page.");
	return tree;
}

export type Root = Extract<MdastNode, { type: "root" }>;
type Element = Extract<MdastNode, { type: "mdxJsxFlowElement" | "mdxJsxTextElement" }>;
type List = Extract<MdastNode, { type: "list" }>;
type Table = Extract<MdastNode, { type: "table" }>;

/** Where a node begins and ends in the text it was parsed from. */
export function rangeOf(node: MdastNode): { from: number; to: number } {
	const from = node.position?.start.offset;
	const to = node.position?.end.offset;
	if (from === undefined || to === undefined) throw new Error(`The Markdown engine gave no place for a ${node.type}.`);
	return { from, to };
}

/** The editor's document of a page's text; each block has the number of the block that it was made of. */
export function openPage(body: string, tree: Root = parsePage(body)): Node {
	const source = sourceOf(body);
	const blocks = tree.children.map((child, number) => {
		const node = block(source, child);
		return node.type.create({ ...node.attrs, origin: number }, node.content, node.marks);
	});
	return schema.node("doc", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]);
}

interface Source {
	slice: (node: MdastNode) => string;
}

function sourceOf(body: string): Source {
	return { slice: (node) => body.slice(rangeOf(node).from, rangeOf(node).to) };
}

function block(source: Source, node: MdastNode): Node {
	const verbatim = () => schema.node("verbatim", { source: source.slice(node) });
	switch (node.type) {
		case "paragraph":
			return schema.node("paragraph", null, inlines(source, node.children));
		case "heading":
			return node.depth === 1
				? verbatim()
				: schema.node("heading", { level: node.depth }, inlines(source, node.children));
		case "thematicBreak":
			return schema.node("horizontal_rule");
		case "blockquote":
			return node.children.length === 0
				? verbatim()
				: schema.node(
						"blockquote",
						null,
						node.children.map((child) => block(source, child)),
					);
		case "list":
			return list(source, node) ?? verbatim();
		case "table":
			return table(source, node);
		case "code":
			return /^(`{3,}|~{3,})/.test(source.slice(node))
				? schema.node("fence", { lang: node.lang ?? "", meta: node.meta ?? "", value: withLineFeeds(node.value) })
				: verbatim();
		case "mdxJsxFlowElement":
			return componentNode("component", source, node) ?? verbatim();
		default:
			return verbatim();
	}
}

/** A list whose items begin with a line of text; null for one with tasks or empty items, which has no visual form. */
function list(source: Source, node: List): Node | null {
	const items = node.children.map((item) => {
		const [first] = item.children;
		const begins = first?.type === "paragraph" || (first?.type === "mdxJsxFlowElement" && isSimple(first));
		if (!begins || typeof item.checked === "boolean") return null;
		return schema.node(
			"list_item",
			{ spread: item.spread === true },
			item.children.map((child) => block(source, child)),
		);
	});
	if (items.some((item) => item === null)) return null;
	const content = items.filter((item) => item !== null);
	const spread = node.spread === true;
	return node.ordered
		? schema.node("ordered_list", { spread, start: node.start ?? 1 }, content)
		: schema.node("bullet_list", { spread }, content);
}

function table(source: Source, node: Table): Node {
	const rows = node.children.map((row, number) =>
		schema.node(
			"table_row",
			null,
			row.children.map((cell, column) =>
				schema.node(
					number === 0 ? "table_header" : "table_cell",
					{ align: node.align?.[column] ?? null },
					inlines(source, cell.children),
				),
			),
		),
	);
	return schema.node("table", null, rows);
}

/** Whether a component has no content and only plain attributes, which a form can show. */
function isSimple(node: Element): boolean {
	return (
		node.name !== null &&
		node.children.length === 0 &&
		node.attributes.every(
			(attribute) =>
				attribute.type === "mdxJsxAttribute" &&
				(attribute.value === null || attribute.value === undefined || typeof attribute.value === "string"),
		)
	);
}

function componentNode(type: "component" | "component_inline", source: Source, node: Element): Node | null {
	if (!isSimple(node)) return null;
	const props = Object.fromEntries(
		node.attributes.flatMap((attribute) =>
			attribute.type === "mdxJsxAttribute"
				? [[attribute.name, typeof attribute.value === "string" ? attribute.value : null]]
				: [],
		),
	);
	return schema.node(type, { name: node.name, props, source: source.slice(node) });
}

/** A part of a line of text, with where it stands in the file. */
export interface PlacedInline {
	node: Node;
	from: number;
	to: number;
}

/** The parts of a line of text, of a heading or of a cell, as the editor has them, each with its place in the file. */
export function placedInlines(body: string, nodes: readonly MdastNode[]): PlacedInline[] {
	return placed(sourceOf(body), nodes);
}

function inlines(source: Source, nodes: readonly MdastNode[]): Node[] {
	return placed(source, nodes).map(({ node }) => node);
}

function placed(source: Source, nodes: readonly MdastNode[], marks: readonly Mark[] = []): PlacedInline[] {
	return nodes.flatMap((node) => inline(source, node, marks));
}

function inline(source: Source, node: MdastNode, marks: readonly Mark[]): PlacedInline[] {
	const within = (mark: Mark, children: readonly MdastNode[]) => placed(source, children, mark.addToSet(marks));
	const here = (found: Node): PlacedInline => ({ node: found, ...rangeOf(node) });
	const leaf = (leafNode: Node) => [here(leafNode.mark(marks))];
	const verbatim = () => leaf(schema.node("verbatim_inline", { source: source.slice(node) }));
	switch (node.type) {
		case "text":
			return text(node.value, marks).map(here);
		case "strong":
			return within(schema.mark("strong"), node.children);
		case "emphasis":
			return within(schema.mark("em"), node.children);
		case "delete":
			return within(schema.mark("strike"), node.children);
		case "link":
			return within(schema.mark("link", { href: node.url, title: node.title ?? null }), node.children);
		case "inlineCode":
			// In the editor code has no other mark; bold code stays as it is written.
			return marks.length === 0 ? text(node.value, [schema.mark("code")]).map(here) : verbatim();
		case "break":
			return leaf(schema.node("hard_break"));
		case "image":
			return leaf(schema.node("image", { src: node.url, alt: node.alt ?? "", title: node.title ?? "" }));
		case "mdxJsxTextElement": {
			const chip = componentNode("component_inline", source, node);
			return chip ? leaf(chip) : verbatim();
		}
		default:
			return verbatim();
	}
}

/** A line break in a paragraph's source reads as a space. */
function text(value: string, marks: readonly Mark[]): Node[] {
	const shown = value.replace(/[ \t]*\r?\n[ \t]*/g, " ");
	return shown ? [schema.text(shown, marks)] : [];
}

function withLineFeeds(value: string): string {
	return value.replaceAll("\r\n", "\n");
}

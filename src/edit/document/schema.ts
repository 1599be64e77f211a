import { type AttributeSpec, type Attrs, type NodeSpec, Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

/** Number of the block in the file that a block of the editor was opened from; -1 for a new one. */
const origin = { origin: { default: -1 } };

/** A component, or a piece of text that has no visual form: one unit in the editor, shown by a view of its own. */
function chip(inline: boolean, attrs: Record<string, AttributeSpec>): NodeSpec {
	return {
		inline,
		group: inline ? "inline" : "block",
		atom: true,
		selectable: true,
		draggable: true,
		attrs: inline ? attrs : { ...origin, ...attrs },
		toDOM: (node) => [inline ? "span" : "div", { "data-chip": node.type.name }, String(node.attrs.name ?? "")],
	};
}

/** `props` are the attributes as text, null for one without a value; `source` is what the file has, "" once it was changed. */
const component = { name: { default: "" }, props: { default: {} }, source: { default: "" } };

const levelOf = (level: number) => ({ tag: `h${level}`, attrs: { level: Math.max(2, level) } });
const alignOf = (dom: HTMLElement) => dom.style.textAlign || dom.getAttribute("align") || null;

/** What the visual editor knows of a page. Everything else is one of the two `verbatim` nodes and remains as it is written. */
export const schema = new Schema({
	nodes: {
		doc: { content: "block+" },
		paragraph: {
			group: "block",
			content: "inline*",
			attrs: origin,
			parseDOM: [{ tag: "p" }],
			toDOM: () => ["p", 0],
		},
		heading: {
			group: "block",
			content: "inline*",
			attrs: { ...origin, level: { default: 2 } },
			defining: true,
			parseDOM: [1, 2, 3, 4, 5, 6].map(levelOf),
			toDOM: (node) => [`h${node.attrs.level}`, 0],
		},
		bullet_list: {
			group: "block",
			content: "list_item+",
			attrs: { ...origin, spread: { default: false } },
			parseDOM: [{ tag: "ul" }],
			toDOM: () => ["ul", 0],
		},
		ordered_list: {
			group: "block",
			content: "list_item+",
			attrs: { ...origin, spread: { default: false }, start: { default: 1 } },
			parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ start: Number(dom.getAttribute("start") ?? 1) }) }],
			toDOM: (node) => ["ol", { start: node.attrs.start }, 0],
		},
		list_item: {
			content: "(paragraph | component) block*",
			attrs: { spread: { default: false } },
			defining: true,
			parseDOM: [{ tag: "li" }],
			toDOM: () => ["li", 0],
		},
		blockquote: {
			group: "block",
			content: "block+",
			attrs: origin,
			defining: true,
			parseDOM: [{ tag: "blockquote" }],
			toDOM: () => ["blockquote", 0],
		},
		horizontal_rule: { group: "block", attrs: origin, parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
		...tablesOf(),
		/** Text between fences: code, or Mermaid's. */
		fence: chip(false, { lang: { default: "" }, meta: { default: "" }, value: { default: "" } }),
		component: chip(false, component),
		verbatim: chip(false, { source: { default: "" } }),
		component_inline: chip(true, component),
		verbatim_inline: chip(true, { source: { default: "" } }),
		image: {
			...chip(true, { src: { default: "" }, alt: { default: "" }, title: { default: "" } }),
			toDOM: (node) => ["img", { src: node.attrs.src, alt: node.attrs.alt }],
		},
		hard_break: {
			inline: true,
			group: "inline",
			selectable: false,
			parseDOM: [{ tag: "br" }],
			toDOM: () => ["br"],
		},
		text: { group: "inline" },
	},
	marks: {
		link: {
			attrs: { href: {}, title: { default: null } },
			inclusive: false,
			parseDOM: [{ tag: "a[href]", getAttrs: (dom) => ({ href: dom.getAttribute("href") }) }],
			toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
		},
		strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
		em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
		strike: { parseDOM: [{ tag: "del" }, { tag: "s" }], toDOM: () => ["del", 0] },
		code: { code: true, excludes: "_", parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
	},
});

/** Tables of Markdown: one row of heads, cells of one line, an alignment a column. */
function tablesOf(): Record<"table" | "table_row" | "table_cell" | "table_header", NodeSpec> {
	const nodes = tableNodes({
		tableGroup: "block",
		cellContent: "inline*",
		cellAttributes: {
			align: {
				default: null,
				getFromDOM: alignOf,
				setDOMAttr: (value, attrs) => {
					if (typeof value === "string") attrs.style = `text-align: ${value}`;
				},
			},
		},
	});
	return { ...nodes, table: { ...nodes.table, attrs: origin } };
}

/** The attributes of a component as its node has them. */
export function propsOfNode(attrs: Attrs): Record<string, string | null> {
	const props: Record<string, string | null> = attrs.props;
	return props;
}

/** A component as it is written in a page. */
export function componentText(name: string, props: Readonly<Record<string, string | null>>): string {
	const written = Object.entries(props).map(([key, value]) => (value === null ? key : `${key}="${quoted(value)}"`));
	return `<${[name, ...written].join(" ")} />`;
}

/** Inside quotation marks of a component only these two signs need another form. */
function quoted(value: string): string {
	return value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}

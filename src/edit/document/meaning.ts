import { Fragment, type Node } from "prosemirror-model";
import { schema } from "./schema.ts";

/** A document's meaning, apart from how it is written: two documents mean the same when these are equal (`node.eq`). */
export function meaningOf(node: Node): Node {
	if (node.isText) return node;
	const content = Fragment.fromArray(node.children.map(meaningOf));
	switch (node.type.name) {
		// The first row is the head of a table, whichever kind its cells have.
		case "table_cell":
		case "table_header":
			return schema.node("table_cell", { align: node.attrs.align }, content);
		case "component":
		case "component_inline":
			return node.type.create({ name: node.attrs.name, props: node.attrs.props }, content, node.marks);
		case "hard_break":
			return node.mark([]);
		default: {
			const attrs = Object.fromEntries(
				Object.entries(node.attrs).filter(([name]) => name !== "origin" && name !== "spread"),
			);
			return node.type.create(attrs, content, node.marks);
		}
	}
}

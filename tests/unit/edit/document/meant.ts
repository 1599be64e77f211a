import type { Node } from "prosemirror-model";
import { meaningOf } from "#edit/document/meaning.ts";
import { schema } from "#edit/document/schema.ts";
import { tidied } from "#edit/document/tidy.ts";

/** What the editor wants written: blocks of the file as they are, edited ones without what typing left over. */
export function meant(opened: Node, document: Node): Node {
	const blocks = document.children.flatMap((node) => {
		const old = opened.children[node.attrs.origin];
		return old && meaningOf(old).eq(meaningOf(node)) ? [old] : (tidied(node, old) ?? []);
	});
	return schema.node("doc", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]);
}

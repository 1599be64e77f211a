import { Fragment, type Node } from "prosemirror-model";
import { meaningOf } from "./meaning.ts";
import { schema } from "./schema.ts";

/**
 * A block as it can be written: what is left over from typing – spaces at the ends, marks around a space, empty lines, items and
 * headings – has no form in Markdown. Null when nothing is left of it. What is as it was in the file stays so.
 */
export function tidied(block: Node, old?: Node | null): Node | null {
	if (old && meaningOf(old).eq(meaningOf(block))) return block;
	if (block.isTextblock) return tidiedText(block);
	if (block.isLeaf) return block;
	if (block.type.name === "table_row" || block.type.name === "table") {
		return block.copy(
			Fragment.fromArray(
				block.children.map((child, at) => tidied(child, old?.maybeChild(at)) ?? child.copy(Fragment.empty)),
			),
		);
	}
	const children = block.children
		.map((child, at) => tidied(child, old?.maybeChild(at)))
		.filter((child) => child !== null);
	if (children.length === 0) return null;
	// Of an item whose line was emptied its inner lists may be left; they have no bullet of their own then.
	if (block.type.name === "list_item" && !block.type.validContent(Fragment.fromArray(children))) return null;
	return block.copy(Fragment.fromArray(children));
}

function tidiedText(block: Node): Node | null {
	const inner = trimmed(withoutMarkedSpaces(block.children));
	const cell = block.type.name.startsWith("table_");
	if (inner.length === 0) return cell ? block.copy(Fragment.empty) : null;
	const [only] = inner;
	// A component alone on its line is a block of its own.
	const alone = block.type.name === "paragraph" && inner.length === 1 && only ? blockForms[only.type.name] : undefined;
	if (only && alone && (alone === "component" || /^[{<]/.test(only.attrs.source))) {
		return schema.node(alone, { ...only.attrs, origin: block.attrs.origin });
	}
	return block.copy(Fragment.fromArray(inner));
}

const blockForms: Readonly<Record<string, string>> = { component_inline: "component", verbatim_inline: "verbatim" };

/** Spaces at the ends of bold, italic and links go out of their marks. */
function withoutMarkedSpaces(nodes: readonly Node[]): Node[] {
	return nodes.flatMap((node, at) => {
		const { text } = node;
		if (node.type.name === "hard_break") return [node.mark([])];
		if (text === undefined || node.marks.length === 0 || node.marks.some(({ type }) => type.name === "code"))
			return [node];
		const shared = (other: Node | undefined) => (other ? node.marks.filter((mark) => mark.isInSet(other.marks)) : []);
		const [, before = "", middle = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
		return [
			...(before ? [schema.text(before, shared(nodes[at - 1]))] : []),
			...(middle ? [schema.text(middle, node.marks)] : []),
			...(after ? [schema.text(after, middle ? shared(nodes[at + 1]) : shared(nodes[at - 1]))] : []),
		];
	});
}

/** Without spaces and line breaks at the beginning and the end, and without spaces around line breaks. */
function trimmed(nodes: readonly Node[]): Node[] {
	const around = nodes.flatMap((node, at) => {
		if (node.text === undefined || node.marks.some(({ type }) => type.name === "code")) return [node];
		let { text } = node;
		if (at === 0 || nodes[at - 1]?.type.name === "hard_break") text = text.replace(/^\s+/, "");
		if (at === nodes.length - 1 || nodes[at + 1]?.type.name === "hard_break") text = text.replace(/\s+$/, "");
		return text ? [schema.text(text, node.marks)] : [];
	});
	const isBreak = (node: Node | undefined) => node?.type.name === "hard_break";
	const start = around.findIndex((node) => !isBreak(node));
	const end = around.findLastIndex((node) => !isBreak(node));
	const inner = start < 0 ? [] : around.slice(start, end + 1);
	return inner.length < nodes.length ? trimmed(inner) : inner;
}

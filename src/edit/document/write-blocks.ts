import type { BlockContent, ListItem, Literal, PhrasingContent, Root, TableRow, Text } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { type Handle, toMarkdown } from "mdast-util-to-markdown";
import type { Mark, Node } from "prosemirror-model";
import { type Hand, handOf } from "./hand.ts";
import { componentText, propsOfNode } from "./schema.ts";

/** Text that goes into the page as it is: a component, or what has no visual form. */
interface AsWritten extends Literal {
	type: "asWritten";
}

declare module "mdast" {
	interface PhrasingContentMap {
		asWritten: AsWritten;
	}
	interface BlockContentMap {
		asWritten: AsWritten;
	}
	interface RootContentMap {
		asWritten: AsWritten;
	}
}

/** A block as it is written in a page that has nothing else, in a hand: with the bullets and signs that its author uses. */
export function writeBlock(block: Node, hand: Hand = handOf("-")): string {
	const tree: Root = { type: "root", children: [blockOf(block)] };
	const asWritten = (node: AsWritten) => node.value;
	const { hidden, shown } = largeSigns(block.textContent);
	const text: Handle = ({ value }: Text, _, state, info) => state.safe(hidden(value), info);
	const written = toMarkdown(tree, {
		...hand,
		fences: true,
		resourceLink: true,
		extensions: [
			gfmToMarkdown({ tablePipeAlign: false }),
			{
				handlers: { asWritten, text },
				// In a page these two begin a component or a computed value.
				unsafe: [
					{ character: "{", inConstruct: ["phrasing"] },
					{ character: "<", inConstruct: ["phrasing"] },
				],
			},
		],
	});
	return shown(written).trimEnd();
}

/** Rare punctuation, each of which can stand for another sign. */
const standIns = Array.from({ length: 0x20 }, (_, at) => String.fromCharCode(0x2e30 + at));

/**
 * Signs beyond Unicode's first plane, most of them pictures, each behind a stand-in that the text does not have: beside bold and italic
 * the library takes half of such a sign for a letter, where the parser sees punctuation (CommonMark, 6.2).
 */
function largeSigns(text: string): Record<"hidden" | "shown", (text: string) => string> {
	const signs = new Set(text.match(/(?![\p{L}\p{N}\p{M}])[\u{10000}-\u{10ffff}]/gu));
	const free = standIns.filter((standIn) => !text.includes(standIn));
	const pairs = [...signs].flatMap((sign, at) => (free[at] ? [{ sign, standIn: free[at] }] : []));
	return {
		hidden: (plain) => pairs.reduce((changed, { sign, standIn }) => changed.replaceAll(sign, standIn), plain),
		shown: (written) => pairs.reduce((changed, { sign, standIn }) => changed.replaceAll(standIn, sign), written),
	};
}

function blockOf(node: Node): BlockContent {
	const { attrs } = node;
	switch (node.type.name) {
		case "paragraph":
			return { type: "paragraph", children: phrasingOf(node.children) };
		case "heading":
			return { type: "heading", depth: depthOf(attrs.level), children: phrasingOf(node.children) };
		case "horizontal_rule":
			return { type: "thematicBreak" };
		case "blockquote":
			return { type: "blockquote", children: node.children.map(blockOf) };
		case "bullet_list":
			return { type: "list", ordered: false, spread: attrs.spread, children: node.children.map(itemOf) };
		case "ordered_list":
			return {
				type: "list",
				ordered: true,
				start: attrs.start,
				spread: attrs.spread,
				children: node.children.map(itemOf),
			};
		case "table":
			return {
				type: "table",
				align: (node.firstChild?.children ?? []).map((cell) => alignOf(cell.attrs.align)),
				children: node.children.map(rowOf),
			};
		case "fence":
			return { type: "code", lang: attrs.lang || null, meta: attrs.meta || null, value: attrs.value };
		default:
			return { type: "asWritten", value: textOfChip(node) };
	}
}

function depthOf(level: unknown): 2 | 3 | 4 | 5 | 6 {
	return level === 3 || level === 4 || level === 5 || level === 6 ? level : 2;
}

function alignOf(align: unknown): "left" | "right" | "center" | null {
	return align === "left" || align === "right" || align === "center" ? align : null;
}

function itemOf(node: Node): ListItem {
	return { type: "listItem", spread: node.attrs.spread, children: node.children.map(blockOf) };
}

function rowOf(row: Node): TableRow {
	const cells = row.children.map((cell) => ({ type: "tableCell" as const, children: phrasingOf(cell.children) }));
	return { type: "tableRow", children: cells };
}

/** A component, or what has no visual form, as it goes into the page. */
export function textOfChip({ attrs }: Node): string {
	return attrs.source || componentText(attrs.name, propsOfNode(attrs));
}

const ranks = ["link", "strong", "em", "strike"];

/** Nested marks of Markdown from the editor's flat ones: the mark that reaches farthest is the outer one. */
function phrasingOf(nodes: readonly Node[], done: readonly Mark[] = []): PhrasingContent[] {
	const found: PhrasingContent[] = [];
	for (let at = 0; at < nodes.length; ) {
		const node = nodes[at];
		if (!node) break;
		const reach = (mark: Mark) => {
			const end = nodes.findIndex((other, index) => index >= at && !mark.isInSet(other.marks));
			return end < 0 ? nodes.length : end;
		};
		const outer = node.marks
			.filter((mark) => ranks.includes(mark.type.name) && !mark.isInSet(done))
			.toSorted((a, b) => reach(b) - reach(a) || ranks.indexOf(a.type.name) - ranks.indexOf(b.type.name))[0];
		if (outer) {
			const end = reach(outer);
			found.push(marked(outer, phrasingOf(nodes.slice(at, end), [...done, outer])));
			at = end;
		} else {
			found.push(leafOf(node));
			at += 1;
		}
	}
	return found;
}

function marked(mark: Mark, children: PhrasingContent[]): PhrasingContent {
	switch (mark.type.name) {
		case "link":
			return { type: "link", url: mark.attrs.href, title: mark.attrs.title, children };
		case "strong":
			return { type: "strong", children };
		case "em":
			return { type: "emphasis", children };
		default:
			return { type: "delete", children };
	}
}

function leafOf(node: Node): PhrasingContent {
	switch (node.type.name) {
		case "text":
			return node.marks.some(({ type }) => type.name === "code")
				? { type: "inlineCode", value: node.text ?? "" }
				: { type: "text", value: node.text ?? "" };
		case "hard_break":
			return { type: "break" };
		case "image":
			return { type: "image", url: node.attrs.src, alt: node.attrs.alt, title: node.attrs.title || null };
		default:
			return { type: "asWritten", value: textOfChip(node) };
	}
}

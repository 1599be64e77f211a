import type { Node } from "prosemirror-model";
import { meaningOf } from "./meaning.ts";
import { mergeWords } from "./merge-words.ts";
import { openPage, parsePage, type Root, rangeOf } from "./open-page.ts";
import { schema } from "./schema.ts";
import { tidied } from "./tidy.ts";
import { type Bullet, writeBlock } from "./write-blocks.ts";

/** A page's text after an edit. `origins` has, for each block of the document given, its number in the new text; -1 for one that is not written. */
export interface SavedPage {
	body: string;
	origins: readonly number[];
}

/** An edit that no text expresses exactly. `block` is the number of the first block of the document that cannot be written. */
export interface RefusedEdit {
	refused: true;
	block: number;
}

/** How an edited block is written: with as few new words as can be, or anew with bullets that its neighbors leave free. */
type Manner = "words" | Bullet;
const manners: readonly Manner[] = ["words", "-", "*", "+"];

/**
 * The text of a page after an edit. Blocks that were not edited stay as they are written. The result is parsed again and must be
 * the very document of the editor; a text that means anything else is never returned.
 */
export function savePage(body: string, document: Node): SavedPage | RefusedEdit {
	const page = opened(body);
	const written = write(page, document);
	return written ?? { refused: true, block: firstRefused(page, document) };
}

interface OpenedPage {
	body: string;
	tree: Root;
	blocks: readonly Node[];
	/** Line ends of the file. */
	lineEnd: "\r\n" | "\n";
}

function opened(body: string): OpenedPage {
	const tree = parsePage(body);
	const blocks = tree.children.length > 0 ? openPage(body, tree).children : [];
	return { body, tree, blocks, lineEnd: body.includes("\r\n") ? "\r\n" : "\n" };
}

/** A block that is to be written, with the number of the block of the file that it was. */
interface Wished {
	node: Node;
	origin: number;
	edited: boolean;
}

function write(page: OpenedPage, document: Node): SavedPage | null {
	const { wished, origins } = wishes(page, document);
	const meaning = meaningOf(documentOf(wished.map(({ node }) => node)));
	const unchanged =
		wished.length === page.blocks.length && wished.every(({ origin, edited }, at) => origin === at && !edited);
	if (unchanged) return { body: page.body, origins };
	for (const manner of manners) {
		const text = splice(page, wished, manner);
		if (says(text, meaning)) return { body: text, origins };
	}
	return null;
}

function documentOf(blocks: readonly Node[]): Node {
	return schema.node("doc", null, blocks.length > 0 ? blocks : [schema.node("paragraph")]);
}

/** Which blocks are written: those of the file as they are, edited ones tidied. A block that was split is the old one once. */
function wishes(page: OpenedPage, document: Node): { wished: Wished[]; origins: number[] } {
	const matches = matchedBlocks(page.blocks, document.children);
	const wished: Wished[] = [];
	const origins = document.children.map((node, at) => {
		const { origin, equal } = matches[at] ?? { origin: -1, equal: false };
		const old = page.blocks[origin];
		const kept = equal && old ? old : tidied(node);
		return kept ? wished.push({ node: kept, origin, edited: !equal }) - 1 : -1;
	});
	return { wished, origins };
}

/**
 * The block of the file that each block of the document is, or was before its edit. Equal ones come first: after undo, a block's
 * number may be that of an older text.
 */
function matchedBlocks(old: readonly Node[], given: readonly Node[]): { origin: number; equal: boolean }[] {
	const keyOf = (node: Node) => JSON.stringify(meaningOf(node));
	const free = new Map<string, number[]>();
	for (const [at, node] of old.entries()) free.set(keyOf(node), [...(free.get(keyOf(node)) ?? []), at]);
	const used = new Set<number>();
	let last = -1;
	const equal = given.map((node) => {
		const places = (free.get(keyOf(node)) ?? []).filter((place) => !used.has(place));
		const named = Number(node.attrs.origin ?? -1);
		const place = places.find((each) => each === named) ?? places.find((each) => each > last) ?? places[0];
		if (place === undefined) return -1;
		used.add(place);
		last = place;
		return place;
	});
	return given.map((node, at) => {
		const place = equal[at] ?? -1;
		if (place >= 0) return { origin: place, equal: true };
		const named = Number(node.attrs.origin ?? -1);
		if (!old[named] || used.has(named)) return { origin: -1, equal: false };
		used.add(named);
		return { origin: named, equal: false };
	});
}

/** Whether a text, parsed again, is the document that it was written for. */
function says(text: string, meaning: Node): boolean {
	try {
		return meaningOf(openPage(text)).eq(meaning);
	} catch {
		// The engine refuses a text that is no page; such a text has no meaning to compare.
		return false;
	}
}

function splice({ body, tree, blocks, lineEnd }: OpenedPage, wished: readonly Wished[], manner: Manner): string {
	const ranges = tree.children.map(rangeOf);
	const [first] = ranges;
	const last = ranges.at(-1);
	const anew = (node: Node, bullet: Bullet) => writeBlock(node, bullet).replace(/\r?\n/g, lineEnd);
	const textOf = ({ node, origin, edited }: Wished): string => {
		const range = ranges[origin];
		const old = blocks[origin];
		const original = range ? body.slice(range.from, range.to) : "";
		if (!edited) return original;
		if (manner !== "words") return anew(node, manner);
		const text = anew(node, "-");
		return old ? (mergeWords(original, anew(old, "-"), text) ?? text) : text;
	};
	const gapBefore = (at: number): string => {
		const origin = wished[at]?.origin ?? -1;
		const before = ranges[origin - 1];
		const range = ranges[origin];
		// Neighbors of the file keep what is between them.
		return at > 0 && range && before && wished[at - 1]?.origin === origin - 1
			? body.slice(before.to, range.from)
			: lineEnd + lineEnd;
	};
	const texts = wished.map((block, at) => (at === 0 ? "" : gapBefore(at)) + textOf(block));
	// The first text of a new page has an empty line above it, as below every head.
	const head = first ? body.slice(0, first.from) : body.replace(/\S[\s\S]*$/, "") || lineEnd;
	return head + texts.join("") + (last ? body.slice(last.to) : lineEnd);
}

/** The first block whose edit cannot be written by itself; the first edited one when only several together cannot. */
function firstRefused(page: OpenedPage, document: Node): number {
	const matches = matchedBlocks(page.blocks, document.children);
	const edited = document.children.flatMap((node, at) => {
		const { origin, equal } = matches[at] ?? { origin: -1, equal: false };
		return equal ? [] : [{ node, at, old: page.blocks[origin] }];
	});
	const alone = edited.find(({ node, old }) => {
		const blocks = old ? page.blocks.map((block) => (block === old ? node : block)) : [...page.blocks, node];
		return write(page, documentOf(blocks)) === null;
	});
	return alone?.at ?? edited[0]?.at ?? 0;
}

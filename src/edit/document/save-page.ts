import { isDeepStrictEqual } from "node:util";
import { diffIndices } from "node-diff3";
import type { Node } from "prosemirror-model";
import { type Hand, handOf, plainHands } from "./hand.ts";
import { meaningOf } from "./meaning.ts";
import { mergeWords } from "./merge-words.ts";
import { openPage, parsePage, type Root, rangeOf } from "./open-page.ts";
import { schema } from "./schema.ts";
import { splicedTexts } from "./splice-text.ts";
import { tidied } from "./tidy.ts";
import { writeBlock } from "./write-blocks.ts";

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
	const ways = wished.map((block) => waysToWrite(page, block));
	const texts: string[] = ways.map((way) => way.next().value ?? "");
	/** Takes the next way to write a block, if there is one. */
	const advance = (at: number) => {
		const next = ways[at]?.next();
		if (!next || next.done) return false;
		texts[at] = next.value;
		return true;
	};
	for (;;) {
		const text = joined(page, wished, texts);
		const wrong = notSaid(text, meaning);
		if (wrong.length === 0) return { body: text, origins };
		// A block that says something else is written in another way; where none of those can be, each other one is.
		const others = [...texts.keys()].filter((at) => !wrong.includes(at));
		if (!wrong.map(advance).includes(true) && !others.map(advance).includes(true)) return null;
	}
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
		const kept = equal && old ? old : tidied(node, old);
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

/** The blocks of a text, parsed again, that are not those of the document it was written for; all where it has other ones. */
function notSaid(text: string, meaning: Node): number[] {
	const every = [...meaning.children.keys()];
	try {
		const said = meaningOf(openPage(text));
		if (said.childCount !== meaning.childCount) return every;
		return every.filter((at) => !said.child(at).eq(meaning.child(at)));
	} catch {
		// The engine refuses a text that is no page; such a text has no meaning to compare.
		return every;
	}
}

/** The ways to write a block, those that change the fewest of the author's lines first. The costly ones are made when they are asked for. */
function* waysToWrite(
	{ body, tree, blocks, lineEnd }: OpenedPage,
	{ node, origin, edited }: Wished,
): Generator<string, undefined> {
	const [source, old] = [tree.children[origin], blocks[origin]];
	const anew = (block: Node, hand: Hand) => writeBlock(block, hand).replace(/\r?\n/g, lineEnd);
	if (!source || !old) {
		for (const hand of plainHands) yield anew(node, hand);
		return;
	}
	const { from, to } = rangeOf(source);
	const original = body.slice(from, to);
	if (!edited) {
		yield original;
		return;
	}
	const hand = handOf(original);
	const spliced = splicedTexts(body, source, old, node, hand);
	const near = spliced.filter((text) => changedLines(original, text) <= 1);
	yield* near;
	const hands = isDeepStrictEqual(hand, plainHands[0]) ? [hand] : [hand, ...plainHands.slice(0, 1)];
	const merged = hands.map((each) => mergeWords(original, anew(old, each), anew(node, each)));
	const others = [...spliced, ...merged, anew(node, hand)].filter((text) => text !== null);
	const counted = [...new Set(others)].map((text) => ({ text, lines: changedLines(original, text) }));
	for (const { text } of counted.toSorted((a, b) => a.lines - b.lines)) if (!near.includes(text)) yield text;
	for (const each of plainHands) yield anew(node, each);
	return;
}

/** How many lines one has to read to see what changed. */
function changedLines(before: string, after: string): number {
	const regions = diffIndices(before.split("\n"), after.split("\n"));
	return regions.reduce((sum, { buffer1, buffer2 }) => sum + Math.max(buffer1[1], buffer2[1]), 0);
}

/** The page with these texts for its blocks. */
function joined({ body, tree, lineEnd }: OpenedPage, wished: readonly Wished[], texts: readonly string[]): string {
	const ranges = tree.children.map(rangeOf);
	const [first] = ranges;
	const last = ranges.at(-1);
	const gapBefore = (at: number): string => {
		const origin = wished[at]?.origin ?? -1;
		const before = ranges[origin - 1];
		const range = ranges[origin];
		// Neighbors of the file keep what is between them.
		return at > 0 && range && before && wished[at - 1]?.origin === origin - 1
			? body.slice(before.to, range.from)
			: lineEnd + lineEnd;
	};
	const written = texts.map((text, at) => (at === 0 ? "" : gapBefore(at)) + text);
	// The first text of a new page has an empty line above it, as below every head.
	const head = first ? body.slice(0, first.from) : body.replace(/\S[\s\S]*$/, "") || lineEnd;
	return head + written.join("") + (last ? body.slice(last.to) : lineEnd);
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

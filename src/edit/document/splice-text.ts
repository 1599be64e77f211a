import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { MdastNode } from "satteri";
import { type Hand, plainHands } from "./hand.ts";
import { meaningOf } from "./meaning.ts";
import { placedInlines, rangeOf } from "./open-page.ts";
import { schema } from "./schema.ts";
import { textPlace } from "./text-places.ts";
import { writeBlock } from "./write-blocks.ts";

/** A piece of the file that gets another text. */
interface Splice {
	from: number;
	to: number;
	text: string;
}

/**
 * A block's text with the changed signs alone replaced, in the ways it may be done; whether one says what was meant is for the
 * caller to prove. None when more than lines of text changed.
 */
export function splicedTexts(body: string, source: MdastNode, old: Node, now: Node, hand: Hand): string[] {
	const lines = changedLines(source, old, now);
	if (!lines) return [];
	const ways = lines.map((line) => splicesOf(body, line, hand));
	const { from, to } = rangeOf(source);
	const most = Math.max(...ways.map(({ length }) => length));
	if (ways.some(({ length }) => length === 0)) return [];
	const texts = Array.from({ length: most }, (_, way) => {
		const taken = ways.flatMap((each) => each[Math.min(way, each.length - 1)] ?? []);
		return taken.reduceRight(
			(text, splice) => text.slice(0, splice.from - from) + splice.text + text.slice(splice.to - from),
			body.slice(from, to),
		);
	});
	return [...new Set(texts)];
}

/** A line of text, a heading or a cell that was changed. */
interface ChangedLine {
	source: MdastNode;
	old: Node;
	now: Node;
}

/** The lines of text that changed in a block; null when something else changed, too. */
function changedLines(source: MdastNode, old: Node, now: Node): ChangedLine[] | null {
	const [was, is] = [meaningOf(old), meaningOf(now)];
	if (was.eq(is)) return [];
	if (!was.sameMarkup(is) || !("children" in source)) return null;
	if (old.isTextblock) return [{ source, old, now }];
	if (old.isLeaf || old.childCount !== now.childCount || old.childCount !== source.children.length) return null;
	const lines: ChangedLine[] = [];
	for (const [at, child] of source.children.entries()) {
		const found = changedLines(child, old.child(at), now.child(at));
		if (!found) return null;
		lines.push(...found);
	}
	return lines;
}

function splicesOf(body: string, { source, old, now }: ChangedLine, hand: Hand): Splice[] {
	const children = "children" in source ? source.children : [];
	const [first, last] = [children[0], children.at(-1)];
	if (!first || !last) return [];
	const bounds = { from: rangeOf(first).from, to: rangeOf(last).to };
	const parts = placedInlines(body, children);
	const place = (at: number) => textPlace(body, parts, bounds, at);
	return changesOf(old, now).flatMap((change) => {
		const [start, end] = [place(change.from), place(change.to)];
		const [before, after] = [marksAround(old, change.from), marksAround(old, change.to)];
		const ways: { from: number | null; to: number | null; marks: readonly Mark[] }[] = [
			{ from: start.before, to: end.behind, marks: shared(before.after, after.before) },
			{ from: start.behind, to: end.behind, marks: shared(before.before, after.before) },
			{ from: start.before, to: end.before, marks: shared(before.after, after.after) },
			{ from: start.behind, to: end.before, marks: shared(before.before, after.after) },
		];
		return ways.flatMap(({ from, to, marks }) =>
			from === null || to === null || from > to
				? []
				: textsOf(now, change, marks, hand).map((text) => ({ from, to, text })),
		);
	});
}

interface Change {
	/** From where to where it goes in the old line. */
	from: number;
	to: number;
	/** To where its new text goes in the new line. */
	end: number;
}

/** What changed between two lines: as far back, and as far on as it can be said to be, which may be another end of a line. */
function changesOf(old: Node, now: Node): Change[] {
	const [was, is] = [meaningOf(old).content, meaningOf(now).content];
	const start = was.findDiffStart(is);
	const ends = was.findDiffEnd(is);
	if (start === null || !ends) return [];
	const behind = Math.max(0, start - Math.min(ends.a, ends.b));
	const found = { from: start, to: ends.a + behind, end: ends.b + behind };
	const changes = behind === 0 ? [found] : [found, { from: start - behind, to: ends.a, end: ends.b }];
	const whole = withWholeMarks(old, found);
	return [...changes, whole, withNeighbors(old, whole)];
}

/** A change with the signs beside it, which may have to be written otherwise for the sake of bold or italic next to them. */
function withNeighbors(line: Node, { from, to, end }: Change): Change {
	const [before, after] = [line.childBefore(from).node?.isText ? 1 : 0, line.childAfter(to).node?.isText ? 1 : 0];
	return { from: from - before, to: to + after, end: end + after };
}

/** A change with all of the bold, the italic or the link that it begins or ends in. */
function withWholeMarks(line: Node, { from, to, end }: Change): Change {
	const isWithin = (at: number) => {
		const { before, after } = marksAround(line, at);
		return shared(before, after).length > 0;
	};
	let [start, stop] = [from, to];
	while (isWithin(start)) start = line.childBefore(start).offset;
	while (isWithin(stop)) {
		const { node, offset } = line.childAfter(stop);
		stop = offset + (node?.nodeSize ?? 1);
	}
	return { from: start, to: stop, end: end + stop - to };
}

function marksAround(line: Node, at: number): { before: readonly Mark[]; after: readonly Mark[] } {
	return { before: line.childBefore(at).node?.marks ?? [], after: line.childAfter(at).node?.marks ?? [] };
}

function shared(marks: readonly Mark[], others: readonly Mark[]): readonly Mark[] {
	return marks.filter((mark) => mark.isInSet(others));
}

/** How the new part of a line is written where these marks hold already: sign for sign, and with signs that mean something marked. */
function textsOf(line: Node, { from, end }: Change, marks: readonly Mark[], hand: Hand): string[] {
	const nodes = line.content
		.cut(from, end)
		.content.map((node) => node.mark(node.marks.filter((mark) => !mark.isInSet(marks))));
	const plain = nodes.every(({ text, marks: left }) => text !== undefined && left.length === 0);
	const raw = plain ? [nodes.map(({ text }) => text).join("")] : [];
	// Signs of the guide's own hand are bold and italic in more places than those of others.
	const hands = [hand, ...plainHands.slice(0, 1)];
	const written = nodes.length === 0 ? [""] : hands.flatMap((each) => writtenWithin(line, nodes, { from, end }, each));
	return [...new Set([...raw, ...written])];
}

/** Text as it is written in the midst of a line: what stands around it decides which signs need a mark. */
function writtenWithin(line: Node, nodes: readonly Node[], { from, end }: Omit<Change, "to">, hand: Hand): string[] {
	const leaf = ({ type }: Node) => (type.name === "hard_break" ? " " : "x");
	const isSpace = (at: number) => /\s/.test(line.textBetween(at, at + 1, "", leaf));
	const before = from === 0 ? "" : isSpace(from - 1) ? "x " : "x";
	const after = end === line.content.size ? "" : isSpace(end) ? " x" : "x";
	const around = (words: string) => (words ? [schema.text(words)] : []);
	const content = Fragment.fromArray([...around(before), ...nodes, ...around(after)]);
	const written = writeBlock(schema.node("paragraph", null, content), hand);
	if (!written.startsWith(before) || !written.endsWith(after)) return [];
	const inner = written.slice(before.length, written.length - after.length);
	return [line.type.name.startsWith("table_") ? inner.replaceAll("|", "\\|") : inner];
}

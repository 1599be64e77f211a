import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";

/**
 * Which block of the file each block of the editor is. A block keeps the number that it has in the editor (its `origin`) while others come
 * and go above it, since a block with another number is drawn anew; this has its number in the file.
 */
export interface Numbers {
	/** Number in the file, by the number in the editor. */
	inFile: ReadonlyMap<number, number>;
	/** The next one that no block has had. */
	free: number;
}

const numberOf = (block: Node) => Number(block.attrs.origin ?? -1);

/** The numbers of a document that was just opened: those of the file. */
export function openedNumbers(document: Node): Numbers {
	const numbers = document.children.map(numberOf).filter((number) => number >= 0);
	return { inFile: new Map(numbers.map((number) => [number, number])), free: Math.max(-1, ...numbers) + 1 };
}

/** A document as it is sent to be written: each block with its number in the file, -1 for a new one. */
export function asInFile(document: Node, { inFile }: Numbers): unknown {
	const blocks = document.children.map((block) => {
		const json = block.toJSON();
		return { ...json, attrs: { ...block.attrs, origin: inFile.get(numberOf(block)) ?? -1 } };
	});
	return { ...document.toJSON(), content: blocks };
}

const numbered = "numbered";

/** Whether a transaction only gives new blocks a number. */
export function isNumbering(transaction: Transaction): boolean {
	return transaction.getMeta(numbered) === true;
}

/**
 * The numbers since the file was written, and the change that gives new blocks theirs; null when there are none. `sent` is the document that
 * was written, `origins` the number of each of its blocks in the file; `since` are the changes that were made meanwhile.
 */
export function numbering(
	state: EditorState,
	before: Numbers,
	{ sent, origins, since }: { sent: Node; origins: readonly number[]; since: readonly Transaction[] },
): { numbers: Numbers; change: Transaction | null } {
	const mapping = new Mapping(since.flatMap(({ mapping: { maps } }) => maps));
	const inFile = new Map<number, number>();
	let { free } = before;
	const change = state.tr;
	sent.forEach((block, offset, at) => {
		const origin = origins[at] ?? -1;
		if (origin < 0) return;
		const number = numberOf(block);
		// The halves of a block that was split have one number.
		if (number >= 0 && !inFile.has(number)) {
			inFile.set(number, origin);
			return;
		}
		const place = mapping.mapResult(offset, 1);
		if (place.deleted || state.doc.nodeAt(place.pos)?.type !== block.type) return;
		inFile.set(free, origin);
		change.setNodeAttribute(place.pos, "origin", free);
		free++;
	});
	return {
		numbers: { inFile, free },
		change: change.docChanged ? change.setMeta(numbered, true).setMeta("addToHistory", false) : null,
	};
}

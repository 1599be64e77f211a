import type { EditorState, Transaction } from "prosemirror-state";
import type { Form } from "#edit/client/dialogs/Forms.tsx";
import { schema } from "#edit/document/schema.ts";

const { link } = schema.marks;

/** What is selected, as words; a figure or a picture counts as one sign. The end of a line that was pressed beside is none. */
const selectedWords = ({ doc, selection: { from, to } }: EditorState) => doc.textBetween(from, to, "", "\ufffc").trim();

/** The form of the link at the selection, or of one to be made of it. */
export function linkForm(state: EditorState): Form {
	const { $from } = state.selection;
	const mark = link.isInSet($from.marks()) ?? link.isInSet($from.nodeAfter?.marks ?? []);
	const words = selectedWords(state);
	return { kind: "link", href: mark?.attrs.href ?? "", words: words === "" && !mark ? null : words };
}

/** Makes the selection a link, changes the link at the caret, or puts in one of these words; an empty address takes it out. */
export function linkChange(state: EditorState, href: string, words: string): Transaction {
	const { from, to, $from } = state.selection;
	const change = state.tr;
	const isSelected = selectedWords(state) !== "";
	if (!isSelected && !link.isInSet($from.marks()) && !link.isInSet($from.nodeAfter?.marks ?? [])) {
		return href && words ? change.insert(from, schema.text(words, [link.create({ href })])) : change;
	}
	const range = isSelected ? { from, to } : linkRange(state);
	change.removeMark(range.from, range.to, link);
	return href ? change.addMark(range.from, range.to, link.create({ href })) : change;
}

/** From where to where the link at the caret goes. */
function linkRange({ selection: { $from } }: EditorState): { from: number; to: number } {
	let range = { from: $from.pos, to: $from.pos };
	let at = $from.start();
	for (const node of $from.parent.children) {
		const end = at + node.nodeSize;
		if (link.isInSet(node.marks) && at <= $from.pos && end >= $from.pos) range = { from: at, to: end };
		at = end;
	}
	return range;
}

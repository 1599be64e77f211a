import type { MarkType } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Form } from "#edit/client/dialogs/Forms.tsx";
import { schema } from "#edit/document/schema.ts";

/** The form of the link at the selection, or of one to be made of it. */
export function linkForm(state: EditorState): Form {
	const { from, to, empty, $from } = state.selection;
	const mark = schema.marks.link.isInSet($from.marks()) ?? schema.marks.link.isInSet($from.nodeAfter?.marks ?? []);
	return { kind: "link", href: mark?.attrs.href ?? "", words: empty && !mark ? null : state.doc.textBetween(from, to) };
}

/** Makes the selection a link, changes the link at the caret, or puts in one of these words; an empty address takes it out. */
export function setLink(editor: EditorView, href: string, words: string): void {
	const { state } = editor;
	const type = schema.marks.link;
	const { from, to, empty } = state.selection;
	const change = state.tr;
	if (empty && !type.isInSet(state.selection.$from.marks()) && href) {
		change.insert(from, schema.text(words, [type.create({ href })]));
	} else {
		const range = empty ? linkRange(state, type) : { from, to };
		change.removeMark(range.from, range.to, type);
		if (href) change.addMark(range.from, range.to, type.create({ href }));
	}
	editor.dispatch(change);
}

function linkRange(state: EditorState, type: MarkType): { from: number; to: number } {
	const { $from } = state.selection;
	let range = { from: $from.pos, to: $from.pos };
	let at = $from.start();
	for (const node of $from.parent.children) {
		const end = at + node.nodeSize;
		if (type.isInSet(node.marks) && at <= $from.pos && end >= $from.pos) range = { from: at, to: end };
		at = end;
	}
	return range;
}

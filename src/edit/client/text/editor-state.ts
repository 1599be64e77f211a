import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import {
	type Command,
	EditorState,
	NodeSelection,
	Plugin,
	Selection,
	TextSelection,
	type Transaction,
} from "prosemirror-state";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { schema } from "#edit/document/schema.ts";
import { nextCell } from "./commands.ts";

const { nodes, marks } = schema;

const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
	dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
	return true;
});

/**
 * To the first text of the page, or the last one. A browser goes nowhere from a selected component, and tells of it only after the
 * next key.
 */
function toEdge(direction: 1 | -1): Command {
	return (state, dispatch) => {
		const edge = state.doc.resolve(direction > 0 ? 0 : state.doc.content.size);
		const found = Selection.findFrom(edge, direction, true);
		if (found) dispatch?.(state.tr.setSelection(found).scrollIntoView());
		return found !== null;
	};
}

/** A letter that is typed on a selected component or picture goes behind it and does not take its place. */
export function typedBehind(state: EditorState, text: string): Transaction | null {
	const { selection } = state;
	if (!(selection instanceof NodeSelection) || !selection.node.isAtom) return null;
	const { node, to } = selection;
	const change = state.tr;
	if (node.isInline) return change.setSelection(TextSelection.create(state.doc, to)).insertText(text);
	change.insert(to, nodes.paragraph.create(null, schema.text(text)));
	return change.setSelection(TextSelection.create(change.doc, to + 1 + text.length)).scrollIntoView();
}

/** The state of a page in the editor, with its keys. `openUnit` opens the form of the selected component, picture or diagram. */
export function editorState(document: Node, keys: { openUnit: Command; link: Command }): EditorState {
	const doc = withLastLine(document);
	return EditorState.create({
		doc,
		// Text, also where a component comes first: a key that is typed at once must not meet a selected component.
		selection: Selection.findFrom(doc.resolve(0), 1, true) ?? Selection.atStart(doc),
		plugins: [
			history(),
			inputRules({
				rules: [
					textblockTypeInputRule(/^(#{2,4})\s$/, nodes.heading, ([, signs = "##"]) => ({ level: signs.length })),
					wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
					wrappingInputRule(/^(\d+)[.)]\s$/, nodes.ordered_list, ([, start]) => ({ start: Number(start) })),
					wrappingInputRule(/^>\s$/, nodes.blockquote),
				],
			}),
			keymap({
				"Mod-z": undo,
				"Mod-y": redo,
				"Mod-Shift-z": redo,
				"Mod-b": toggleMark(marks.strong),
				"Mod-i": toggleMark(marks.em),
				"Mod-k": keys.link,
				"Shift-Enter": lineBreak,
				Enter: chainCommands(keys.openUnit, splitListItem(nodes.list_item)),
				Tab: chainCommands(nextCell, sinkListItem(nodes.list_item)),
				"Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
				"Alt-ArrowUp": moveBlock(-1),
				"Alt-ArrowDown": moveBlock(1),
				"Mod-Home": toEdge(1),
				"Mod-End": toEdge(-1),
				"Meta-ArrowUp": toEdge(1),
				"Meta-ArrowDown": toEdge(-1),
			}),
			keymap(baseKeymap),
			tableEditing(),
			lastLine,
			dropCursor({ color: "var(--coral)" }),
			gapCursor(),
		],
	});
}

/** A component at the end leaves no place to type after it, so an empty line is kept there; it is never written. */
function withLastLine(document: Node): Node {
	return document.lastChild?.isAtom ? document.copy(document.content.addToEnd(nodes.paragraph.create())) : document;
}

const lastLine = new Plugin({
	appendTransaction: (_, __, state) =>
		state.doc.lastChild?.isAtom ? state.tr.insert(state.doc.content.size, nodes.paragraph.create()) : null,
});

/** Moves the list item, or else the block, at the selection over its neighbor. */
export function moveBlock(direction: -1 | 1): Command {
	return (state, dispatch) => {
		const { $from } = state.selection;
		const depth = [...Array($from.depth + 1).keys()]
			.reverse()
			.find((at) => at > 0 && $from.node(at).type === nodes.list_item);
		const level = depth ?? ($from.depth > 0 ? 1 : 0);
		const at = level === 0 ? state.selection.from : $from.before(level);
		const place = state.doc.resolve(at);
		const node = place.nodeAfter;
		const other = direction < 0 ? place.nodeBefore : node && state.doc.resolve(at + node.nodeSize).nodeAfter;
		if (!node || !other) return false;
		if (dispatch) {
			const [start, end] =
				direction < 0 ? [at - other.nodeSize, at] : [at + node.nodeSize, at + node.nodeSize + other.nodeSize];
			// The neighbor goes to the other side, so that the selection stays in what is moved.
			const change = state.tr;
			change.delete(start, end);
			change.insert(direction < 0 ? start + node.nodeSize : at, other);
			dispatch(change.scrollIntoView());
		}
		return true;
	};
}

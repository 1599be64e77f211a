import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Node, NodeType } from "prosemirror-model";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { type Command, type EditorState, TextSelection } from "prosemirror-state";
import {
	addColumnAfter,
	addRowAfter,
	deleteColumn,
	deleteRow,
	deleteTable,
	goToNextCell,
	isInTable,
	setCellAttr,
} from "prosemirror-tables";
import { schema } from "#edit/document/schema.ts";

const { nodes, marks } = schema;

/** A button of the bar: what it does, its sign and its words, and whether it is on. */
export interface Act {
	label: string;
	sign: string;
	keys?: string;
	run: Command;
	isOn?: (state: EditorState) => boolean;
}

function inside(state: EditorState, type: NodeType): boolean {
	const { $from } = state.selection;
	return [...Array($from.depth + 1).keys()].some((depth) => $from.node(depth).type === type);
}

function hasMark(state: EditorState, name: "strong" | "em"): boolean {
	const { from, to, empty, $from } = state.selection;
	const type = marks[name];
	return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** Makes a list of the selected lines, another kind of list of a list, or lines of the list that it is already. */
function list(type: NodeType): Command {
	return (state, dispatch) => {
		const other = type === nodes.bullet_list ? nodes.ordered_list : nodes.bullet_list;
		const { $from } = state.selection;
		const depth = [...Array($from.depth + 1).keys()]
			.reverse()
			.find((at) => [nodes.bullet_list, nodes.ordered_list].includes($from.node(at).type));
		const found = depth === undefined ? undefined : $from.node(depth).type;
		if (found === type) return liftListItem(nodes.list_item)(state, dispatch);
		if (found === other && depth !== undefined) {
			dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, { origin: $from.node(depth).attrs.origin }));
			return true;
		}
		return wrapInList(type)(state, dispatch);
	};
}

/** What a line can be. */
export const lineKinds = [
	{ value: "paragraph", label: "Text", run: setBlockType(nodes.paragraph) },
	{ value: "2", label: "Section", run: setBlockType(nodes.heading, { level: 2 }) },
	{ value: "3", label: "Part of a section", run: setBlockType(nodes.heading, { level: 3 }) },
	{ value: "4", label: "Small heading", run: setBlockType(nodes.heading, { level: 4 }) },
] as const;

export function lineKind(state: EditorState): string {
	const { parent } = state.selection.$from;
	return parent.type === nodes.heading ? String(parent.attrs.level) : "paragraph";
}

export const steps: readonly Act[] = [
	{ label: "Undo", sign: "↶", keys: "Ctrl+Z", run: undo },
	{ label: "Redo", sign: "↷", keys: "Ctrl+Y", run: redo },
];

export const textActs: readonly Act[] = [
	{
		label: "Bold",
		sign: "B",
		keys: "Ctrl+B",
		run: toggleMark(marks.strong),
		isOn: (state) => hasMark(state, "strong"),
	},
	{ label: "Italic", sign: "I", keys: "Ctrl+I", run: toggleMark(marks.em), isOn: (state) => hasMark(state, "em") },
];

/** Where the first node of a type begins, from a place on; null where there is none. */
function placeOf(document: Node, type: NodeType, from: number): number | null {
	let found: number | null = null;
	document.nodesBetween(Math.max(0, from - 1), document.content.size, (node, at) => {
		if (found === null && node.type === type && at + node.nodeSize > from) found = at;
		return found === null;
	});
	return found;
}

export const blockActs: readonly Act[] = [
	{ label: "List", sign: "•", run: list(nodes.bullet_list), isOn: (state) => inside(state, nodes.bullet_list) },
	{ label: "Steps", sign: "①", run: list(nodes.ordered_list), isOn: (state) => inside(state, nodes.ordered_list) },
	{
		label: "Quote",
		sign: "❝",
		run: (state, dispatch) =>
			inside(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch),
		isOn: (state) => inside(state, nodes.blockquote),
	},
	{
		label: "Line across",
		sign: "—",
		run: (state, dispatch) => {
			dispatch?.(state.tr.replaceSelectionWith(nodes.horizontal_rule.create()).scrollIntoView());
			return true;
		},
	},
	{
		label: "Table",
		sign: "▦",
		run: (state, dispatch) => {
			const row = (type: NodeType) => nodes.table_row.create(null, [type.create(), type.create(), type.create()]);
			const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
			if (dispatch) {
				const change = state.tr.replaceSelectionWith(table);
				const at = change.mapping.map(state.selection.from, -1);
				// What is typed next goes into the first cell.
				const cell = placeOf(change.doc, nodes.table, at);
				if (cell !== null) change.setSelection(TextSelection.near(change.doc.resolve(cell + 1)));
				dispatch(change.scrollIntoView());
			}
			return true;
		},
	},
];

/** What is shown besides while the caret is in a table. */
export const tableActs: readonly Act[] = [
	{ label: "Add a row", sign: "+ row", run: addRowAfter },
	{ label: "Add a column", sign: "+ column", run: addColumnAfter },
	{ label: "Take the row out", sign: "− row", run: deleteRow },
	{ label: "Take the column out", sign: "− column", run: deleteColumn },
	{ label: "Align the cell’s column right", sign: "⇥", run: alignColumn("right") },
	{ label: "Align the cell’s column left", sign: "⇤", run: alignColumn(null) },
	{ label: "Take the table out", sign: "✕ table", run: deleteTable },
];

/** To the next cell; from the last one to a row that is added. */
export const nextCell: Command = (state, dispatch, view) => {
	if (goToNextCell(1)(state, dispatch, view)) return true;
	if (!isInTable(state)) return false;
	addRowAfter(state, dispatch);
	if (view) goToNextCell(1)(view.state, view.dispatch, view);
	return true;
};

/** An alignment holds for the whole column. */
function alignColumn(align: "right" | null): Command {
	return (state, dispatch, view) => {
		if (!isInTable(state)) return false;
		const { $from } = state.selection;
		const depth = [...Array($from.depth + 1).keys()].find((at) => $from.node(at).type === nodes.table);
		if (depth === undefined) return setCellAttr("align", align)(state, dispatch, view);
		const column = $from.index(depth + 1);
		const change = state.tr;
		const table = $from.node(depth);
		table.forEach((row, rowOffset) => {
			row.forEach((_, cellOffset, at) => {
				if (at === column) change.setNodeAttribute($from.start(depth) + rowOffset + 1 + cellOffset, "align", align);
			});
		});
		dispatch?.(change);
		return true;
	};
}

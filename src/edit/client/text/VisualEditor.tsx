import { Node } from "prosemirror-model";
import { type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { api, pictureAddress } from "#edit/client/app/api.ts";
import { type Form, Forms } from "#edit/client/dialogs/Forms.tsx";
import { propsOfNode, schema } from "#edit/document/schema.ts";
import type { ComponentEntry } from "#edit/files/components.ts";
import type { LinkTarget } from "#edit/files/link-targets.ts";
import { componentView, fenceView, imageView, verbatimView } from "./chips.ts";
import { editorState, typedBehind } from "./editor-state.ts";
import { linkChange, linkForm } from "./links.ts";
import { asInFile, isNumbering, type Numbers, numbering, openedNumbers } from "./numbering.ts";
import { cleanHtml, cleanText, straightQuotes } from "./paste.ts";
import { Toolbar } from "./Toolbar.tsx";

/** What the page around the editor asks of it. */
export interface VisualEditorHandle {
	/** The document, as it is sent to be written. */
	document: () => unknown;
	/** Notes which document is being written; the numbers of its blocks follow. */
	sending: () => void;
	numbered: (origins: readonly number[]) => void;
	/** Shows the block of a number, such as one that cannot be written. */
	showBlock: (at: number) => void;
	/** Shows the block that has a text. */
	showText: (text: string) => void;
}

interface Props {
	ref: RefObject<VisualEditorHandle | null>;
	file: string;
	title: string;
	document: unknown;
	components: readonly ComponentEntry[];
	targets: readonly LinkTarget[];
	/** Told of each change with its steps, as they are kept. */
	onChange: (steps: readonly unknown[]) => void;
	/** The text at the caret, so that the page beside can be scrolled to it. */
	onCaret: (text: string) => void;
}

/** Time after a key until the page beside shows its block, in milliseconds: by then it has the words, too. */
const followPause = 700;

/** The text of a page as it reads, to be edited. */
export function VisualEditor({ ref, file, title, document: given, components, targets, onChange, onCaret }: Props) {
	const place = useRef<HTMLDivElement>(null);
	const view = useRef<EditorView | null>(null);
	const [state, setState] = useState<EditorState | null>(null);
	const [form, setForm] = useState<Form | null>(null);
	const sent = useRef<{ document: Node; since: Transaction[] } | null>(null);
	const numbers = useRef<Numbers>({ inFile: new Map(), free: 0 });
	const following = useRef(0);
	const events = useRef({ onChange, onCaret });
	events.current = { onChange, onCaret };

	// biome-ignore lint/correctness/useExhaustiveDependencies: a file that is opened makes an editor of its own; it then holds the text.
	useEffect(() => {
		if (!place.current) return;
		const openUnit: Command = (now) => {
			const unit = now.selection instanceof NodeSelection ? formOf(now.selection.node, now.selection.from) : null;
			if (unit) setForm(unit);
			return unit !== null;
		};
		const link: Command = (_now, _dispatch, view) => {
			// A press of the mouse reaches the selection a moment after it was made, and the keys after it may be sooner.
			requestAnimationFrame(() => setTimeout(() => view && setForm(linkForm(view.state))));
			return true;
		};
		const opened = Node.fromJSON(schema, given);
		numbers.current = openedNumbers(opened);
		const editor = new EditorView(place.current, {
			state: editorState(opened, { openUnit, link }),
			attributes: { "aria-label": `Text of ${title}`, role: "textbox", "aria-multiline": "true", class: "page-text" },
			nodeViews: {
				component: componentView,
				component_inline: componentView,
				verbatim: verbatimView,
				verbatim_inline: verbatimView,
				fence: (node) => fenceView(node, api.drawing),
				image: (node) => imageView(node, (src) => pictureAddress(file, src)),
			},
			handleDoubleClickOn: (_, __, node, at) => {
				const unit = formOf(node, at);
				if (unit) setForm(unit);
				return unit !== null;
			},
			transformPastedHTML: cleanHtml,
			transformPastedText: (text) => cleanText(text).replaceAll("\r\n", "\n"),
			handlePaste: (_, event) => {
				const picture = pictureIn(event.clipboardData);
				const hasText = event.clipboardData?.types.includes("text/html") ?? false;
				if (!picture || hasText) return false;
				setForm({ kind: "picture", file: picture });
				return true;
			},
			handleDrop: (target, event) => {
				const picture = pictureIn(event.dataTransfer);
				if (!picture) return false;
				const at = target.posAtCoords({ left: event.clientX, top: event.clientY });
				if (at) target.dispatch(target.state.tr.setSelection(TextSelection.near(target.state.doc.resolve(at.pos))));
				setForm({ kind: "picture", file: picture });
				return true;
			},
			handleTextInput: (target, from, to, text) => {
				const behind = typedBehind(target.state, text);
				if (behind) {
					target.dispatch(behind);
					return true;
				}
				const straight = straightQuotes(text);
				const inCode = schema.marks.code.isInSet(target.state.storedMarks ?? target.state.doc.resolve(from).marks());
				if (!inCode || straight === text) return false;
				target.dispatch(target.state.tr.insertText(straight, from, to));
				return true;
			},
			dispatchTransaction(transaction) {
				const { state: next, transactions } = editor.state.applyTransaction(transaction);
				editor.updateState(next);
				setState(editor.state);
				if (transaction.docChanged) sent.current?.since.push(transaction);
				if (transaction.docChanged && !isNumbering(transaction)) {
					events.current.onChange(transactions.flatMap(({ steps }) => steps.map((step) => step.toJSON())));
				}
				if (transaction.selectionSet || transaction.docChanged) follow(transaction.docChanged ? followPause : 0);
			},
		});
		/** Shows the block at the caret in the page beside, once for many keys. */
		function follow(delay: number) {
			window.clearTimeout(following.current);
			following.current = window.setTimeout(
				() => events.current.onCaret(editor.state.selection.$from.parent.textContent),
				delay,
			);
		}
		view.current = editor;
		setState(editor.state);
		return () => {
			window.clearTimeout(following.current);
			editor.destroy();
			view.current = null;
		};
	}, [file]);

	useImperativeHandle(ref, () => ({
		document: () => view.current && asInFile(view.current.state.doc, numbers.current),
		sending: () => {
			if (view.current) sent.current = { document: view.current.state.doc, since: [] };
		},
		numbered: (origins) => {
			const editor = view.current;
			if (!editor || !sent.current) return;
			const { document: written, since } = sent.current;
			const found = numbering(editor.state, numbers.current, { sent: written, origins, since });
			sent.current = null;
			numbers.current = found.numbers;
			// Setting numbers draws a block anew, which would end an input method's word.
			if (found.change && !editor.composing) editor.dispatch(found.change);
		},
		showBlock: (at) => {
			const editor = view.current;
			if (!editor) return;
			const offset = editor.state.doc.children.slice(0, at).reduce((sum, { nodeSize }) => sum + nodeSize, 0);
			select(editor, offset + 1);
		},
		showText: (text) => {
			const editor = view.current;
			const begin = text.trim().slice(0, 40);
			if (!editor || !begin) return;
			let found = -1;
			editor.state.doc.descendants((node, at) => {
				if (found < 0 && node.isTextblock && node.textContent.trim().startsWith(begin.slice(0, 20))) found = at + 1;
				return found < 0;
			});
			if (found >= 0) select(editor, found);
		},
	}));

	function run(command: Command) {
		const editor = view.current;
		if (!editor) return;
		command(editor.state, editor.dispatch, editor);
		editor.focus();
	}
	function close() {
		// An open dialog lets nothing beside it be focused.
		flushSync(() => setForm(null));
		view.current?.focus();
	}
	/** Puts a unit in at the caret, or in the place of the one that is changed. */
	function put(node: Node, at: number | undefined) {
		const editor = view.current;
		if (editor) {
			const change = editor.state.tr;
			if (at === undefined) change.replaceSelectionWith(node, false);
			else change.replaceWith(at, at + (change.doc.nodeAt(at)?.nodeSize ?? 1), node);
			editor.dispatch(change.scrollIntoView());
		}
		close();
	}
	function remove(at: number) {
		const editor = view.current;
		if (editor) editor.dispatch(editor.state.tr.delete(at, at + (editor.state.doc.nodeAt(at)?.nodeSize ?? 1)));
		close();
	}

	return (
		<>
			{state && (
				<Toolbar
					state={state}
					run={run}
					onLink={() => setForm(linkForm(state))}
					onPicture={() => setForm({ kind: "picture" })}
					onDiagram={() => setForm({ kind: "diagram", value: "flowchart LR\n    A[First] --> B[Second]\n" })}
					onComponent={() => setForm({ kind: "component" })}
				/>
			)}
			<div className="page-sheet" ref={place} />
			{form && (
				<Forms
					form={form}
					page={file}
					components={components}
					targets={targets}
					put={put}
					remove={remove}
					setLink={(href, words) => {
						const editor = view.current;
						editor?.dispatch(linkChange(editor.state, href, words));
						close();
					}}
					close={close}
				/>
			)}
		</>
	);
}

function select(editor: EditorView, at: number): void {
	editor.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(at))).scrollIntoView());
	editor.focus();
}

function pictureIn(data: DataTransfer | null): File | null {
	return [...(data?.files ?? [])].find(({ type }) => type.startsWith("image/")) ?? null;
}

/** The form of what is one unit in the text; null for text. */
function formOf(node: Node, at: number): Form | null {
	const { attrs } = node;
	switch (node.type.name) {
		case "component":
		case "component_inline":
			return { kind: "component", at, name: attrs.name, props: propsOfNode(attrs), inline: node.isInline };
		case "fence":
			return {
				kind: attrs.lang === "mermaid" ? "diagram" : "code",
				at,
				value: attrs.value,
				lang: attrs.lang,
				meta: attrs.meta,
			};
		case "verbatim":
		case "verbatim_inline":
			return { kind: "verbatim", at, value: attrs.source, inline: node.isInline };
		case "image":
			return { kind: "picture", at, src: attrs.src, alt: attrs.alt };
		default:
			return null;
	}
}

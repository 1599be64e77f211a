import {
	autocompletion,
	type CompletionContext,
	type CompletionResult,
	snippetCompletion,
} from "@codemirror/autocomplete";
import { markdown } from "@codemirror/lang-markdown";
import { yaml, yamlFrontmatter } from "@codemirror/lang-yaml";
import { type Diagnostic, linter, lintGutter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { basicSetup } from "codemirror";
import type { Finding } from "#authoring/faults/words.ts";
import type { ComponentEntry } from "#edit/files/components.ts";

interface Options {
	parent: HTMLElement;
	label: string;
	text: string;
	isYaml: boolean;
	components: readonly ComponentEntry[];
	/** What the checks find in the text as it is now. */
	check: (text: string) => Promise<readonly Finding[]>;
	onChange: (text: string) => void;
	/** Line that is shown at first, counted from 1. */
	line: number;
}

/** The code editor puts its own rules outside of the cascade's layers, so the page's colors are given to it here. */
const colors = EditorView.theme({
	"&": { backgroundColor: "var(--paper)", color: "var(--ink)" },
	".cm-gutters": { border: "0", backgroundColor: "var(--sunk)", color: "var(--soft)" },
	".cm-content": { caretColor: "var(--ink)" },
	".cm-cursor": { borderLeftColor: "var(--ink)" },
	".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in oklab, var(--line), transparent 65%)" },
	".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
		backgroundColor: "color-mix(in oklab, var(--coral), transparent 75%)",
	},
	".cm-tooltip": { border: "1px solid var(--edge)", backgroundColor: "var(--raised)", color: "var(--ink)" },
	// The highlighter's own colors are made for white paper.
	".cm-line span": { color: "inherit" },
});

/** A file as its text, with the checks' sentences on their lines and components completed. */
export function codeEditor({ parent, label, text, isYaml, components, check, onChange, line }: Options): EditorView {
	const view = new EditorView({
		parent,
		state: EditorState.create({
			doc: text,
			extensions: [
				basicSetup,
				colors,
				isYaml ? yaml() : yamlFrontmatter({ content: markdown() }),
				autocompletion({ override: [(context) => completions(context, components)] }),
				linter(async ({ state }) => placed(await check(state.sliceDoc()), state), { delay: 250 }),
				lintGutter(),
				EditorView.lineWrapping,
				EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true" }),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) onChange(update.state.sliceDoc());
				}),
				// A file keeps the line ends that it has.
				...(text.includes("\r\n") ? [EditorState.lineSeparator.of("\r\n")] : []),
			],
		}),
	});
	if (line > 1) showLine(view, line);
	return view;
}

/** Puts the caret on a line and shows it. */
export function showLine(view: EditorView, line: number): void {
	const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
	view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
	view.focus();
}

function placed(findings: readonly Finding[], state: EditorState): Diagnostic[] {
	return findings.map(({ line, column, sentence, remedy, level }) => {
		const { from, to } = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
		const begin = Math.min(from + column - 1, to);
		return { from: begin, to, severity: level === "error" ? "error" : "info", message: `${sentence} ${remedy}` };
	});
}

function completions(context: CompletionContext, components: readonly ComponentEntry[]): CompletionResult | null {
	const value = context.matchBefore(/<(\w+)[^<>]*\s(\w+)="[^"]*/);
	if (value) {
		const [, name, prop] = /<(\w+)[^<>]*\s(\w+)="[^"]*$/.exec(value.text) ?? [];
		const values =
			components.find((each) => each.name === name)?.props.find((each) => each.name === prop)?.values ?? [];
		return {
			from: value.from + value.text.lastIndexOf('"') + 1,
			options: values.map(({ value: label, meaning }) => ({ label, detail: meaning })),
		};
	}
	const tag = context.matchBefore(/<\w*/);
	if (!tag) return null;
	const options = components.map(({ name, props, shows }) => {
		const needed = props
			.filter(({ optional }) => !optional)
			.map((prop) => `${prop.name}="\${${prop.values[0]?.value ?? prop.name}}"`);
		return snippetCompletion(`<${[name, ...needed].join(" ")} />`, { label: `<${name}`, detail: shows, type: "type" });
	});
	return { from: tag.from, options };
}

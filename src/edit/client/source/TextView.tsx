import type { EditorView } from "@codemirror/view";
import { useEffect, useRef, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { api } from "#edit/client/app/api.ts";
import { ChangedNotice } from "#edit/client/app/ChangedNotice.tsx";
import { SaveLine } from "#edit/client/app/SaveLine.tsx";
import { useSaving } from "#edit/client/app/use-saving.ts";
import { keptEdit } from "#edit/client/kept/kept-edits.ts";
import type { ComponentEntry } from "#edit/files/components.ts";

interface Props {
	file: string;
	line: number;
	components: readonly ComponentEntry[];
	onFindings: (findings: readonly Finding[]) => void;
	onReopen: () => void;
}

/** A file as its text. */
export function TextView(props: Props) {
	const [opened, setOpened] = useState<{ text: string; hash: string } | null>(null);
	const [fault, setFault] = useState("");
	useEffect(() => {
		api.text(props.file).then(setOpened, (error: Error) => setFault(error.message));
	}, [props.file]);
	if (fault) return <p className="bad notice">{fault}</p>;
	return opened ? <OpenedText {...props} opened={opened} /> : <p className="notice">Opening …</p>;
}

function OpenedText({
	file,
	line,
	components,
	onFindings,
	onReopen,
	opened,
}: Props & { opened: { text: string; hash: string } }) {
	const place = useRef<HTMLDivElement>(null);
	const kept = useRef(keptEdit<string>(`text:${file}`));
	const text = useRef(kept.current?.value ?? opened.text);
	const saving = useSaving(
		{
			file: `text:${file}`,
			read: () => text.current,
			write: (value, hash) => api.saveText({ file, hash, text: value }),
			onFindings,
			isText: true,
		},
		kept.current?.hash ?? opened.hash,
	);
	const changed = useRef(saving.changed);
	changed.current = saving.changed;

	// biome-ignore lint/correctness/useExhaustiveDependencies: made once for a file that was opened; it then holds the text.
	useEffect(() => {
		let view: EditorView | null = null;
		let isGone = false;
		// The code editor is large and few need it, so it is loaded when it is used.
		import("./code-editor.ts").then(({ codeEditor }) => {
			if (isGone || !place.current) return;
			view = codeEditor({
				parent: place.current,
				label: `Text of ${file}`,
				text: text.current,
				isYaml: file.endsWith(".yaml"),
				components,
				check: (now) => api.check(file, now),
				onChange: (now) => {
					text.current = now;
					changed.current();
				},
				line,
			});
			if (kept.current && kept.current.value !== opened.text) changed.current();
		});
		return () => {
			isGone = true;
			view?.destroy();
		};
	}, []);

	return (
		<section className="source" aria-label={`Text of ${file}`}>
			<SaveLine state={saving.state} />
			{saving.state.kind === "changed" && (
				<ChangedNotice
					mine={text.current}
					theirs={saving.state.now?.text ?? ""}
					onMine={() => saving.writeOver(saving.state.kind === "changed" ? (saving.state.now?.hash ?? "") : "")}
					onTheirs={() => {
						saving.giveUp();
						onReopen();
					}}
				/>
			)}
			<div ref={place} className="code" />
		</section>
	);
}

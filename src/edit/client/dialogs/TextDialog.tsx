import { useEffect, useRef, useState } from "react";
import type { Drawing } from "#edit/checks/drawing.ts";
import { api } from "#edit/client/app/api.ts";
import { pictureOf } from "#edit/client/text/chips.ts";
import { straightQuotes } from "#edit/client/text/paste.ts";
import { writtenInstead } from "#edit/client/text/written-instead.ts";
import { Dialog } from "./Dialog.tsx";

interface Props {
	title: string;
	value: string;
	/** Whether the text is Mermaid's, whose diagram is drawn beside it. */
	isDiagram: boolean;
	/** What stands on the diagram's fence. */
	meta?: string | undefined;
	action: string;
	onDone: (value: string) => void;
	onRemove?: (() => void) | undefined;
	onClose: () => void;
}

/** The text of a diagram, of code, or of what has no visual form. */
export function TextDialog({ title, value, isDiagram, meta = "", action, onDone, onRemove, onClose }: Props) {
	const [text, setText] = useState(value);
	const [drawing, setDrawing] = useState<Drawing | null>(null);
	useEffect(() => {
		if (!isDiagram) return;
		let isCurrent = true;
		const timer = window.setTimeout(() => {
			api.drawing(text, meta).then(
				(drawn) => isCurrent && setDrawing(drawn),
				(error: Error) => isCurrent && setDrawing({ complaint: error.message }),
			);
		}, 250);
		return () => {
			isCurrent = false;
			window.clearTimeout(timer);
		};
	}, [text, isDiagram, meta]);
	const refused = drawing !== null && "complaint" in drawing;
	return (
		<Dialog
			title={title}
			action={action}
			disabled={text.trim() === "" || refused}
			wide={isDiagram}
			onDone={() => onDone(text)}
			onClose={onClose}
			extra={
				onRemove && (
					<button type="button" className="quiet bad" onClick={onRemove}>
						Take it out
					</button>
				)
			}
		>
			<label className="field text-of">
				{isDiagram ? "Mermaid text" : "Text"}
				<textarea
					value={text}
					rows={14}
					spellCheck="false"
					onChange={({ target }) => setText(writtenInstead(target, straightQuotes(target.value)))}
				/>
			</label>
			{isDiagram && (
				<div aria-live="polite">
					{drawing && "complaint" in drawing && <p className="bad complaint">{drawing.complaint}</p>}
					{drawing && "html" in drawing && <Drawn html={drawing.html} />}
				</div>
			)}
		</Dialog>
	);
}

/** The diagram; where it has a second picture for phones, both. */
function Drawn({ html }: { html: string }) {
	if (!html.includes("data-narrow-below")) return <Picture html={html} label="The diagram as it will be drawn" />;
	return (
		<>
			<p className="hint">On a wide screen</p>
			<Picture html={html} only="wide" label="The diagram as it will be drawn on a wide screen" />
			<p className="hint">On a phone</p>
			<Picture html={html} only="narrow" label="The diagram as it will be drawn on a phone" />
		</>
	);
}

function Picture({ html, only, label }: { html: string; only?: "wide" | "narrow"; label: string }) {
	const box = useRef<HTMLDivElement>(null);
	useEffect(() => {
		box.current?.replaceChildren(pictureOf(html, only));
	}, [html, only]);
	return <div ref={box} role="img" aria-label={label} />;
}

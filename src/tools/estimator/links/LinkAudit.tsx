import { useEffect, useEffectEvent, useRef, useState } from "react";
import { withBase } from "#browser/base.ts";
import { ToolBoundary } from "#components/drawings/ToolBoundary.tsx";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import { AuditResult } from "./AuditResult.tsx";
import { handedText } from "./pasted-text.ts";
import { useAudit } from "./useAudit.ts";
import "./links.css";

interface Props {
	facts: EstimatorFacts;
}

/** Checks every estimate link of texts and files that somebody hands in; nothing of them leaves the device. */
export function LinkAudit(props: Props) {
	return (
		<ToolBoundary
			said={
				<>
					The list met an error in this browser. A single link opens in{" "}
					<a href={withBase("/estimate/")}>the estimator</a>, which says whether it came whole.
				</>
			}
		>
			<LiveAudit {...props} />
		</ToolBoundary>
	);
}

/** A text of more characters is looked through without being shown: a field would take seconds to lay it out. */
const longestShown = 100_000;

function LiveAudit({ facts }: Props) {
	const audit = useAudit(facts);
	const text = useRef<HTMLTextAreaElement>(null);
	const files = useRef<HTMLInputElement>(null);
	const [isOver, setIsOver] = useState(false);
	const [source, setSource] = useState("");

	const checkFiles = (chosen: readonly File[]) => {
		setSource(chosen.length === 1 ? (chosen[0]?.name ?? "") : `${chosen.length} files`);
		audit.start(chosen.map((file) => ({ file: file.name, content: file })));
	};
	const checkText = (content: string) => {
		setSource("the text");
		audit.start([{ file: "", content }]);
	};
	const checkField = () => checkText(text.current?.value ?? "");
	// What was put in before script came. The button submits nothing: a browser would load the page anew, without the text.
	const checkEarly = useEffectEvent(() => {
		if (text.current?.value.trim()) checkField();
	});
	useEffect(() => checkEarly(), []);
	/** Takes what is pasted or dropped; false where that is left to the field. */
	const take = (data: DataTransfer, isDrop: boolean) => {
		if (data.files.length > 0) {
			checkFiles([...data.files]);
			return true;
		}
		const plain = data.getData("text/plain");
		const content = handedText({ plain, html: data.getData("text/html") });
		const field = text.current;
		const isLong = content.length > longestShown;
		if (!field || content.trim() === "" || (content === plain && !isLong && !isDrop)) return false;
		if (isLong) field.value = "";
		else field.setRangeText(content, field.selectionStart, field.selectionEnd, "end");
		checkText(isLong ? content : field.value);
		return true;
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: what is dropped anywhere on the tool is taken; field and button do the same by keyboard.
		<div
			className="link-audit not-content"
			data-over={isOver ? "" : undefined}
			onDragOver={(event) => {
				event.preventDefault();
				setIsOver(true);
			}}
			onDragLeave={({ currentTarget, relatedTarget }) => {
				if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
			}}
			onDrop={(event) => {
				event.preventDefault();
				setIsOver(false);
				take(event.dataTransfer, true);
			}}
		>
			<form aria-label="Texts and files" onSubmit={(event) => event.preventDefault()}>
				<label>
					<span>Text with estimate links</span>
					<textarea
						ref={text}
						rows={6}
						spellCheck="false"
						autoComplete="off"
						onPaste={(event) => {
							if (take(event.clipboardData, false)) event.preventDefault();
							// The browser has put the text into the field when this event is over.
							else setTimeout(checkField);
						}}
					/>
				</label>
				<p className="actions">
					<button type="button" className="button" onClick={checkField}>
						Check the text
					</button>
					<button type="button" className="button secondary" onClick={() => files.current?.click()}>
						Choose files …
					</button>
				</p>
				<input
					ref={files}
					type="file"
					multiple
					hidden
					aria-label="Files"
					onChange={({ target }) => {
						if (target.files?.length) checkFiles([...target.files]);
						// The same file may be chosen again.
						target.value = "";
					}}
				/>
				<p className="hint">
					Mails (.eml), CSV files, workbooks, documents, slides and chats can also be dropped here, several at once.
					They are read in this browser; nothing is sent or kept.
				</p>
			</form>
			<AuditResult key={source} audit={audit} source={source} terms={facts.terms[0]} />
		</div>
	);
}

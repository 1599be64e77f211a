import { useState } from "react";
import { ApiError, api, type Terms } from "#edit/client/app/api.ts";
import { longDate } from "#program/format.ts";

interface Props {
	terms: Terms;
	onRecorded: () => void;
	/** Whether the facts are being changed: the change begins the next terms where it has to. */
	isChanged: boolean;
	onStart: () => void;
}

/**
 * Which terms the facts are of. Figures of terms that are not recorded yet can still be changed; before they go out, they are. The next
 * begin here where a change concerns several files, as when a revenue model is taken out.
 */
export function TermsLine({ terms, onRecorded, isChanged, onStart }: Props) {
	const [fault, setFault] = useState("");
	async function record() {
		try {
			await api.recordTerms();
			onRecorded();
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}
	return (
		<p className="hint">
			Terms {terms.version}, from {longDate(terms.effective)}.{" "}
			{terms.isRecorded && (
				<button type="button" disabled={isChanged} onClick={onStart}>
					Start new terms …
				</button>
			)}
			{!terms.isRecorded && (
				<>
					Their figures are not recorded yet.{" "}
					<button type="button" onClick={record}>
						Record them: they go out
					</button>
				</>
			)}
			{fault && <span className="bad">{fault}</span>}
		</p>
	);
}

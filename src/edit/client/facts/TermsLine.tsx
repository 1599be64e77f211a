import { useState } from "react";
import { ApiError, api, type Terms } from "#edit/client/app/api.ts";
import { longDate } from "#program/format.ts";

/** Which terms the facts are of. Figures of terms that are not recorded yet can still be changed; before they go out, they are. */
export function TermsLine({ terms, onRecorded }: { terms: Terms; onRecorded: () => void }) {
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

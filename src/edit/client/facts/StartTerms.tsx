import { useEffect, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { ApiError, api } from "#edit/client/app/api.ts";
import { Dialog } from "#edit/client/dialogs/Dialog.tsx";
import type { TermsStep } from "#edit/facts/start-terms.ts";

interface Props {
	facts: { file: string; hash: string; data: unknown };
	/** Whether they begin with a change of these facts, and not before any. */
	isChange: boolean;
	onDone: (result: TermsStep & { hash: string; findings: readonly Finding[] }) => void;
	onClose: () => void;
}

/** Begins the next version of the terms: with a change of figures that links depend on, or for changes to come. */
export function StartTerms({ facts, isChange, onDone, onClose }: Props) {
	const [version, setVersion] = useState("");
	const [effective, setEffective] = useState("");
	const [before, setBefore] = useState("");
	const [planned, setPlanned] = useState<{ version: string; effective: string; files: readonly string[] } | null>(null);
	const [fault, setFault] = useState("");
	useEffect(() => {
		api.terms().then(
			(terms) => {
				const [major = "1", minor = "0"] = terms.version.split(".");
				setBefore(terms.version);
				setVersion(`${major}.${Number(minor) + 1}`);
			},
			(error: Error) => setFault(error.message),
		);
	}, []);
	const { file } = facts;
	const isDay = /^\d{4}-\d{2}-\d{2}$/.test(effective);
	// What is written is shown before: files that were named for another version or day are none.
	const files = planned?.version === version && planned.effective === effective ? planned.files : [];
	useEffect(() => {
		setFault("");
		if (!isDay || version === "") return;
		let isCurrent = true;
		api.planTerms({ file, version, effective }).then(
			(found) => isCurrent && setPlanned({ version, effective, files: found }),
			(error: Error) => isCurrent && setFault(error.message),
		);
		return () => {
			isCurrent = false;
		};
	}, [file, version, effective, isDay]);
	async function start() {
		try {
			onDone(await api.startTerms({ ...facts, version, effective }));
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}
	return (
		<Dialog
			title={`Start terms ${version}`}
			action={`Start terms ${version}`}
			disabled={files.length === 0}
			onDone={start}
			onClose={onClose}
		>
			<p>
				Terms {before} are kept as they are, for the links that name them.{" "}
				{isChange ? `Your change becomes terms ${version}. Further figures` : `Facts of terms ${version}`} can be
				changed until these terms are recorded.
			</p>
			<label className="field">
				Version
				<input value={version} onChange={(event) => setVersion(event.target.value)} />
			</label>
			<label className="field">
				First day on which they hold
				<input type="date" value={effective} onChange={(event) => setEffective(event.target.value)} />
			</label>
			{files.length > 0 && (
				<>
					<h3>What is written</h3>
					<ul className="steps">
						{files
							.filter((each) => isChange || each !== file)
							.map((each) => (
								<li key={each}>
									<code>{each}</code> <small>{purposeOf(each, before, file)}</small>
								</li>
							))}
					</ul>
				</>
			)}
			{fault && (
				<p className="bad" role="alert">
					{fault}
				</p>
			)}
		</Dialog>
	);
}

/** Why a file is written. */
function purposeOf(written: string, before: string, edited: string): string {
	if (written.startsWith(`program/${before}/`)) return `terms ${before} as they are`;
	if (written === "program/terms.yaml") return "the new version and its first day";
	return written === edited ? "your change" : "";
}

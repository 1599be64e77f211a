import { useEffect, useState } from "react";
import type { Finding } from "#authoring/faults/words.ts";
import { ApiError, api } from "#edit/client/app/api.ts";
import { Dialog } from "#edit/client/dialogs/Dialog.tsx";
import { forgetJournal } from "#edit/client/kept/journal.ts";
import { forgetEdit } from "#edit/client/kept/kept-edits.ts";
import type { Version } from "#edit/team/versions.ts";
import { ChangedPlace } from "./ChangedPlace.tsx";

interface Props {
	file: string;
	title: string;
	onTaken: (findings: readonly Finding[]) => void;
	onClose: () => void;
}

/** A file as it was: this morning, and at each commit before. What is taken is shown before. */
export function VersionsDialog({ file, title, onTaken, onClose }: Props) {
	const [versions, setVersions] = useState<readonly Version[] | null>(null);
	const [commit, setCommit] = useState("");
	const [fault, setFault] = useState("");
	useEffect(() => {
		api.versions(file).then(setVersions, (error: Error) => setFault(error.message));
	}, [file]);
	const chosen = versions?.find((version) => version.commit === commit);
	const midnight = new Date().setHours(0, 0, 0, 0);
	const morning = versions?.find(({ at }) => Date.parse(at) < midnight);
	async function take() {
		try {
			const { findings } = await api.takeVersion({ file, commit });
			forgetEdit(file);
			forgetJournal(file);
			onTaken(findings);
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
	}
	return (
		<Dialog
			title={`As it was: ${title}`}
			action="Make it so again"
			disabled={!chosen || chosen.places.length === 0}
			wide
			onDone={take}
			onClose={onClose}
		>
			<div className="team">
				{fault && (
					<p className="bad" role="alert">
						{fault}
					</p>
				)}
				{versions?.length === 0 && <p>No commit has this page yet.</p>}
				<fieldset className="versions-list">
					<legend className="unseen">Version</legend>
					{versions?.map((version) => (
						<label key={version.commit} className="check">
							<input
								type="radio"
								name="version"
								checked={version.commit === commit}
								onChange={() => setCommit(version.commit)}
							/>
							<span>
								{version === morning && <strong>As it was this morning. </strong>}
								{new Date(version.at).toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" })}, {version.who}
								: {version.message}
							</span>
						</label>
					))}
				</fieldset>
				{chosen?.places.length === 0 && <p role="status">It is so now.</p>}
				{chosen?.places.map(({ removed, added }, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: places have nothing else, and do not move.
					<div className="place" key={at}>
						<div>
							<ChangedPlace removed={added} added={removed} />
						</div>
					</div>
				))}
			</div>
		</Dialog>
	);
}

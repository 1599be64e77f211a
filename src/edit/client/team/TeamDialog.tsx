import { useEffect, useState } from "react";
import { ApiError, api } from "#edit/client/app/api.ts";
import { Dialog } from "#edit/client/dialogs/Dialog.tsx";
import { forgetJournal } from "#edit/client/kept/journal.ts";
import { forgetEdit } from "#edit/client/kept/kept-edits.ts";
import type { Team } from "#edit/team/changes.ts";
import type { Shared } from "#edit/team/share.ts";
import { ChangedPlace } from "./ChangedPlace.tsx";
import { ChangeItem } from "./ChangeItem.tsx";

interface Props {
	/** What a file is called in the editor's list; "" for one that is not there. */
	titleOf: (file: string) => string;
	/** How many mistakes there are in all that is written, and what shows them. */
	mistakes: number;
	onMistakes: () => void;
	/** Called when a file was taken back, or written by others, so that it is opened again where it is open. */
	onWritten: () => void;
	onClose: () => void;
}

/** What changed since the last commit, each of which can be taken back, and saving it for the team. */
export function TeamDialog({ titleOf, mistakes, onMistakes, onWritten, onClose }: Props) {
	const [team, setTeam] = useState<Team | null>(null);
	const [message, setMessage] = useState("");
	const [shared, setShared] = useState<Shared | null>(null);
	const [fault, setFault] = useState("");
	const [isBusy, setBusy] = useState(false);
	async function step(run: () => Promise<void>) {
		setBusy(true);
		setFault("");
		try {
			await run();
			onWritten();
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
		}
		setTeam(await api.team());
		setBusy(false);
	}
	useEffect(() => {
		api.team().then(setTeam, (error: Error) => setFault(error.message));
	}, []);
	const { changes, absent, hasRemote, unsent } = team ?? { changes: [], absent: "", hasRemote: false, unsent: 0 };
	const canSend = hasRemote && unsent > 0 && changes.length === 0;
	return (
		<Dialog
			title="What changed since the last save for the team"
			action={changes.length > 0 ? "Save for the team" : canSend ? "Send it" : undefined}
			disabled={isBusy || (!canSend && message.trim().length < 3)}
			wide
			onDone={() => step(async () => setShared(await api.share(canSend ? "Send what was committed" : message.trim())))}
			onClose={onClose}
		>
			<div className="team">
				{absent && <p>{absent}</p>}
				{fault && (
					<p className="bad" role="alert">
						{fault}
					</p>
				)}
				{shared && <SharedNotice shared={shared} titleOf={titleOf} />}
				{mistakes > 0 && (changes.length > 0 || canSend) && (
					<p className="bad">
						{mistakes === 1
							? "There is 1 mistake, and the site stays as it is until it is mended."
							: `There are ${mistakes} mistakes, and the site stays as it is until they are mended.`}{" "}
						<button type="button" onClick={onMistakes}>
							{mistakes === 1 ? "See it" : "See them"}
						</button>
					</p>
				)}
				{changes.length > 0 && (
					<label className="field">
						What you changed, in one sentence
						<input value={message} onChange={(event) => setMessage(event.target.value)} />
						<small>
							{hasRemote
								? "Your colleagues read it as the name of your changes, which are sent to them to be looked at."
								: "It becomes the name of your changes in Git, on a branch of their own. This folder has no remote, so nothing is sent."}
						</small>
					</label>
				)}
				{canSend && <p>{unsent === 1 ? "One save was not sent yet." : `${unsent} saves were not sent yet.`}</p>}
				{team && !absent && changes.length === 0 && <p>Nothing has changed since the last save for the team.</p>}
				{changes.map((change) => (
					<ChangeItem
						key={change.file}
						change={change}
						title={titleOf(change.file)}
						isBusy={isBusy}
						onTakeBack={(place) =>
							step(async () => {
								const { file, hash } = change;
								forgetEdit(file);
								forgetJournal(file);
								await api.takeBack({ file, hash, ...(place === undefined ? {} : { place }) });
							})
						}
					/>
				))}
			</div>
		</Dialog>
	);
}

/** What saving for the team did, or what both sides have changed. */
function SharedNotice({ shared, titleOf }: { shared: Shared; titleOf: Props["titleOf"] }) {
	const { sentence, link, conflicts } = shared;
	if (conflicts.length === 0) {
		return (
			<p role="status">
				{sentence}{" "}
				{link && (
					<a href={link} target="_blank" rel="noreferrer">
						Open a pull request
					</a>
				)}
			</p>
		);
	}
	return (
		<section className="conflicts" role="alert">
			<p>
				<strong>{sentence}</strong> Take your change of these places back below and save again; then write it into the
				team’s version. Or ask a developer to bring the two together.
			</p>
			{conflicts.map(({ file, theirs, mine }) => (
				<div key={file}>
					<h3>{titleOf(file) || file}</h3>
					<div className="sides">
						<div>
							<h4>The team</h4>
							{theirs.map((place, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: places have nothing else, and do not move.
								<ChangedPlace key={at} {...place} />
							))}
						</div>
						<div>
							<h4>You</h4>
							{mine.map((place, at) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: places have nothing else, and do not move.
								<ChangedPlace key={at} {...place} />
							))}
						</div>
					</div>
				</div>
			))}
		</section>
	);
}

import { useEffect, useState } from "react";
import { ApiError, api, pictureAddress } from "#edit/client/app/api.ts";
import { Dialog } from "./Dialog.tsx";

export interface ChosenPicture {
	src: string;
	alt: string;
}

interface Props {
	page: string;
	/** A picture that was dropped or pasted. */
	file?: File | undefined;
	/** A picture of the page that is changed. */
	given?: ChosenPicture | undefined;
	onDone: (picture: ChosenPicture) => void;
	onRemove?: (() => void) | undefined;
	onClose: () => void;
}

/** Puts a picture beside the page, and asks for its words for people who do not see it (WCAG 2.2, 1.1.1). */
export function PictureDialog({ page, file: dropped, given, onDone, onRemove, onClose }: Props) {
	const [file, setFile] = useState(dropped);
	const [alt, setAlt] = useState(given?.alt ?? "");
	const [fault, setFault] = useState("");
	const [isSending, setSending] = useState(false);
	const [chosen, setChosen] = useState("");
	const address = file ? chosen : given ? pictureAddress(page, given.src) : "";
	useEffect(() => {
		if (!file) return;
		const made = URL.createObjectURL(file);
		setChosen(made);
		return () => URL.revokeObjectURL(made);
	}, [file]);

	// The first field of the dialog is the one that is to be filled in.
	const [isEmpty] = useState(!dropped && !given);
	const chooser = (
		<label className="file-button">
			{address ? "Choose another picture" : "Choose a picture"}
			<input
				type="file"
				className="unseen"
				accept="image/png,image/jpeg,image/webp,image/gif,image/avif,image/svg+xml"
				onChange={(event) => setFile(event.target.files?.[0] ?? file)}
			/>
		</label>
	);

	async function done() {
		setSending(true);
		try {
			const src = file ? (await api.addPicture(page, file)).src : (given?.src ?? "");
			onDone({ src, alt: alt.trim() });
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			setFault(error.message);
			setSending(false);
		}
	}
	return (
		<Dialog
			title="Picture"
			action={given ? "Change it" : "Put it in"}
			disabled={isSending || alt.trim() === "" || address === ""}
			onDone={done}
			onClose={onClose}
			extra={
				onRemove && (
					<button type="button" className="quiet bad" onClick={onRemove}>
						Take it out
					</button>
				)
			}
		>
			<div>
				{address && <img className="chosen-picture" src={address} alt="" />}
				{isEmpty && chooser}
				<label className="field">
					What it shows, in words
					<input value={alt} onChange={(event) => setAlt(event.target.value)} aria-describedby="picture-hint" />
				</label>
				<p className="hint" id="picture-hint">
					For people who do not see it, and for search. One sentence, such as “A partner signs the agreement in Nassau”.
				</p>
				{!isEmpty && chooser}
				{fault && (
					<p className="bad" role="alert">
						{fault}
					</p>
				)}
			</div>
		</Dialog>
	);
}

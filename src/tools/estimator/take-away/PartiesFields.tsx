import { useId } from "react";
import { longestSender } from "#program/estimate/sender.ts";

interface Props {
	by: string;
	onBy: (by: string) => void;
	recipient: string;
	onRecipient: (recipient: string) => void;
}

/** Who sends an estimate, and whom it is for. */
export function PartiesFields({ by, onBy, recipient, onRecipient }: Props) {
	const id = useId();
	return (
		<div className="parties">
			<div>
				<label htmlFor={`${id}-by`}>Your name or e-mail (optional)</label>
				<input
					id={`${id}-by`}
					type="text"
					dir="auto"
					maxLength={longestSender}
					autoComplete="name"
					value={by}
					onChange={({ target }) => onBy(target.value)}
					aria-describedby={`${id}-by-hint`}
				/>
				<span className="hint" id={`${id}-by-hint`}>
					Shown to whoever opens your link, and kept on this device for the next one.
				</span>
			</div>
			<div>
				<label htmlFor={`${id}-for`}>Prepared for (optional)</label>
				<input
					id={`${id}-for`}
					type="text"
					dir="auto"
					maxLength={longestSender}
					autoComplete="off"
					value={recipient}
					onChange={({ target }) => onRecipient(target.value)}
					aria-describedby={`${id}-for-hint`}
				/>
				<span className="hint" id={`${id}-for-hint`}>
					On the cover of what you print, beside your name. It is not in the link.
				</span>
			</div>
		</div>
	);
}

import { type ReactNode, useLayoutEffect, useRef } from "react";

interface Props {
	title: string;
	/** Words of the button that does it; none for a dialog that only shows something. */
	action?: string | undefined;
	disabled?: boolean;
	wide?: boolean;
	onDone?: () => void;
	onClose: () => void;
	/** A further button at the foot, such as one that takes the thing out. */
	extra?: ReactNode;
	children: ReactNode;
}

/** A question that is asked over the page. Escape leaves everything as it is. */
export function Dialog({ title, action, disabled = false, wide = false, onDone, onClose, extra, children }: Props) {
	const dialog = useRef<HTMLDialogElement>(null);
	const isGone = useRef(false);
	// In a layout effect it is open within the press that asked for it: a key that follows at once is the dialog's.
	useLayoutEffect(() => {
		const opened = dialog.current;
		opened?.showModal();
		// A key that is still being typed must not press what takes something out: the first field, or what leaves all as it is.
		opened?.querySelector<HTMLElement>(".dialog-body :is(input, select, textarea), .leave")?.focus();
		return () => {
			isGone.current = true;
			// Only a dialog that is closed, and not one that is taken away open, gives the focus back.
			opened?.close();
		};
	}, []);
	return (
		<dialog
			ref={dialog}
			className={wide ? "dialog wide" : "dialog"}
			aria-labelledby="dialog-title"
			onClose={() => !isGone.current && onClose()}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					onDone?.();
				}}
			>
				<h2 id="dialog-title">{title}</h2>
				<div className="dialog-body">{children}</div>
				<footer>
					{extra}
					<button type="button" className="quiet leave" onClick={() => dialog.current?.close()}>
						{action ? "Leave it" : "Close"}
					</button>
					{action && (
						<button type="submit" className="main" disabled={disabled}>
							{action}
						</button>
					)}
				</footer>
			</form>
		</dialog>
	);
}

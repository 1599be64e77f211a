import type { SaveState } from "./use-saving.ts";

interface Props {
	state: SaveState;
	/** Shows the block that cannot be written. */
	onShow?: (() => void) | undefined;
}

/** One line that shows how the file in the editor differs from the one on disk. */
export function SaveLine({ state, onShow }: Props) {
	return (
		<div className={`save-line ${state.kind}`} role="status">
			{state.kind === "saved" && "Saved"}
			{state.kind === "waiting" && "Saving …"}
			{state.kind === "changed" && "Not saved: somebody else has changed this file"}
			{state.kind === "refused" && (
				<>
					<strong>Not saved yet, kept here.</strong> {state.sentence}{" "}
					{state.findings[0] && <span>{state.findings[0].remedy} </span>}
					{onShow && (
						<button type="button" className="link" onClick={onShow}>
							Show where
						</button>
					)}
				</>
			)}
		</div>
	);
}

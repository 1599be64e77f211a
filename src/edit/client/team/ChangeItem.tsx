import type { Change } from "#edit/team/changes.ts";
import { ChangedPlace } from "./ChangedPlace.tsx";

interface Props {
	change: Change;
	/** What the file is called in the editor's list; "" for one that is not there. */
	title: string;
	isBusy: boolean;
	/** Takes the whole file back, or one place of it. */
	onTakeBack: (place?: number) => void;
}

const kinds: Readonly<Record<Change["kind"], string>> = { new: "New", changed: "Changed", gone: "Taken away" };

/** A file that changed: its facts in words, its places as the sentences that went and came. */
export function ChangeItem({ change, title, isBusy, onTakeBack }: Props) {
	const { file, kind, words, places } = change;
	return (
		<section className="change">
			<h3>
				{title || file} <span className="mark">{kinds[kind]}</span> {title && <small>{file}</small>}
			</h3>
			{words.length > 0 && (
				<ul>
					{words.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			)}
			{places.map((place, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: places have nothing else, and are counted.
				<div className="place" key={at}>
					<div>
						<ChangedPlace {...place} />
					</div>
					{kind === "changed" && places.length > 1 && (
						<button
							type="button"
							disabled={isBusy}
							aria-label={`Take back: ${place.added[0] ?? place.removed[0] ?? "empty lines"}`}
							onClick={() => onTakeBack(at)}
						>
							Take this back
						</button>
					)}
				</div>
			))}
			<button type="button" disabled={isBusy} onClick={() => onTakeBack()}>
				{kind === "new" ? "Take it away again" : kind === "gone" ? "Bring it back" : "Make it as it was"}
			</button>
		</section>
	);
}

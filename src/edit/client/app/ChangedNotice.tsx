interface Props {
	/** What is in the editor, as text. */
	mine: string;
	/** What is on disk by now. */
	theirs: string;
	onMine: () => void;
	onTheirs: () => void;
}

/** Both versions of a file that changed on disk while it was edited. Nothing is written before one is chosen. */
export function ChangedNotice({ mine, theirs, onMine, onTheirs }: Props) {
	const [left, right] = differingLines(theirs, mine);
	return (
		<section className="changed-notice" aria-label="Two versions of this file">
			<p>
				<strong>This file was changed outside of the editor while you edited it.</strong> Nothing was written over it.
				Choose which version goes on; copy what you need of the other first.
			</p>
			<div className="versions">
				<div>
					<h3>On disk now</h3>
					<pre>{left || "No line of its own."}</pre>
					<button type="button" onClick={onTheirs}>
						Take the version on disk
					</button>
				</div>
				<div>
					<h3>In this editor</h3>
					<pre>{right || "No line of its own."}</pre>
					<button type="button" onClick={onMine}>
						Keep mine and write it
					</button>
				</div>
			</div>
		</section>
	);
}

/** The lines in which two texts differ, those apart that both have at the beginning and the end. */
function differingLines(theirs: string, mine: string): [string, string] {
	const [a, b] = [theirs.split("\n"), mine.split("\n")];
	const shortest = Math.min(a.length, b.length);
	let head = 0;
	while (head < shortest && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < shortest - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	return [a.slice(head, a.length - tail).join("\n"), b.slice(head, b.length - tail).join("\n")];
}

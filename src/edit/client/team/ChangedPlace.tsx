import type { ChangedLines } from "#edit/team/lines.ts";

/** The lines that went and those that came in their place. */
export function ChangedPlace({ removed, added }: ChangedLines) {
	return (
		<>
			{removed.map((line, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else, and do not move.
				<p key={at} className="gone">
					<del>{line}</del>
				</p>
			))}
			{added.map((line, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else, and do not move.
				<p key={at} className="come">
					<ins>{line}</ins>
				</p>
			))}
		</>
	);
}

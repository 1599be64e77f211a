import type { Sender } from "#program/estimate/sender.ts";
import { longDate } from "#program/format.ts";
import type { Opened } from "#tools/estimator/address/state.ts";
import { damageInWords } from "#tools/estimator/words/damages.ts";

/** What is to be known of a link as it came: who sent it, what was mended, that it was cut, what of it could not be read. */
export function LinkNotes({ opened }: { opened: Opened }) {
	return (
		<>
			<SentBy sender={opened.sender} />
			{opened.mended.length > 0 && (
				<p>
					<strong>This link was damaged on its way and is read as it was meant:</strong>
					<span>{` ${opened.mended.map((damage) => damageInWords[damage]).join("; ")}.`}</span>
				</p>
			)}
			{opened.cut && (
				<p>
					<strong>This link was cut or changed on its way.</strong>
					<span>{` ${opened.isExample ? "Nothing of it could be read" : "What could be read is shown"}; ask the sender for the whole link.`}</span>
				</p>
			)}
			{opened.ignored.length > 0 && (
				<details open>
					<summary>
						{`${opened.ignored.length} ${opened.ignored.length === 1 ? "part" : "parts"} of the link could not be read`}
					</summary>
					<ul>
						{opened.ignored.map(({ parameter, sentence }) => (
							<li key={`${parameter} ${sentence}`}>{sentence}</li>
						))}
					</ul>
				</details>
			)}
		</>
	);
}

/** Who sent the link, and when. */
function SentBy({ sender: { by, sent } }: { sender: Sender }) {
	if (by === null && sent === null) return null;
	return (
		<p className="sent-by">
			<span>{`Sent${by !== null ? " by " : ""}`}</span>
			{by !== null && <bdi>{by}</bdi>}
			<span>{sent !== null && `${by === null ? " on " : ", "}${longDate(sent)}`}</span>
		</p>
	);
}

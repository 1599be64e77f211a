import { useState } from "react";
import { withBase } from "#browser/base.ts";
import { openQuestions } from "#program/facts/open-questions.ts";

/** What goes along with an application. */
interface Estimated {
	tier: string;
	/** The link of the estimate within the site. */
	path: string;
}

/** What the guide leaves open, to be ticked and carried to the application as questions for the qualification call. */
export function OpenQuestions({ tier, path, readNow }: Estimated & { readNow: () => Estimated }) {
	const [ticked, setTicked] = useState<readonly string[]>([]);
	const carried = openQuestions.filter(({ key }) => ticked.includes(key));
	const applyWith = (estimated: Estimated) => {
		const questions = carried.map(({ key }) => ["question", key]);
		return withBase(
			`/apply/?${new URLSearchParams([["tier", estimated.tier], ["estimate", estimated.path], ...questions])}`,
		);
	};
	return (
		<>
			<fieldset className="open-questions">
				<legend>What the guide leaves open</legend>
				<p>The figures assume none of this. Tick what you want to ask in the qualification call.</p>
				{openQuestions.map(({ key, text }) => (
					<label key={key}>
						<input
							type="checkbox"
							checked={ticked.includes(key)}
							onChange={({ target: { checked } }) =>
								setTicked((before) => [...before.filter((one) => one !== key), ...(checked ? [key] : [])])
							}
						/>
						<span>{text}</span>
					</label>
				))}
			</fieldset>
			<p className="actions">
				<a
					className="button"
					href={applyWith({ tier, path })}
					onClick={({ currentTarget }) => {
						currentTarget.href = applyWith(readNow());
					}}
				>
					Apply with this estimate
				</a>
			</p>
			<p className="hint">{`The tier, the link of this estimate${carried.length > 0 ? " and your questions go" : " and questions you tick go"} along.`}</p>
		</>
	);
}

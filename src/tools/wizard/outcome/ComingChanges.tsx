import { type ComingDifference, comingAbout, comingInWords, fromWhen } from "#program/facts/coming.ts";
import type { SelectionQuestion, TierKey } from "#program/facts/facts.ts";
import type { WizardFacts } from "#tools/wizard/state.ts";

interface Props {
	facts: Pick<WizardFacts, "announced">;
	/** Whether a change concerns what is shown above. */
	of: (difference: ComingDifference) => boolean;
}

/** What announced terms change about what is shown above. */
export function ComingChanges({ facts: { announced }, of }: Props) {
	return comingAbout(announced?.terms ?? [], of).map((terms) =>
		terms.differences.length === 1 ? (
			<p key={terms.version} className="coming-changes" data-coming="">
				{`${fromWhen(terms)} ${terms.differences[0]?.text}.`}
			</p>
		) : (
			<div key={terms.version} className="coming-changes" data-coming="">
				<p>{fromWhen(terms)}</p>
				<ul>
					{terms.differences.map(({ text }) => (
						<li key={text}>{text}</li>
					))}
				</ul>
			</div>
		),
	);
}

/** What announced terms make of a tier's share, quietly behind the one in force. */
export function ComingShare({ facts: { announced }, tier }: Pick<Props, "facts"> & { tier: TierKey }) {
	return (announced?.terms ?? []).flatMap(({ version, effective, differences }) =>
		differences.filter(isOf("tiers", tier, ["share"])).map(({ is }) => {
			const { from, figure } = comingInWords({ effective, text: is ?? "" });
			return (
				<small key={version} className="coming" data-coming="">
					<span className="coming-mark"> · </span>
					{`${from} `}
					<span className="coming-range">{figure}</span>
				</small>
			);
		}),
	);
}

/** Whether a change is one of an entry of a file: of any of its facts, or of some. */
export function isOf(file: string, entry: string, facts?: readonly string[]) {
	return (difference: ComingDifference): boolean =>
		difference.file === file &&
		difference.path[0] === entry &&
		(facts === undefined || facts.includes(difference.path[1] ?? ""));
}

/** Whether a change is one of some questions. */
export function isOfQuestions(questions: readonly Pick<SelectionQuestion, "key">[]) {
	return ({ file, path }: ComingDifference): boolean =>
		file === "selection" && path[0] === "questions" && questions.some(({ key }) => key === path[1]);
}

import type { AnchorHTMLAttributes } from "react";
import type { SelectionState } from "#program/selection/selection.ts";
import { inWords, type WizardFacts } from "./state.ts";
import type { Place } from "./usePlace.ts";

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement>;

interface Props {
	facts: Pick<WizardFacts, "selection">;
	state: SelectionState;
	place: Pick<Place, "kept" | "carried">;
	/** The link that opens the question at a position of the path again. */
	changeTo: (position: number) => LinkProps;
	startAgain: LinkProps;
}

/** The answers so far, each with a way to change it, and those that a change keeps for questions still to come. */
export function EarlierAnswers({ facts, state, place, changeTo, startAgain }: Props) {
	const here = state.kind === "question" ? state.question.key : "";
	const asked = new Set([here, ...state.steps.map(({ question }) => question.key)]);
	const kept =
		state.kind === "question"
			? facts.selection.questions.flatMap((question) => {
					const answer = place.kept[question.key];
					return answer && !asked.has(question.key) ? [{ question, answer }] : [];
				})
			: [];
	if (state.steps.length + kept.length === 0) return null;
	return (
		<section className="earlier" aria-labelledby="earlier-answers">
			<h2 id="earlier-answers">Your answers</h2>
			{place.carried > 0 && (
				<p className="hint">
					{place.carried === 1 ? "One later answer still applied" : `${place.carried} later answers still applied`}, so
					you were not asked again.
				</p>
			)}
			<dl>
				{state.steps.map(({ question, answer }, position) => (
					<div key={question.key}>
						<dt>{question.text}</dt>
						<dd>
							<span>{inWords(answer)}</span>
							<a {...changeTo(position)}>
								Change<span className="visually-hidden"> the answer to: {question.text}</span>
							</a>
						</dd>
					</div>
				))}
				{kept.map(({ question, answer }) => (
					<div key={question.key} data-kept="">
						<dt>{question.text}</dt>
						<dd>
							<span>{inWords(answer)}</span>
							<span className="hint">kept</span>
						</dd>
					</div>
				))}
			</dl>
			{kept.length > 0 && <p className="hint">Kept answers count wherever they still apply.</p>}
			<p>
				<a {...startAgain}>Start again</a>
			</p>
		</section>
	);
}

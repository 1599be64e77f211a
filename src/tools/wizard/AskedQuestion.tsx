import type { AnchorHTMLAttributes } from "react";
import type { SelectionQuestion } from "#program/facts/facts.ts";
import { type Answer, answers } from "#program/selection/selection.ts";
import { inWords } from "./state.ts";

interface Props {
	question: SelectionQuestion;
	/** The answer that the visitor came back to change. */
	before: Answer | undefined;
	answerWith: (answer: Answer) => AnchorHTMLAttributes<HTMLAnchorElement>;
}

/** A question with a sentence of help and its two answers. */
export function AskedQuestion({ question, before, answerWith }: Props) {
	return (
		<>
			<p className="help">{question.help}</p>
			<p className="answers">
				{answers.map((answer) => (
					<a className="button" key={answer} {...answerWith(answer)}>
						{inWords(answer)}
					</a>
				))}
			</p>
			{before && (
				<p className="hint">
					You answered <strong>{inWords(before)}</strong> before.
				</p>
			)}
		</>
	);
}

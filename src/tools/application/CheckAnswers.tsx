import { type Answers, applicationFields } from "#program/application-fields.ts";
import { answerInWords, estimateAddress } from "./answers-in-words.ts";
import { type AskedField, type StepKey, steps } from "./questions.ts";
import { type ApplicationFacts, fieldsOf } from "./state.ts";

interface Props {
	answers: Answers;
	facts: ApplicationFacts;
	open: (step: StepKey, field: AskedField) => void;
}

/** Everything that was answered, each with a way to change it, before it is sent. */
export function CheckAnswers({ answers, facts, open }: Props) {
	return steps
		.filter(({ key }) => key !== "check")
		.map(({ key, title }) => (
			<section key={key}>
				<h3>{title}</h3>
				<dl className="facts answers">
					{fieldsOf(key, answers).map((name) => {
						const answer = answerInWords(name, answers, facts);
						const estimate = name === "estimate" && answer !== null ? estimateAddress(answer, facts) : null;
						return (
							<div key={name}>
								<dt>{applicationFields[name].label}</dt>
								<dd>
									<span data-empty={answer === null ? "" : undefined}>
										{estimate ? (
											<a href={estimate} target="_blank" rel="noopener">
												See the estimate<span className="visually-hidden"> (opens in a new tab)</span>
											</a>
										) : (
											(answer ?? "Not answered")
										)}
									</span>
									<a
										href={`#${key}`}
										onClick={(event) => {
											event.preventDefault();
											open(key, name);
										}}
									>
										Change<span className="visually-hidden"> {applicationFields[name].label}</span>
									</a>
								</dd>
							</div>
						);
					})}
				</dl>
			</section>
		));
}

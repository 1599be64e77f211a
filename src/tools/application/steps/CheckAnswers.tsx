import { type Answers, applicationFields } from "#program/application/application-fields.ts";
import { sentAlong } from "#tools/application/arrival/campaign.ts";
import { estimateNote } from "#tools/application/arrival/estimate-link.ts";
import { type AskedField, type StepKey, steps } from "#tools/application/fields/questions.ts";
import { type ApplicationFacts, fieldsOf } from "#tools/application/state.ts";
import { answerInWords, estimateAddress } from "./answers-in-words.ts";

interface Props {
	answers: Answers;
	facts: ApplicationFacts;
	/** Campaign tags that are sent along. */
	campaign: string | null;
	open: (step: StepKey, field: AskedField) => void;
}

/** Everything that was answered, each with a way to change it, and what is sent along, before it is sent. */
export function CheckAnswers({ answers, facts, campaign, open }: Props) {
	return (
		<>
			{steps
				.filter(({ key }) => key !== "check")
				.map(({ key, title }) => (
					<section key={key}>
						<h3>{title}</h3>
						<dl className="facts answers">
							{fieldsOf(key, answers).map((name) => (
								<div key={name}>
									<dt>{applicationFields[name].label}</dt>
									<dd>
										<Answer name={name} answers={answers} facts={facts} />
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
							))}
						</dl>
					</section>
				))}
			<p className="hint">{sentAlong(facts.programVersion, campaign)}</p>
		</>
	);
}

function Answer({ name, answers, facts }: { name: AskedField; answers: Answers; facts: ApplicationFacts }) {
	const answer = answerInWords(name, answers, facts);
	const estimate = name === "estimate" && answer !== null ? estimateAddress(answer, facts) : null;
	if (!estimate)
		return (
			<span dir="auto" data-empty={answer === null ? "" : undefined}>
				{answer ?? "Not answered"}
			</span>
		);
	const note = estimateNote(answer ?? undefined, facts);
	return (
		<span>
			<a href={estimate} target="_blank" rel="noopener">
				See the estimate<span className="visually-hidden"> (opens in a new tab)</span>
			</a>
			{note && <span className="cut">{note}</span>}
		</span>
	);
}

import { type Answers, applicationFields, marketKeys } from "#program/application-fields.ts";
import { type AskedField, marketNames, type StepKey, steps } from "./questions.ts";
import { type ApplicationFacts, fieldsOf } from "./state.ts";

interface Props {
	answers: Answers;
	facts: ApplicationFacts;
	open: (step: StepKey, field: string) => void;
}

/** Everything that was answered, each with a way to change it, before it is sent. */
export function CheckAnswers({ answers, facts, open }: Props) {
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
										<span>{sayAnswer(name, answers, facts)}</span>
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
		</>
	);
}

function sayAnswer(name: AskedField, answers: Answers, { tiers, countries }: ApplicationFacts): string {
	const given = answers[name];
	if (given === undefined) return "Not answered";
	if (name === "tier") return tiers.find(({ key }) => key === given)?.name ?? "Not sure yet";
	if (name === "company_country") return countries.find(({ code }) => code === given)?.name ?? String(given);
	if (Array.isArray(given)) {
		return marketKeys
			.filter((key) => given.includes(key))
			.map((key) => marketNames[key])
			.join(", ");
	}
	return given;
}

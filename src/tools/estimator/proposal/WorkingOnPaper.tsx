import type { ModelOfSchedule } from "#program/estimate/schedule.ts";
import type { EstimatorFacts } from "#tools/estimator/address/state.ts";
import type { Estimate } from "#tools/estimator/words/assumptions.ts";
import { inMonth } from "#tools/estimator/words/wording.ts";
import { workingOf } from "#tools/estimator/working/working.ts";
import { rateInWords, roundingRule } from "#tools/estimator/working/working-steps.ts";

interface Props {
	estimates: readonly Estimate[];
	facts: EstimatorFacts;
}

/** How the figures come about: of each model its rule, its rate, and a month worked out, the first that is paid. */
export function WorkingOnPaper({ estimates, facts }: Props) {
	return (
		<section className="sheet-working">
			<h2>How the figures come about</h2>
			<p>{roundingRule}</p>
			<div className={estimates.some(({ schedule }) => schedule.taking.length > 1) ? "sheet-columns" : undefined}>
				{estimates.map((estimate) =>
					estimate.schedule.taking.map((model, at) => (
						<section key={`${estimate.letter} ${model.key}`}>
							{estimates.length > 1 && at === 0 && (
								<h3>
									<bdi>{estimate.title}</bdi>
								</h3>
							)}
							<ModelOnPaper
								estimate={estimate}
								model={model}
								facts={facts}
								heading={estimates.length > 1 ? "h4" : "h3"}
							/>
						</section>
					)),
				)}
			</div>
		</section>
	);
}

interface ModelProps {
	estimate: Estimate;
	model: ModelOfSchedule;
	facts: EstimatorFacts;
	heading: "h3" | "h4";
}

function ModelOnPaper({ estimate, model, facts, heading: Heading }: ModelProps) {
	const { scenario, schedule } = estimate;
	const { key, name, rates } = model;
	const month = schedule.months.find(({ payments }) => !payments[key].expected.isZero());
	if (!month) {
		return (
			<>
				<Heading>{name}</Heading>
				<p>Nothing is paid within these months.</p>
			</>
		);
	}
	const { rule, steps } = workingOf(
		{ kind: "payments", scenario, model, span: { over: "month", month: month.month }, bound: "expected" },
		facts,
	);
	return (
		<>
			<Heading>{`${name}, expected in ${inMonth(month)}`}</Heading>
			<p>{rule}</p>
			<ul>
				{[rateInWords(key, rates, "expected", scenario), ...steps].map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
		</>
	);
}

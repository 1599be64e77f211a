import { memo } from "react";
import { type ModelKey, modelKeys, type TierKey } from "#program/keys.ts";
import type { Scenario } from "#program/scenario.ts";
import type { Schedule, ScheduleTerms } from "#program/schedule.ts";
import { ByModel, ByTier, ByYear } from "./Figures.tsx";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, termsOf } from "./state.ts";
import { currencyOf, type NameOf } from "./wording.ts";

interface Props {
	scenario: Scenario;
	facts: EstimatorFacts;
	nameOf: NameOf;
	onTier: (tier: TierKey) => void;
}

/** What a scenario brings in figures: by model, by year with the commitment, under the other tiers, and how they came about. */
export const Result = memo(function Result({ scenario, facts, nameOf, onTier }: Props) {
	const terms = termsOf(scenario, facts);
	const schedule = scheduleFor(scenario, facts);
	const currency = currencyOf(scenario);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	return (
		<div className="result-tables">
			<div className="columns">
				<div>
					<ByModel schedule={schedule} terms={terms} nameOf={nameOf} currency={currency} />
					{schedule.unfinishedProjects > 0 && (
						<p className="hint">
							{schedule.unfinishedProjects}{" "}
							{schedule.unfinishedProjects === 1 ? "project completes" : "projects complete"} after the last month and{" "}
							{schedule.unfinishedProjects === 1 ? "is" : "are"} not paid within this scenario.
						</p>
					)}
					{tier && tier.byAgreement.length > 0 && (
						<p className="hint">By agreement, and not in these figures: {tier.byAgreement.join(", ")}.</p>
					)}
				</div>
				<div>
					<ByYear schedule={schedule} terms={terms} currency={currency} />
				</div>
			</div>
			<ByTier
				schedules={terms.tiers.map(({ key }) => scheduleFor(scenario, facts, key))}
				own={schedule}
				terms={terms}
				currency={currency}
				onTier={onTier}
			/>
			<p className="hint">This is an estimate and no offer, by program terms {terms.version}.</p>
			<Working schedule={schedule} terms={terms} nameOf={nameOf} />
		</div>
	);
});

const rules: Record<ModelKey, string> = {
	platform:
		"Customers of a month are those of the month before, less the lost, plus the won, not rounded. The share is taken of customers × revenue, every month.",
	implementation:
		"Projects begin evenly over the year. The share is taken of a project’s fee in the month in which it completes.",
	referral:
		"Referrals are signed evenly over the year. The fee is taken of the first-year contract value in the month of signing.",
	joint:
		"Joint revenue grows each month, not rounded. The share is taken of it every month; your contribution decides where in the range.",
};

/** How every figure came about, and what the guide leaves open. */
function Working({
	schedule,
	terms,
	nameOf,
}: {
	schedule: Schedule;
	terms: ScheduleTerms;
	nameOf: (model: ModelKey) => string;
}) {
	return (
		<details>
			<summary>Show the working</summary>
			<dl className="facts">
				{modelKeys
					.filter((model) => schedule.models.includes(model))
					.map((model) => (
						<div key={model}>
							<dt>
								<a href={`/guide/revenue-sharing/#${model}`}>{nameOf(model)}</a>
							</dt>
							<dd>
								Rate {schedule.rates[model].low.toString()}–{schedule.rates[model].high.toString()}%, expected{" "}
								{schedule.rates[model].expected.toString()}%. {rules[model]}
							</dd>
						</div>
					))}
			</dl>
			<p>
				Each payment is rounded once to the cent, half up; every total is the sum of rounded payments. Program terms{" "}
				{terms.version}.
			</p>
			<p>
				The guide leaves open, to be asked in the qualification call: the day of payment, a minimum payout, claw-back,
				tax, and who decides where in a range a partner stands.
			</p>
		</details>
	);
}

import { memo } from "react";
import { withBase } from "#browser/base.ts";
import { hasModel, modelsTogether } from "#program/estimate/models-of-terms.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { differencesOfModel, differencesOfTier, type ModelTerms, type ScheduleTerms } from "#program/estimate/terms.ts";
import { tierKeys } from "#program/facts/keys.ts";
import { longDate } from "#program/format.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { termsOf } from "#tools/estimator/address/state.ts";
import { nextTermsOf } from "#tools/estimator/facts/other-terms.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { ByTier, ModelsAndYears } from "./Figures.tsx";

/** What a scenario brings in figures: by model, by year with the commitment, under the other tiers, and how they came about. */
export const Result = memo(function Result({ scenario }: { scenario: Scenario }) {
	const { facts, acts } = useEstimate();
	const terms = termsOf(scenario, facts);
	const schedule = scheduleFor(scenario, facts);
	const next = nextTermsOf(terms, facts);
	return (
		<div className="result-tables">
			<ModelsAndYears scenario={scenario} schedule={schedule} terms={terms} />
			<ByTier
				scenario={scenario}
				schedules={tierKeys.map((key) => scheduleFor(scenario, facts, key))}
				own={schedule}
				terms={terms}
				onTier={(tier) => acts.set("tier", tier)}
			/>
			<p className="hint">
				<span>{`This is an estimate and no offer, by program terms ${terms.version}. Every figure opens how it came about: `}</span>
				<FigureButton figure={wholeOf(scenario)}>show the working</FigureButton>
				<span> of the whole.</span>
			</p>
			{next && <Coming schedule={schedule} own={terms} next={next} />}
		</div>
	);
});

/** What the next announced terms change of what the scenario rests on, and the revenue models that they bring. */
function Coming({ schedule, own, next }: { schedule: Schedule; own: ScheduleTerms; next: ScheduleTerms }) {
	const figures = [
		...differencesOfTier(schedule.tier, own, next),
		...modelsTogether<ModelTerms>([{ models: schedule.taking }, next])
			.filter(({ key }) => !hasModel(own, key) || schedule.taking.some((taking) => taking.key === key))
			.flatMap(({ key }) => differencesOfModel(key, own, next)),
	];
	return (
		<div className="hint" data-coming="">
			<p>
				<span>{`Terms ${next.version} hold from ${longDate(next.effective)}. `}</span>
				<a href={withBase("/guide/changes/")}>All that changes</a>
			</p>
			{figures.length > 0 && (
				<ul>
					{figures.map((figure) => (
						<li key={figure}>{figure}</li>
					))}
				</ul>
			)}
		</div>
	);
}

import { memo } from "react";
import { hasModel, modelsTogether } from "#program/estimate/models-of-terms.ts";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import type { ModelTerms } from "#program/estimate/terms.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { termsOf } from "#tools/estimator/address/state.ts";
import { most, type Slot } from "#tools/estimator/address/workspace.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { changesBetween } from "#tools/estimator/scenarios/changes.ts";
import { titleOf } from "#tools/estimator/words/assumptions.ts";
import { sayCommitment, sayDifference, sayIn, sayUnfinished } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { Bars } from "./charts/Bars.tsx";
import type { Scale, View } from "./charts/chart-data.ts";
import { useScale } from "./charts/useScale.ts";

interface Props {
	slots: readonly Slot[];
	active: number;
	view: View;
}

/** Scenarios side by side: what each brings, on one scale, and in what the others differ from the first. */
export const Compare = memo(function Compare({ slots, active, view }: Props) {
	const { facts } = useEstimate();
	const scenarios = slots.map(({ scenario }) => scenario);
	const schedules = scenarios.map((scenario) => scheduleFor(scenario, facts));
	const scale = useScale(schedules, view);
	const models = modelsTogether(schedules.map(({ taking }) => ({ models: taking })))
		.map(({ key }) => key)
		.join();
	const currencies = new Set(scenarios.map(({ values }) => values.currency));
	return (
		<section className="compare" aria-labelledby="compare">
			<h2 id="compare">Side by side</h2>
			{currencies.size > 1 && (
				<p className="hint">
					The scenarios are in different currencies. Nothing is converted, and no difference is drawn between them.
				</p>
			)}
			<div className="cards" data-count={scenarios.length}>
				{slots.map(({ id, scenario }, at) => {
					const schedule = schedules[at];
					const [first] = scenarios;
					const [firstSchedule] = schedules;
					if (!schedule || !first || !firstSchedule) return null;
					return (
						<Card
							key={id}
							id={id}
							at={at}
							scenario={scenario}
							schedule={schedule}
							first={at > 0 ? first : null}
							firstSchedule={firstSchedule}
							isActive={at === active}
							models={models}
							view={view}
							scale={scale}
							isFull={scenarios.length >= most}
						/>
					);
				})}
			</div>
		</section>
	);
});

interface CardProps {
	id: number;
	at: number;
	scenario: Scenario;
	schedule: Schedule;
	/** The scenario that this one is held against; none for the first. */
	first: Scenario | null;
	firstSchedule: Schedule;
	isActive: boolean;
	/** Models of any of the scenarios, joined by commas, so that equal lists are equal. */
	models: string;
	view: View;
	scale: Scale;
	isFull: boolean;
}

const Card = memo(function Card({
	id,
	at,
	scenario,
	schedule,
	first,
	firstSchedule,
	isActive,
	models,
	view,
	scale,
	isFull,
}: CardProps) {
	const { facts, acts } = useEstimate();
	const terms = termsOf(scenario, facts);
	const { currency } = scenario.values;
	const say = sayIn(currency);
	const title = titleOf(scenario, at);
	const tier = terms.tiers[schedule.tier];
	const changes = first ? changesBetween(first, scenario, { before: termsOf(first, facts), after: terms }) : [];
	const { low, expected, high } = schedule.total;
	const whole = wholeOf(scenario);
	return (
		<article className="card" data-tier={schedule.tier} aria-label={title}>
			<h3>{title}</h3>
			<p className="about">
				<span className="tier-name">{tier.name}</span>
				<span>{`, ${schedule.months.length} months`}</span>
			</p>
			<p className="amount">
				<strong>
					<FigureButton figure={whole}>{say(expected)}</FigureButton>
				</strong>
				<span className="range">
					<FigureButton figure={wholeOf(scenario, "low")}>{say(low)}</FigureButton>–
					<FigureButton figure={wholeOf(scenario, "high")}>{say(high)}</FigureButton>
				</span>
				{first && (
					<span className="difference">
						{first.values.currency !== currency ? (
							<span>in another currency than the first</span>
						) : expected.eq(firstSchedule.total.expected) ? (
							<span>the same as the first</span>
						) : (
							<>
								<FigureButton
									figure={{
										kind: "difference",
										compared: whole,
										baseline: wholeOf(first),
										names: { compared: title, baseline: titleOf(first, 0) },
									}}
								>
									{sayDifference(expected, firstSchedule.total.expected, say)}
								</FigureButton>{" "}
								against the first
							</>
						)}
					</span>
				)}
			</p>
			<div
				className="plot"
				role="img"
				aria-label={`Expected by month, ${say(schedule.months[0]?.total.expected ?? expected)} in the first and ${say(schedule.months.at(-1)?.total.expected ?? expected)} in the last`}
			>
				<Bars schedule={schedule} view={view} scale={scale} currency={currency} />
			</div>
			<dl>
				{modelsTogether<ModelTerms>([schedule, ...facts.terms])
					.filter(({ key }) => models.split(",").includes(key))
					.map((model) => (
						<div key={model.key}>
							<dt>{model.name}</dt>
							<dd>
								{schedule.taking.some(({ key }) => key === model.key) ? (
									<FigureButton figure={{ ...whole, model }}>{say(schedule.byModel[model.key].expected)}</FigureButton>
								) : hasModel(terms, model.key) ? (
									<span>off</span>
								) : (
									<span>{`not in terms ${terms.version}`}</span>
								)}
							</dd>
						</div>
					))}
				{schedule.years.length > 1 &&
					schedule.years.map(({ year, total }) => (
						<div key={year} className="year">
							<dt>{`Year ${year}`}</dt>
							<dd>
								<FigureButton figure={{ ...whole, span: { over: "year", year } }}>{say(total.expected)}</FigureButton>
							</dd>
						</div>
					))}
			</dl>
			<div className="told">
				<p className="hint">
					{`Minimum commitment, ${tier.commitment.text}: ${sayCommitment(schedule) ?? schedule.commitmentNote}`}
				</p>
				{sayUnfinished(schedule).map((sentence) => (
					<p key={sentence} className="hint">
						{sentence}
					</p>
				))}
			</div>
			{first && (
				<div className="changes">
					<h4>Differs from the first in</h4>
					{changes.length === 0 ? (
						<p>Nothing: the inputs are the same.</p>
					) : (
						<ul>
							{changes.map(({ what, was, is }) => (
								<li key={what}>
									<span>{`${what}: ${was} → `}</span>
									<strong>{is}</strong>
								</li>
							))}
						</ul>
					)}
				</div>
			)}
			<p className="acts">
				<button type="button" className="act" aria-pressed={isActive} onClick={() => acts.show(id)}>
					<span>{isActive ? "Shown above" : "Edit"}</span>
					<span className="visually-hidden">{` ${title}`}</span>
				</button>
				{!isFull && (
					<button type="button" className="act" onClick={() => acts.duplicate(id)}>
						Duplicate<span className="visually-hidden">{` ${title}`}</span>
					</button>
				)}
				<button type="button" className="act" onClick={() => acts.remove(id)}>
					Remove<span className="visually-hidden">{` ${title}`}</span>
				</button>
			</p>
		</article>
	);
});

import { memo } from "react";
import { modelKeys } from "#program/keys.ts";
import type { Scenario } from "#program/scenario.ts";
import type { Schedule } from "#program/schedule.ts";
import { Bars } from "./Bars.tsx";
import { changesBetween } from "./changes.ts";
import type { Scale, View } from "./chart-data.ts";
import { FigureButton } from "./FigureButton.tsx";
import { wholeOf } from "./figure.ts";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, termsOf, titleOf } from "./state.ts";
import { useScale } from "./useScale.ts";
import { currencyOf, type NameOf, sayCommitment, sayDifference, sayIn, sayUnfinished } from "./wording.ts";
import { most, type Slot } from "./workspace.ts";

interface Acts {
	onShow: (id: number) => void;
	onDuplicate: (id: number) => void;
	onRemove: (id: number) => void;
}

interface Props extends Acts {
	slots: readonly Slot[];
	active: number;
	facts: EstimatorFacts;
	nameOf: NameOf;
	view: View;
}

/** Scenarios side by side: what each brings, on one scale, and in what the others differ from the first. */
export const Compare = memo(function Compare({ slots, active, facts, nameOf, view, ...acts }: Props) {
	const scenarios = slots.map(({ scenario }) => scenario);
	const schedules = scenarios.map((scenario) => scheduleFor(scenario, facts));
	const scale = useScale(schedules, view);
	const models = modelKeys.filter((model) => schedules.some((schedule) => schedule.models.includes(model))).join();
	const currencies = new Set(scenarios.map(currencyOf));
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
							facts={facts}
							models={models}
							nameOf={nameOf}
							view={view}
							scale={scale}
							isFull={scenarios.length >= most}
							{...acts}
						/>
					);
				})}
			</div>
		</section>
	);
});

interface CardProps extends Acts {
	id: number;
	at: number;
	scenario: Scenario;
	schedule: Schedule;
	/** The scenario that this one is held against; none for the first. */
	first: Scenario | null;
	firstSchedule: Schedule;
	isActive: boolean;
	facts: EstimatorFacts;
	/** Models of any of the scenarios, joined by commas, so that equal lists are equal. */
	models: string;
	nameOf: NameOf;
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
	facts,
	models,
	nameOf,
	view,
	scale,
	isFull,
	...acts
}: CardProps) {
	const terms = termsOf(scenario, facts);
	const currency = currencyOf(scenario);
	const say = sayIn(currency);
	const title = titleOf(scenario, at);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const changes = first ? changesBetween(first, scenario, { before: termsOf(first, facts), after: terms }) : [];
	const { low, expected, high } = schedule.total;
	const whole = wholeOf(scenario);
	return (
		<article className="card" data-tier={schedule.tier} aria-label={title}>
			<h3>{title}</h3>
			<p className="about">
				<span className="tier-name">{tier?.name}</span>, {schedule.months.length} months
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
						{currencyOf(first) !== currency ? (
							"in another currency than the first"
						) : expected.eq(firstSchedule.total.expected) ? (
							"the same as the first"
						) : (
							<>
								<FigureButton
									figure={{
										kind: "difference",
										of: whole,
										from: wholeOf(first),
										names: { of: title, from: titleOf(first, 0) },
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
				{modelKeys
					.filter((model) => models.includes(model))
					.map((model) => (
						<div key={model}>
							<dt>{nameOf(model)}</dt>
							<dd>
								{schedule.models.includes(model) ? (
									<FigureButton figure={{ ...whole, of: model }}>{say(schedule.byModel[model].expected)}</FigureButton>
								) : (
									"off"
								)}
							</dd>
						</div>
					))}
				{schedule.years.length > 1 &&
					schedule.years.map(({ year, total }) => (
						<div key={year} className="year">
							<dt>Year {year}</dt>
							<dd>
								<FigureButton figure={{ ...whole, span: { over: "year", year } }}>{say(total.expected)}</FigureButton>
							</dd>
						</div>
					))}
			</dl>
			<div className="told">
				{tier && (
					<p className="hint">
						Minimum commitment, {tier.commitment.text}: {sayCommitment(schedule) ?? schedule.commitmentNote}
					</p>
				)}
				{schedule.unfinishedProjects > 0 && <p className="hint">{sayUnfinished(schedule)}</p>}
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
									{what}: {was} → <strong>{is}</strong>
								</li>
							))}
						</ul>
					)}
				</div>
			)}
			<p className="acts">
				<button type="button" className="act" aria-pressed={isActive} onClick={() => acts.onShow(id)}>
					{isActive ? "Shown above" : "Edit"}
					<span className="visually-hidden"> {title}</span>
				</button>
				{!isFull && (
					<button type="button" className="act" onClick={() => acts.onDuplicate(id)}>
						Duplicate<span className="visually-hidden"> {title}</span>
					</button>
				)}
				<button type="button" className="act" onClick={() => acts.onRemove(id)}>
					Remove<span className="visually-hidden"> {title}</span>
				</button>
			</p>
		</article>
	);
});

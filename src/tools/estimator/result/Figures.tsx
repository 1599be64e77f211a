import type { ReactNode } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import { bounds, type RangeEstimate, type Schedule, type YearOfSchedule } from "#program/estimate/schedule.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import type { TierKey } from "#program/facts/keys.ts";
import { decimal, grouped, plainAmount, shortfall } from "#program/money.ts";
import { withCurrency } from "#tools/estimator/address/state.ts";
import { Scrolls } from "#tools/estimator/behavior/Scrolls.tsx";
import {
	boundNames,
	metInWords,
	type Say,
	sayDifference,
	sayRate,
	sayUnfinished,
} from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { type Payments, wholeOf } from "#tools/estimator/working/figure.ts";

const boundHeads = bounds.map((bound) => boundNames[bound]);

/** Figures within a table, whose caption names the currency. */
const plain: Say = (amount) => grouped(plainAmount(amount));

interface TableProps {
	caption: string;
	head: readonly string[];
	children: ReactNode;
}

function Table({ caption, head, children }: TableProps) {
	return (
		<Scrolls label={caption}>
			<table>
				<caption>{caption}</caption>
				<thead>
					<tr>
						{head.map((name) => (
							<th scope="col" key={name}>
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>{children}</tbody>
			</table>
		</Scrolls>
	);
}

/** The three ends of a range, each of which opens how it came about. */
function Figures({ range, payments }: { range: RangeEstimate; payments: Payments }) {
	return bounds.map((bound) => (
		<td key={bound} className={bound}>
			<FigureButton figure={{ ...payments, bound }}>{plain(range[bound])}</FigureButton>
		</td>
	));
}

interface ScenarioProps {
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
}

/** The totals by model, with what they leave out, beside those by year with the commitment. */
export function ModelsAndYears({ scenario, schedule, terms }: ScenarioProps) {
	const { byAgreement } = terms.tiers[schedule.tier];
	return (
		<div className="columns">
			<div>
				<ByModel scenario={scenario} schedule={schedule} terms={terms} />
				{sayUnfinished(schedule).map((sentence) => (
					<p key={sentence} className="hint">
						{sentence}
					</p>
				))}
				{byAgreement.length > 0 && (
					<p className="hint">{`By agreement, and not in these figures: ${byAgreement.join(", ")}.`}</p>
				)}
			</div>
			<div>
				<ByYear scenario={scenario} schedule={schedule} terms={terms} />
			</div>
		</div>
	);
}

/** The totals of each model, with its rate and when it is paid. */
export function ByModel({ scenario, schedule, terms }: ScenarioProps) {
	return (
		<Table caption={`By model, in ${scenario.values.currency}`} head={["Model", ...boundHeads]}>
			{schedule.taking.map((model) => (
				<tr key={model.key}>
					<th scope="row">
						<span>{model.name}</span>
						<small>{`${sayRate(model.rates)}, expected ${model.rates.expected.toString()}%; paid ${model.paid}${model.isListed ? "" : ";"}`}</small>
						{!model.isListed && (
							<small className="unlisted">{`not listed for ${terms.tiers[schedule.tier].name}`}</small>
						)}
					</th>
					<Figures range={schedule.byModel[model.key]} payments={{ ...wholeOf(scenario), model }} />
				</tr>
			))}
			<tr className="total">
				<th scope="row">Total</th>
				<Figures range={schedule.total} payments={wholeOf(scenario)} />
			</tr>
		</Table>
	);
}

/** The totals of each year, and whether the tier's minimum commitment is met in it. */
function ByYear({ scenario, schedule, terms }: ScenarioProps) {
	const { currency } = scenario.values;
	const { name, commitment: minimum } = terms.tiers[schedule.tier];
	const counted = schedule.years.some(({ commitment }) => commitment !== null);
	return (
		<>
			<Table caption={`By year, in ${currency}`} head={["Year", ...boundHeads]}>
				{schedule.years.map(({ year, total }) => (
					<tr key={year}>
						<th scope="row">{`Year ${year}`}</th>
						<Figures range={total} payments={{ ...wholeOf(scenario), span: { over: "year", year } }} />
					</tr>
				))}
			</Table>
			<section className="commitment">
				<h3>{`Minimum commitment of ${name}: ${minimum.text}`}</h3>
				{counted && (
					<ul>
						{schedule.years.map((year) => (
							<Met
								key={year.year}
								scenario={scenario}
								year={year}
								isMoney={minimum.counts === "sales"}
								currency={currency}
							/>
						))}
					</ul>
				)}
				<p className="hint">{schedule.commitmentNote}</p>
			</section>
		</>
	);
}

function Met({
	scenario,
	year: { year, commitment },
	isMoney,
	currency,
}: {
	scenario: Scenario;
	year: YearOfSchedule;
	isMoney: boolean;
	currency: string;
}) {
	if (!commitment) return null;
	const { reached, minimum, isMet } = commitment;
	const share = reached.div(minimum).times(100);
	const amount = isMoney ? withCurrency(plainAmount(reached), currency) : `${grouped(reached.toString())} completed`;
	const missing = shortfall(decimal(minimum), reached);
	const short = isMoney ? withCurrency(plainAmount(missing), currency) : grouped(missing.toString());
	return (
		<li data-met={isMet ? "" : undefined}>
			<span>{`Year ${year}`}</span>
			<strong>{metInWords(isMet)}</strong>
			<span className="bar" aria-hidden="true" style={{ "--share": Math.min(100, share.toNumber()) }} />
			<span>
				<FigureButton figure={{ kind: "reached", scenario, year }}>{amount}</FigureButton>
				<span>{`, ${grouped(share.toFixed(0, 1))}% of it${!isMet ? `; ${short} short` : ""}`}</span>
			</span>
		</li>
	);
}

/** The same inputs under each tier, with what the others bring more or less, and a way to take one. */
export function ByTier({
	scenario,
	schedules,
	own,
	terms,
	onTier,
}: {
	scenario: Scenario;
	schedules: readonly Schedule[];
	own: Schedule;
	terms: ScheduleTerms;
	onTier: (tier: TierKey) => void;
}) {
	return (
		<Table
			caption={`The same inputs under each tier, in ${scenario.values.currency}`}
			head={["Tier", ...boundHeads, "Difference"]}
		>
			{schedules.map((schedule) => {
				const { tier } = schedule;
				const unlisted = schedule.taking.filter(({ isListed }) => !isListed).length;
				const { name } = terms.tiers[tier];
				const isOwn = schedule.tier === own.tier;
				const whole: Payments = isOwn ? wholeOf(scenario) : { ...wholeOf(scenario), tier };
				return (
					<tr key={tier} data-tier={tier} className={isOwn ? "own" : undefined}>
						<th scope="row">
							<span className="tier-name">{name}</span>
							{unlisted > 0 && (
								<small className="unlisted">
									{`${unlisted === 1 ? "one model is" : `${unlisted} models are`} not listed`}
								</small>
							)}
						</th>
						<Figures range={schedule.total} payments={whole} />
						<td>
							{isOwn ? (
								<span>this scenario</span>
							) : (
								<>
									<FigureButton
										figure={{
											kind: "difference",
											compared: whole,
											baseline: wholeOf(scenario),
											names: { compared: name, baseline: terms.tiers[own.tier].name },
										}}
									>
										{sayDifference(schedule.total.expected, own.total.expected, plain)}
									</FigureButton>{" "}
									<button type="button" className="act" onClick={() => onTier(tier)}>
										Switch<span className="visually-hidden">{` to ${name}`}</span>
									</button>
								</>
							)}
						</td>
					</tr>
				);
			})}
		</Table>
	);
}

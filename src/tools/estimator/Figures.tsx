import type { ReactNode } from "react";
import type { TierKey } from "#program/keys.ts";
import { decimal, plainAmount, shortfall } from "#program/money.ts";
import type { Scenario } from "#program/scenario.ts";
import type { Schedule, ScheduleTerms, Triple, YearOfSchedule } from "#program/schedule.ts";
import { FigureButton } from "./FigureButton.tsx";
import { type Payments, wholeOf } from "./figure.ts";
import { Scrolls } from "./Scrolls.tsx";
import { grouped, withCurrency } from "./state.ts";
import { type NameOf, type Say, sayDifference, sayRate } from "./wording.ts";

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
function Figures({ triple, of }: { triple: Triple; of: Payments }) {
	return (["low", "expected", "high"] as const).map((end) => (
		<td key={end} className={end}>
			<FigureButton figure={{ ...of, end }}>{plain(triple[end])}</FigureButton>
		</td>
	));
}

/** The totals of each model, with its rate and when it is paid. */
export function ByModel({
	scenario,
	schedule,
	terms,
	nameOf,
	currency,
}: {
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
	nameOf: NameOf;
	currency: string;
}) {
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	return (
		<Table caption={`By model, in ${currency}`} head={["Model", "Low", "Expected", "High"]}>
			{schedule.models.map((model) => (
				<tr key={model}>
					<th scope="row">
						{nameOf(model)}
						<small>
							{sayRate(schedule.rates[model])}, expected {schedule.rates[model].expected.toString()}%; paid{" "}
							{terms.models.find(({ key }) => key === model)?.paid}
						</small>
						{schedule.unlisted.includes(model) && <small className="unlisted">not listed for {tier?.name}</small>}
					</th>
					<Figures triple={schedule.byModel[model]} of={{ ...wholeOf(scenario), of: model }} />
				</tr>
			))}
			<tr className="total">
				<th scope="row">Total</th>
				<Figures triple={schedule.total} of={wholeOf(scenario)} />
			</tr>
		</Table>
	);
}

/** The totals of each year, and whether the tier's minimum commitment is met in it. */
export function ByYear({
	scenario,
	schedule,
	terms,
	currency,
}: {
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
	currency: string;
}) {
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	if (!tier) return null;
	const { counts, text } = tier.commitment;
	const counted = schedule.years.some(({ commitment }) => commitment !== null);
	return (
		<>
			<Table caption={`By year, in ${currency}`} head={["Year", "Low", "Expected", "High"]}>
				{schedule.years.map(({ year, total }) => (
					<tr key={year}>
						<th scope="row">Year {year}</th>
						<Figures triple={total} of={{ ...wholeOf(scenario), span: { over: "year", year } }} />
					</tr>
				))}
			</Table>
			<section className="commitment">
				<h3>
					Minimum commitment of {tier.name}: {text}
				</h3>
				{counted && (
					<ul>
						{schedule.years.map((year) => (
							<Met key={year.year} scenario={scenario} year={year} isMoney={counts === "sales"} currency={currency} />
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
	const { reached, minimum } = commitment;
	const isMet = reached.gte(minimum);
	const share = reached.div(minimum).times(100);
	const amount = isMoney ? withCurrency(plainAmount(reached), currency) : `${grouped(reached.toString())} completed`;
	const missing = shortfall(decimal(minimum), reached);
	const short = isMoney ? withCurrency(plainAmount(missing), currency) : grouped(missing.toString());
	return (
		<li data-met={isMet ? "" : undefined}>
			<span>Year {year}</span>
			<strong>{isMet ? "met" : "not met"}</strong>
			<span className="bar" aria-hidden="true" style={{ "--share": Math.min(100, share.toNumber()) }} />
			<span>
				<FigureButton figure={{ kind: "reached", scenario, year }}>{amount}</FigureButton>,{" "}
				{grouped(share.toFixed(0, 1))}% of it{!isMet && `; ${short} short`}
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
	currency,
	onTier,
}: {
	scenario: Scenario;
	schedules: readonly Schedule[];
	own: Schedule;
	terms: ScheduleTerms;
	currency: string;
	onTier: (tier: TierKey) => void;
}) {
	const ownName = terms.tiers.find(({ key }) => key === own.tier)?.name ?? own.tier;
	return (
		<Table
			caption={`The same inputs under each tier, in ${currency}`}
			head={["Tier", "Low", "Expected", "High", "Difference"]}
		>
			{schedules.map((schedule) => {
				const tier = terms.tiers.find(({ key }) => key === schedule.tier);
				if (!tier) return null;
				const isOwn = schedule.tier === own.tier;
				const whole: Payments = isOwn ? wholeOf(scenario) : { ...wholeOf(scenario), tier: tier.key };
				return (
					<tr key={tier.key} data-tier={tier.key} className={isOwn ? "own" : undefined}>
						<th scope="row">
							<span className="tier-name">{tier.name}</span>
							{schedule.unlisted.length > 0 && (
								<small className="unlisted">
									{schedule.unlisted.length === 1 ? "one model is" : `${schedule.unlisted.length} models are`} not
									listed
								</small>
							)}
						</th>
						<Figures triple={schedule.total} of={whole} />
						<td>
							{isOwn ? (
								"this scenario"
							) : (
								<>
									<FigureButton
										figure={{
											kind: "difference",
											of: whole,
											from: wholeOf(scenario),
											names: { of: tier.name, from: ownName },
										}}
									>
										{sayDifference(schedule.total.expected, own.total.expected, plain)}
									</FigureButton>{" "}
									<button type="button" className="act" onClick={() => onTier(tier.key)}>
										Switch<span className="visually-hidden"> to {tier.name}</span>
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

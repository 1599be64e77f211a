import type { ReactNode } from "react";
import { ShareLadder } from "#components/ShareLadder.tsx";
import type { ModelKey } from "#program/keys.ts";
import type { Ladder } from "#program/ladder.ts";
import { plainAmount } from "#program/money.ts";
import { type Scenario, settingOf, withValue } from "#program/scenario.ts";
import { type Schedule, type ScheduleTerms, scheduleOf, type Triple } from "#program/schedule.ts";
import { Scrolls } from "./Scrolls.tsx";
import { withCurrency } from "./state.ts";
import { Working } from "./Working.tsx";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
	ladder: Ladder;
	onChange: (scenario: Scenario) => void;
	/** The chart of the months, between the headline and the tables. */
	children: ReactNode;
}

/** What a scenario brings: the expected figure with its range, by model, by year, and under the other tiers. */
export function Result({ scenario, schedule, terms, ladder, onChange, children }: Props) {
	const currency = settingOf(scenario.values, "currency") ?? "USD";
	const say = (amount: Triple["low"]) => withCurrency(plainAmount(amount), currency);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const nameOf = (model: ModelKey) => terms.models.find(({ key }) => key === model)?.name ?? model;
	const position = settingOf(scenario.values, "position") ?? "50";
	return (
		<>
			<p className="headline">
				<span>Expected over {schedule.months.length} months</span>
				<strong>{say(schedule.total.expected)}</strong>
				<span>
					between {say(schedule.total.low)} and {say(schedule.total.high)}
				</span>
			</p>
			<ShareLadder
				ladder={ladder}
				variant="one"
				lit={schedule.tier}
				mark={{
					share: schedule.rates.platform.expected.toNumber(),
					label: `${schedule.rates.platform.expected.toString()}%`,
				}}
			/>
			<label className="position">
				Where in each range the expected figure lies: {position}%
				<input
					type="range"
					min={0}
					max={100}
					step={1}
					value={position}
					onChange={({ target }) =>
						onChange({ ...scenario, values: withValue(scenario.values, "position", target.value) })
					}
				/>
			</label>
			{children}
			<Scrolls label="By model">
				<table>
					<caption>By model</caption>
					<thead>
						<tr>
							<th scope="col">Model</th>
							<th scope="col">Low</th>
							<th scope="col">Expected</th>
							<th scope="col">High</th>
						</tr>
					</thead>
					<tbody>
						{schedule.models.map((model) => (
							<TripleRow
								key={model}
								name={`${nameOf(model)}${schedule.unlisted.includes(model) ? " (not listed for this tier)" : ""}`}
								triple={schedule.byModel[model]}
								say={say}
							/>
						))}
						<TripleRow name="Total" triple={schedule.total} say={say} strong />
					</tbody>
				</table>
			</Scrolls>
			<Scrolls label="By year">
				<table>
					<caption>By year, with the minimum commitment of {tier?.name}</caption>
					<thead>
						<tr>
							<th scope="col">Year</th>
							<th scope="col">Expected</th>
							<th scope="col">Commitment: {tier?.commitment.text}</th>
						</tr>
					</thead>
					<tbody>
						{schedule.years.map(({ year, total, commitment }) => (
							<tr key={year}>
								<th scope="row">Year {year}</th>
								<td>{say(total.expected)}</td>
								<td>
									{commitment
										? `${commitment.reached.gte(commitment.minimum) ? "met" : "not met"}: ${tier?.commitment.counts === "sales" ? say(commitment.reached) : commitment.reached.toString()} (${commitment.reached.div(commitment.minimum).times(100).toFixed(0)}%)`
										: "not to be read from a scenario"}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</Scrolls>
			<Scrolls label="By tier">
				<table>
					<caption>The same inputs under each tier</caption>
					<tbody>
						{terms.tiers.map(({ key, name }) => (
							<TripleRow
								key={key}
								name={name}
								triple={scheduleOf(scenario, terms, key).total}
								say={say}
								strong={key === schedule.tier}
							/>
						))}
					</tbody>
				</table>
			</Scrolls>
			{schedule.unfinishedProjects > 0 && (
				<p>
					{schedule.unfinishedProjects} {schedule.unfinishedProjects === 1 ? "project completes" : "projects complete"}{" "}
					after the last month and {schedule.unfinishedProjects === 1 ? "is" : "are"} not paid within this scenario.
				</p>
			)}
			{tier && tier.byAgreement.length > 0 && (
				<p>By agreement, and not in these figures: {tier.byAgreement.join(", ")}.</p>
			)}
			<p className="hint">
				This is an estimate and no offer, by program terms {terms.version}. Sales count as the platform revenue that the
				share is taken of; implementations as the projects that complete in the year.
			</p>
			<Working scenario={scenario} schedule={schedule} terms={terms} />
		</>
	);
}

interface TripleRowProps {
	name: string;
	triple: Triple;
	say: (amount: Triple["low"]) => string;
	strong?: boolean;
}

function TripleRow({ name, triple, say, strong }: TripleRowProps) {
	return (
		<tr data-strong={strong ? "" : undefined}>
			<th scope="row">{name}</th>
			<td>{say(triple.low)}</td>
			<td>{say(triple.expected)}</td>
			<td>{say(triple.high)}</td>
		</tr>
	);
}

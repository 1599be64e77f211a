import { useState } from "react";
import { longDate } from "#program/format.ts";
import type { ModelKey } from "#program/keys.ts";
import type { Scenario } from "#program/scenario.ts";
import type { MonthOfSchedule, Schedule, ScheduleTerms, Triple } from "#program/schedule.ts";
import { estimatesOf, monthInWords } from "./assumptions.ts";
import { stepsOf } from "./working-steps.ts";
import "./working.css";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	terms: ScheduleTerms;
}

const rules: Record<ModelKey, string> = {
	platform:
		"Customers of a month are those of the month before, less the lost, plus the won, not rounded. The share is taken of customers × revenue, every month.",
	implementation:
		"The k-th project of a year begins in month 1 + (k − 1) × 12 ÷ projects, rounded down. The share is taken of its fee in the month in which it completes.",
	referral:
		"The k-th referral of a year is signed in month 1 + (k − 1) × 12 ÷ referrals, rounded down. The fee is taken of the first-year contract value in that month.",
	joint:
		"Joint revenue grows each month, not rounded. The share is taken of it every month; your contribution takes the place of the position in the range.",
};

/** How every figure came about: inputs, rate, rule, rounding, the guide's section and the version of the terms. */
export function Working(props: Props) {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<details className="working" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
			<summary>Show the working</summary>
			{isOpen && <Steps {...props} />}
		</details>
	);
}

/** Drawn only while it is read: it would be computed anew with every keystroke. */
function Steps({ scenario, schedule, terms }: Props) {
	const [at, setAt] = useState(0);
	const month = schedule.months[Math.min(at, schedule.months.length - 1)];
	const [estimate] = estimatesOf([scenario], [schedule], () => terms);
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	if (!month || !estimate) return null;
	const { say } = estimate;
	const nameOf = (model: ModelKey) => terms.models.find(({ key }) => key === model)?.name ?? model;
	const name = (one: MonthOfSchedule) => (one.period ? monthInWords(one.period) : `Month ${one.month}`);
	return (
		<>
			<label>
				How the payments of a month came about
				<select value={month.month - 1} onChange={({ target }) => setAt(Number(target.value))}>
					{schedule.months.map((one, index) => (
						<option key={one.month} value={index}>
							{name(one)}
						</option>
					))}
				</select>
			</label>
			{schedule.models.map((model) => (
				<ModelWorking
					key={model}
					model={model}
					name={nameOf(model)}
					steps={stepsOf(model, scenario, schedule, month, schedule.months[month.month - 2])}
					say={say}
				/>
			))}
			<h2>Totals</h2>
			<ul>
				<li>
					{name(month)}: {sumInWords(schedule.models.map((model) => say(month.payments[model].expected)))}{" "}
					{say(month.total.expected)} expected.
				</li>
				{schedule.models.map((model) => (
					<li key={model}>
						{nameOf(model)}: the sum of its {schedule.months.length} monthly payments,{" "}
						{say(schedule.byModel[model].expected)} expected.
					</li>
				))}
				<li>
					All of it: {sumInWords(schedule.models.map((model) => say(schedule.byModel[model].expected)))}{" "}
					{say(schedule.total.expected)} expected.
				</li>
			</ul>
			<p>
				Each payment is rounded once to the cent, half up; every total is the sum of rounded payments, so the tables add
				up. Low and high are the ends of each range; expected lies between them where you put it.
			</p>
			<p>
				<a href="/guide/requirements/">Minimum commitment</a> of a {tier?.name}: {tier?.commitment.text}.{" "}
				{schedule.commitmentNote}
			</p>
			<p>
				Rates are those of <a href="/guide/revenue-sharing/">the guide’s revenue models</a>, program terms{" "}
				{terms.version}, effective {longDate(terms.effective)}. What the guide leaves open stands below and is assumed
				nowhere.
			</p>
		</>
	);
}

interface ModelProps {
	model: ModelKey;
	name: string;
	steps: ReturnType<typeof stepsOf>;
	say: (amount: Triple["low"]) => string;
}

function ModelWorking({ model, name, steps, say }: ModelProps) {
	return (
		<>
			<h2>
				<a href={`/guide/revenue-sharing/#${model}`}>{name}</a>
			</h2>
			<p>{rules[model]}</p>
			<ul>
				{[...steps.base, `Expected rate: ${steps.rate}`].map((step) => (
					<li key={step}>{step}</li>
				))}
			</ul>
			<table>
				<thead>
					<tr>
						<th scope="col">Payment</th>
						<th scope="col">Rate</th>
						<th scope="col">Base × rate</th>
						<th scope="col">To the cent</th>
					</tr>
				</thead>
				<tbody>
					{steps.payments.map(({ end, rate, unrounded, rounded }) => (
						<tr key={end}>
							<th scope="row">{end[0]?.toUpperCase() + end.slice(1)}</th>
							<td>{rate}</td>
							<td>{unrounded}</td>
							<td>{say(rounded)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</>
	);
}

/** "1 + 2 =" in front of a sum; nothing in front of a single amount. */
function sumInWords(amounts: readonly string[]): string {
	return amounts.length > 1 ? `${amounts.join(" + ")} =` : "";
}

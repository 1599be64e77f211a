import { useEffect, useMemo, useRef, useState } from "react";
import type { ModelKey } from "#program/keys.ts";
import type { Ladder } from "#program/ladder.ts";
import { plainAmount } from "#program/money.ts";
import { type Scenario, settingOf } from "#program/scenario.ts";
import { scheduleOf } from "#program/schedule.ts";
import { differences } from "#program/terms.ts";
import { Chart } from "./Chart.tsx";
import { GoalSeek } from "./GoalSeek.tsx";
import { Inputs } from "./Inputs.tsx";
import { Result } from "./Result.tsx";
import { Scrolls } from "./Scrolls.tsx";
import {
	changesBetween,
	coalesced,
	type EstimatorFacts,
	type Opened,
	openAddress,
	queryFor,
	termsOf,
	titleOf,
	withCurrency,
} from "./state.ts";
import { TakeAway } from "./TakeAway.tsx";
import "./estimator.css";

interface Props {
	facts: EstimatorFacts;
	ladder: Ladder;
	/** Inside a frame of another site: the links that lead on open the full tool. */
	embedded?: boolean;
}

/** The estimator: inputs on one side, the result on the other; its whole state is the address. */
export function Estimator({ facts, ladder, embedded = false }: Props) {
	const [opened, setOpened] = useState<Opened | null>(null);
	const [scenarios, setScenarios] = useState<Scenario[]>([]);
	const [active, setActive] = useState(0);
	const write = useRef(coalesced((query) => history.replaceState(null, "", query)));

	useEffect(() => {
		const address = openAddress(window.location.search, facts);
		setOpened(address);
		setScenarios(address.scenarios);
	}, [facts]);

	const schedules = useMemo(
		() => scenarios.map((scenario) => scheduleOf(scenario, termsOf(scenario, facts))),
		[scenarios, facts],
	);
	const scenario = scenarios[active];
	const schedule = schedules[active];
	// The tool is drawn once the address has been read: figures of another scenario must not flash by.
	if (!opened || !scenario || !schedule) return <div className="estimator waiting" />;

	const change = (next: Scenario[], to = active) => {
		setScenarios(next);
		setActive(to);
		write.current(queryFor(next, window.location.search));
	};
	const replace = (next: Scenario) => change(scenarios.map((one, at) => (at === active ? next : one)));
	const terms = termsOf(scenario, facts);
	const currency = settingOf(scenario.values, "currency") ?? "USD";
	const nameOf = (model: ModelKey) => terms.models.find(({ key }) => key === model)?.name ?? model;
	const most = Math.max(...schedules.flatMap(({ months }) => months.map(({ total }) => total.high.toNumber())));
	const total = withCurrency(plainAmount(schedule.total.expected), currency);
	return (
		<div className="estimator not-content" data-embedded={embedded ? "" : undefined}>
			<Notes opened={opened} scenario={scenario} active={active} facts={facts} onChange={replace} />
			<div className="tabs">
				{scenarios.map((one, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place, A, B or C
					<button key={at} type="button" aria-pressed={at === active} onClick={() => setActive(at)}>
						{titleOf(one, at)}
					</button>
				))}
				{scenarios.length < 3 && (
					<button type="button" onClick={() => change([...scenarios, scenario], scenarios.length)}>
						Compare with another
					</button>
				)}
				{scenarios.length > 1 && (
					<button
						type="button"
						onClick={() =>
							change(
								scenarios.filter((_, at) => at !== active),
								0,
							)
						}
					>
						Remove this one
					</button>
				)}
				<label>
					<span className="visually-hidden">Start from a preset</span>
					<select
						value=""
						onChange={({ target }) => {
							const preset = openAddress(target.value, facts).scenarios[0];
							if (preset) replace(preset);
						}}
					>
						<option value="">Start from a preset</option>
						{facts.presets.map(({ name, note, query }) => (
							<option key={name} value={query}>
								{name}: {note}
							</option>
						))}
					</select>
				</label>
			</div>
			<div className="sides">
				<form className="side" aria-label="Inputs" onSubmit={(event) => event.preventDefault()}>
					<Inputs key={active} scenario={scenario} terms={terms} onChange={replace} />
					<GoalSeek scenario={scenario} terms={terms} onChange={replace} />
				</form>
				<section className="side" aria-label="Result">
					<Result scenario={scenario} schedule={schedule} terms={terms} ladder={ladder} onChange={replace}>
						<Chart schedule={schedule} currency={currency} nameOf={nameOf} most={most} />
					</Result>
					{scenarios.length > 1 && (
						<Compare scenarios={scenarios} totals={schedules.map((one) => plainAmount(one.total.expected))} />
					)}
					<TakeAway
						scenarios={scenarios}
						schedules={schedules}
						termsOf={(one) => termsOf(one, facts)}
						active={active}
						embedded={embedded}
					/>
				</section>
			</div>
			<p className="bar" aria-hidden="true">
				<span>Expected over {schedule.months.length} months</span>
				<strong>{total}</strong>
			</p>
			<p className="visually-hidden" role="status">
				<Announced text={`Expected ${total}`} />
			</p>
		</div>
	);
}

/** A text that is said once it has not changed for a second, not at each keystroke. */
function Announced({ text }: { text: string }) {
	const [said, setSaid] = useState("");
	useEffect(() => {
		const timer = setTimeout(() => setSaid(text), 1_000);
		return () => clearTimeout(timer);
	}, [text]);
	return said;
}

interface NotesProps {
	opened: Opened;
	scenario: Scenario;
	active: number;
	facts: EstimatorFacts;
	onChange: (scenario: Scenario) => void;
}

/** What is to be known of the link: an example, cut, partly unreadable, changed since it was sent, older terms. */
function Notes({ opened, scenario, active, facts, onChange }: NotesProps) {
	const sent = opened.isExample ? undefined : opened.scenarios[active];
	const changed = sent ? changesBetween(sent, scenario) : [];
	const [current] = facts.terms;
	const terms = termsOf(scenario, facts);
	return (
		<div className="notes">
			{opened.isExample && <p>This is an example. Change any input, or start from another preset.</p>}
			{opened.cut && (
				<p>This link was cut or changed on its way. What could be read is shown; ask the sender for the whole link.</p>
			)}
			{opened.ignored.length > 0 && (
				<details>
					<summary>
						{opened.ignored.length} {opened.ignored.length === 1 ? "part" : "parts"} of the link could not be read
					</summary>
					<ul>
						{opened.ignored.map(({ parameter, sentence }) => (
							<li key={`${parameter} ${sentence}`}>{sentence}</li>
						))}
					</ul>
				</details>
			)}
			{sent && changed.length > 0 && (
				<p>
					Changed since it was sent: {changed.join("; ")}.{" "}
					<button type="button" onClick={() => onChange(sent)}>
						Back to what was sent
					</button>
				</p>
			)}
			{terms.version !== current.version && (
				<p>
					This link uses program terms {terms.version}. Newer terms {current.version} hold since {current.effective}:{" "}
					{differences(terms, current).join("; ") || "no figure differs"}.{" "}
					<button type="button" onClick={() => onChange({ ...scenario, terms: current.version })}>
						Switch to terms {current.version}
					</button>
				</p>
			)}
		</div>
	);
}

/** Scenarios side by side: what each brings, and in what the others differ from the first. */
function Compare({ scenarios, totals }: { scenarios: readonly Scenario[]; totals: readonly string[] }) {
	const [first] = scenarios;
	return (
		<Scrolls label="Side by side">
			<table>
				<caption>Side by side</caption>
				<tbody>
					{scenarios.map((scenario, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a scenario is its place, A, B or C
						<tr key={at}>
							<th scope="row">{titleOf(scenario, at)}</th>
							<td>{withCurrency(totals[at] ?? "0", settingOf(scenario.values, "currency") ?? "USD")}</td>
							<td>{first && at > 0 ? changesBetween(first, scenario).join("; ") || "the same inputs" : ""}</td>
						</tr>
					))}
				</tbody>
			</table>
		</Scrolls>
	);
}

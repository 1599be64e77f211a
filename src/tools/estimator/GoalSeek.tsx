import { useState } from "react";
import { type SoughtInput, smallestThatReaches, soughtInputs } from "#program/goal-seek.ts";
import { decimal } from "#program/money.ts";
import { readNumber } from "#program/number-input.ts";
import { parameters, type Scenario, withValue } from "#program/scenario.ts";
import type { ScheduleTerms } from "#program/schedule.ts";

/** "I want to earn X in a year": the smallest number of customers, projects or referrals that reaches it, applied on a click. */
export function GoalSeek({
	scenario,
	terms,
	onChange,
}: {
	scenario: Scenario;
	terms: ScheduleTerms;
	onChange: (scenario: Scenario) => void;
}) {
	const [target, setTarget] = useState("100,000");
	const [input, setInput] = useState<SoughtInput>("pu.customers");
	const number = readNumber(target, ".");
	const found = "problem" in number ? null : smallestThatReaches(scenario, terms, input, decimal(number.value));
	const label = parameters[input].label.toLowerCase();
	return (
		<details className="goal-seek">
			<summary>I want to earn …</summary>
			<div className="pair">
				<label>
					In the first year
					<input type="text" inputMode="decimal" value={target} onChange={(event) => setTarget(event.target.value)} />
				</label>
				<label>
					By the number of
					<select
						value={input}
						onChange={(event) => setInput(soughtInputs.find((name) => name === event.target.value) ?? input)}
					>
						{soughtInputs.map((name) => (
							<option key={name} value={name}>
								{parameters[name].label.toLowerCase()}
							</option>
						))}
					</select>
				</label>
			</div>
			<p role="status">
				{"problem" in number
					? number.problem
					: found === null
						? `No number of ${label} reaches it with the other inputs as they are. Is there a fee or revenue for each?`
						: `${found.toLocaleString("en-US")} ${label} reach it.`}
			</p>
			{found !== null && (
				<button
					type="button"
					className="button secondary"
					onClick={() => onChange({ ...scenario, values: withValue(scenario.values, input, String(found)) })}
				>
					Use {found.toLocaleString("en-US")}
				</button>
			)}
		</details>
	);
}

import { memo } from "react";
import type { Scenario } from "#program/scenario.ts";
import type { Schedule } from "#program/schedule.ts";
import { FigureButton } from "./FigureButton.tsx";
import { wholeOf } from "./figure.ts";
import { sayIn } from "./wording.ts";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	currency: string;
}

/** The expected figure, large, with its range. */
export const Headline = memo(function Headline({ scenario, schedule, currency }: Props) {
	const say = sayIn(currency);
	const { name } = scenario.values;
	const { low, expected, high } = schedule.total;
	const [whole, cents] = say(expected).split(/(?=\.\d\d$)/);
	return (
		<div className="headline">
			<h2 id="result" tabIndex={-1}>
				{name && <span className="name">{name}</span>}
				Expected over {schedule.months.length} months
			</h2>
			<p className="expected">
				<strong>
					<FigureButton figure={wholeOf(scenario)}>
						{whole}
						<small>{cents}</small>
					</FigureButton>
				</strong>
			</p>
			{!low.eq(high) && (
				<p className="range">
					between <FigureButton figure={wholeOf(scenario, "low")}>{say(low)}</FigureButton> and{" "}
					<FigureButton figure={wholeOf(scenario, "high")}>{say(high)}</FigureButton>
				</p>
			)}
		</div>
	);
});

import { memo } from "react";
import type { Schedule } from "#program/schedule.ts";
import { sayIn } from "./wording.ts";

interface Props {
	schedule: Schedule;
	currency: string;
	/** The scenario's own name, if it has one. */
	name: string | undefined;
}

/** The expected figure, large, with its range. */
export const Headline = memo(function Headline({ schedule, currency, name }: Props) {
	const say = sayIn(currency);
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
					{whole}
					<small>{cents}</small>
				</strong>
			</p>
			{!low.eq(high) && (
				<p className="range">
					between {say(low)} and {say(high)}
				</p>
			)}
		</div>
	);
});

import { memo } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { plainAmount } from "#program/money.ts";
import { withCurrency } from "#tools/estimator/address/state.ts";
import { sayIn } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	/** What the figure is not: that of the whole link. Null where it is. */
	caution: string | null;
}

/** The expected figure, large, with its range. */
export const Headline = memo(function Headline({ scenario, schedule, caution }: Props) {
	const { name, currency } = scenario.values;
	const say = sayIn(currency);
	const { low, expected, high } = schedule.total;
	const plain = plainAmount(expected);
	const [whole, cents] = [plain.slice(0, -3), plain.slice(-3)];
	return (
		<div className="headline">
			<h2 id="result" tabIndex={-1}>
				{name && <span className="name">{name}</span>}
				<span>{`Expected over ${schedule.months.length} months`}</span>
			</h2>
			{caution !== null && <p className="caution">{caution}</p>}
			<p className="expected">
				<strong>
					<FigureButton figure={wholeOf(scenario)}>
						{withCurrency(whole, currency)}
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

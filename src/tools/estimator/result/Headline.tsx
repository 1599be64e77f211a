import { memo } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { EarlyText } from "#tools/estimator/early/EarlyText.tsx";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { wholeOf } from "#tools/estimator/working/figure.ts";
import { headlineTexts } from "./headline-texts.ts";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	/** What the figure is not: that of the whole link. Null where it is. */
	caution: string | null;
}

/** The expected figure, large, with its range. */
export const Headline = memo(function Headline({ scenario, schedule, caution }: Props) {
	const { name } = scenario.values;
	const { low, high } = schedule.total;
	const texts = headlineTexts(scenario, schedule);
	return (
		<div className="headline">
			<h2 id="result" tabIndex={-1}>
				{name && <span className="name">{name}</span>}
				<EarlyText of="heading" texts={texts} />
			</h2>
			{caution !== null && <p className="caution">{caution}</p>}
			<p className="expected">
				<strong>
					<FigureButton figure={wholeOf(scenario)}>
						<EarlyText of="whole" texts={texts} />
						<small>
							<EarlyText of="cents" texts={texts} />
						</small>
					</FigureButton>
				</strong>
			</p>
			{!low.eq(high) && (
				<p className="range">
					between{" "}
					<FigureButton figure={wholeOf(scenario, "low")}>
						<EarlyText of="low" texts={texts} />
					</FigureButton>{" "}
					and{" "}
					<FigureButton figure={wholeOf(scenario, "high")}>
						<EarlyText of="high" texts={texts} />
					</FigureButton>
				</p>
			)}
		</div>
	);
});

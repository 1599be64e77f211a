import { memo, type PointerEvent, useId, useState } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Schedule } from "#program/estimate/schedule.ts";
import { sayIn, sayMonth } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { type Payments, wholeOf } from "#tools/estimator/working/figure.ts";
import { Bars, Swatch } from "./Bars.tsx";
import { readingAt, type Scale, type View } from "./chart-data.ts";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
	view: View;
	onView: (view: View) => void;
	scale: Scale;
}

const views: Record<View, string> = { months: "Each month", cumulative: "So far" };

/** The months as stacked bars with the range; pointer, touch and keyboard read a month, and a table has all of them. */
export const Chart = memo(function Chart({ scenario, schedule, view, onView, scale }: Props) {
	const id = useId();
	const [chosen, setChosen] = useState<number | null>(null);
	const [hovered, setHovered] = useState<number | null>(null);
	const last = schedule.months.length - 1;
	const at = Math.min(hovered ?? chosen ?? last, last);
	const reading = readingAt(schedule, at, view);
	const { currency } = scenario.values;
	const say = sayIn(currency);
	if (!reading) return null;

	const monthUnder = ({ currentTarget, clientX }: PointerEvent) => {
		const { left, width } = currentTarget.getBoundingClientRect();
		return Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * schedule.months.length)));
	};
	const { month, parts, whole } = reading;
	const label = sayMonth(month, "long");
	const figure: Payments = {
		...wholeOf(scenario),
		span: { over: view === "cumulative" ? "so far" : "month", month: month.month },
	};
	const otherSpan: Payments["span"] = { over: view === "cumulative" ? "month" : "so far", month: month.month };
	return (
		<figure className="chart" data-tier={schedule.tier}>
			<fieldset className="views">
				<legend className="visually-hidden">What the chart shows</legend>
				{(["months", "cumulative"] as const).map((one) => (
					<label key={one}>
						<input type="radio" name={id} checked={view === one} onChange={() => onView(one)} />
						<span>{views[one]}</span>
					</label>
				))}
			</fieldset>
			<div
				className="plot"
				onPointerMove={(event) => setHovered(monthUnder(event))}
				onPointerUp={(event) => setChosen(monthUnder(event))}
				onPointerLeave={() => setHovered(null)}
			>
				<input
					className="visually-hidden"
					type="range"
					min={1}
					max={last + 1}
					value={at + 1}
					aria-label="Month of the chart"
					aria-valuetext={`${label}: ${say(whole.expected)}, between ${say(whole.low)} and ${say(whole.high)}`}
					onChange={({ target }) => {
						setHovered(null);
						setChosen(Number(target.value) - 1);
					}}
				/>
				<span
					className="current"
					style={{ insetInlineStart: `${(at / (last + 1)) * 100}%`, inlineSize: `${100 / (last + 1)}%` }}
				/>
				<Bars schedule={schedule} view={view} scale={scale} currency={currency} />
			</div>
			<Months schedule={schedule} />
			<figcaption>
				<dl className="reading">
					<div className="whole">
						<dt>{`${label}${view === "cumulative" ? ", so far" : ""}`}</dt>
						<dd>
							<strong>
								<FigureButton figure={figure}>{say(whole.expected)}</FigureButton>
							</strong>
							<span className="range">
								<FigureButton figure={{ ...figure, bound: "low" }}>{say(whole.low)}</FigureButton>–
								<FigureButton figure={{ ...figure, bound: "high" }}>{say(whole.high)}</FigureButton>
							</span>
						</dd>
					</div>
					{parts.map(({ model, expected }) => (
						<div key={model.key}>
							<dt>
								<Swatch model={model.key} />
								<span>{model.name}</span>
							</dt>
							<dd>
								<FigureButton figure={{ ...figure, model }}>{say(expected)}</FigureButton>
							</dd>
						</div>
					))}
					<div>
						<dt>{view === "cumulative" ? "In this month" : "So far"}</dt>
						<dd>
							<FigureButton figure={{ ...figure, span: otherSpan }}>
								{say(view === "cumulative" ? month.total.expected : month.cumulative.expected)}
							</FigureButton>
						</dd>
					</div>
				</dl>
			</figcaption>
		</figure>
	);
});

/** Names under the first month of each half year, and under the last one of a year that is alone. */
function Months({ schedule }: { schedule: Schedule }) {
	const { months } = schedule;
	const every = months.length <= 12 ? 3 : months.length <= 24 ? 6 : 12;
	return (
		<div className="months" aria-hidden="true">
			{months
				.filter((_, at) => at % every === 0)
				.map((month) => (
					<span key={month.month} style={{ insetInlineStart: `${((month.month - 1) / months.length) * 100}%` }}>
						{sayMonth(month, "short")}
					</span>
				))}
		</div>
	);
}

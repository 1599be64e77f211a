import { memo, useId, useMemo } from "react";
import type { Schedule } from "#program/estimate/schedule.ts";
import type { ModelKey } from "#program/models/models.ts";
import { presentation } from "#tools/estimator/words/presentation.ts";
import { shortAmount } from "#tools/estimator/words/wording.ts";
import { type Bar, barsOf, type Scale, type View } from "./chart-data.ts";

interface Props {
	schedule: Schedule;
	view: View;
	scale: Scale;
	currency: string;
}

/**
 * The months as bars, stacked by model, under the band from low to high. Outlines are drawn in parts of the box and patterns in
 * pixels, so the drawing fits any width as it is; a model is one outline, whatever the number of months.
 */
export const Bars = memo(function Bars({ schedule, view, scale, currency }: Props) {
	const id = useId();
	const bars = barsOf(schedule, view, scale);
	const models = schedule.taking.map(({ key }) => key);
	const years = bars.slice(12).filter(({ month }) => month % 12 === 1);
	return (
		<>
			<svg className="bars" aria-hidden="true" focusable="false">
				<defs>
					<Patterns id={id} models={models} />
					{models.map((model) => (
						<clipPath key={model} id={`${id}clip-${model}`} clipPathUnits="objectBoundingBox">
							<path d={outlineOf(bars, model, 1 / bars.length)} />
						</clipPath>
					))}
				</defs>
				{scale.ticks.map((tick) => (
					<line
						key={tick}
						className="grid"
						x2="100%"
						y1={percent(1 - tick / scale.max)}
						y2={percent(1 - tick / scale.max)}
					/>
				))}
				{years.map(({ month }) => (
					<line
						key={month}
						className="year"
						x1={percent((month - 1) / bars.length)}
						x2={percent((month - 1) / bars.length)}
						y2="100%"
					/>
				))}
				{models.map((model) => (
					<rect
						key={model}
						data-model={model}
						width="100%"
						height="100%"
						fill={fillOf(model, id)}
						clipPath={`url(#${id}clip-${model})`}
					/>
				))}
				<svg aria-hidden="true" viewBox={`0 0 ${bars.length} 1`} preserveAspectRatio="none" width="100%" height="100%">
					{models.map((model) => (
						<path key={model} className="outline" d={outlineOf(bars, model, 1)} />
					))}
					<path className="band" d={bandOf(bars)} />
				</svg>
				<line className="ground" x2="100%" y1="100%" y2="100%" />
			</svg>
			{scale.ticks.map((tick) => (
				<span key={tick} className="tick" aria-hidden="true" style={{ insetBlockEnd: percent(tick / scale.max) }}>
					{shortAmount(tick, currency)}
				</span>
			))}
		</>
	);
});

function percent(fraction: number): string {
	return `${(fraction * 100).toFixed(3)}%`;
}

/** The bars of one model in a box of the height 1, a month `width` wide. */
function outlineOf(bars: readonly Bar[], model: ModelKey, width: number): string {
	return bars
		.map(({ month, layers }) => {
			const layer = layers.find((one) => one.model === model);
			if (!layer) return "";
			const [left, right] = [month - 1 + 0.14, month - 0.14].map((x) => (x * width).toFixed(5));
			return `M${left} ${(1 - layer.from).toFixed(5)}V${(1 - layer.to).toFixed(5)}H${right}V${(1 - layer.from).toFixed(5)}Z`;
		})
		.join("");
}

/** The outline of the band in steps, a step a month: along the highs and back along the lows. */
function bandOf(bars: readonly Bar[]): string {
	const y = (fraction: number) => (1 - fraction).toFixed(5);
	const highs = bars.map(({ high }, at) => `${at === 0 ? "M" : "L"}${at} ${y(high)}H${at + 1}`);
	const lows = bars.map(({ low }, at) => `L${at + 1} ${y(low)}H${at}`).reverse();
	return `${highs.join("")}${lows.join("")}Z`;
}

/** Models differ by more than a shade: plain, stripes, dots and lines. */
const Patterns = memo(function Patterns({ id, models }: { id: string; models: readonly ModelKey[] }) {
	return models.map((model) => {
		const { pattern } = presentation[model];
		return (
			pattern && (
				<pattern key={model} id={`${id}${model}`} width="5" height="5" patternUnits="userSpaceOnUse">
					<rect width="5" height="5" className="pattern-ground" />
					<path d={pattern} className="pattern-shape" data-model={model} />
				</pattern>
			)
		);
	});
});

function fillOf(model: ModelKey, id: string): string {
	return presentation[model].pattern === null ? "var(--tier)" : `url(#${id}${model})`;
}

/** The swatch of a model in a legend. */
export const Swatch = memo(function Swatch({ model }: { model: ModelKey }) {
	const id = useId();
	const own = useMemo(() => [model], [model]);
	return (
		<svg className="swatch" aria-hidden="true" focusable="false" width="16" height="16">
			<defs>
				<Patterns id={id} models={own} />
			</defs>
			<rect width="16" height="16" fill={fillOf(model, id)} />
		</svg>
	);
});

import { useState } from "react";
import { modelKeys } from "#program/keys.ts";
import { plainAmount } from "#program/money.ts";
import type { MonthOfSchedule, Schedule } from "#program/schedule.ts";
import { Scrolls } from "./Scrolls.tsx";
import { withCurrency } from "./state.ts";

interface Props {
	schedule: Schedule;
	currency: string;
	nameOf: (model: (typeof modelKeys)[number]) => string;
	/** The highest amount of a month on the scale, shared by charts side by side. */
	most: number;
}

const width = 720;
const height = 240;

/** The months as stacked bars with the low–high range; pointer, keyboard and a table read the values. */
export function Chart({ schedule, currency, nameOf, most }: Props) {
	const [at, setAt] = useState(schedule.months.length - 1);
	const month = schedule.months[Math.min(at, schedule.months.length - 1)];
	const step = width / schedule.months.length;
	const y = (amount: number) => height - (most === 0 ? 0 : (amount / most) * height);
	const say = (amount: MonthOfSchedule["total"]["low"]) => withCurrency(plainAmount(amount), currency);
	const label = (one: MonthOfSchedule) => one.period ?? `Month ${one.month}`;
	return (
		<figure className="chart" data-tier={schedule.tier}>
			<svg
				viewBox={`0 0 ${width} ${height + 2}`}
				role="img"
				aria-label="Expected revenue share by month; the table below has the figures"
			>
				{schedule.months.map((one, index) => {
					let from = 0;
					return (
						<g key={one.month} onPointerEnter={() => setAt(index)} data-current={index === at ? "" : undefined}>
							<rect x={index * step} y={0} width={step} height={height} className="hit" />
							{modelKeys.map((model, layer) => {
								const amount = one.payments[model].expected.toNumber();
								if (amount === 0) return null;
								const top = y(from + amount);
								const bar = (
									<rect
										key={model}
										x={index * step + step * 0.15}
										width={step * 0.7}
										y={top}
										height={y(from) - top}
										data-layer={layer}
									/>
								);
								from += amount;
								return bar;
							})}
							<line
								x1={(index + 0.5) * step}
								x2={(index + 0.5) * step}
								y1={y(one.total.low.toNumber())}
								y2={y(one.total.high.toNumber())}
							/>
						</g>
					);
				})}
				<path d={`M0 ${height + 1}H${width}`} className="ground" />
			</svg>
			<figcaption>
				<label>
					<span className="visually-hidden">Month</span>
					<input
						type="range"
						min={0}
						max={schedule.months.length - 1}
						value={Math.min(at, schedule.months.length - 1)}
						aria-valuetext={month ? `${label(month)}: ${say(month.total.expected)}` : undefined}
						onChange={({ target }) => setAt(Number(target.value))}
					/>
				</label>
				{month && (
					<output>
						{label(month)}: <strong>{say(month.total.expected)}</strong>, between {say(month.total.low)} and{" "}
						{say(month.total.high)}; so far {say(month.cumulative.expected)}
					</output>
				)}
			</figcaption>
			<details>
				<summary>The months as a table</summary>
				<Scrolls label="The months">
					<table>
						<thead>
							<tr>
								<th scope="col">Month</th>
								{schedule.models.map((model) => (
									<th scope="col" key={model}>
										{nameOf(model)}
									</th>
								))}
								<th scope="col">Low</th>
								<th scope="col">Expected</th>
								<th scope="col">High</th>
								<th scope="col">So far</th>
							</tr>
						</thead>
						<tbody>
							{schedule.months.map((one) => (
								<tr key={one.month}>
									<th scope="row">{label(one)}</th>
									{schedule.models.map((model) => (
										<td key={model}>{say(one.payments[model].expected)}</td>
									))}
									<td>{say(one.total.low)}</td>
									<td>{say(one.total.expected)}</td>
									<td>{say(one.total.high)}</td>
									<td>{say(one.cumulative.expected)}</td>
								</tr>
							))}
						</tbody>
					</table>
				</Scrolls>
			</details>
		</figure>
	);
}

import { memo, useState } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import { bounds, type RangeEstimate, type Schedule } from "#program/estimate/schedule.ts";
import { Scrolls } from "#tools/estimator/behavior/Scrolls.tsx";
import { boundNames, type Say, sayIn, sayMonth, sayRange } from "#tools/estimator/words/wording.ts";
import { FigureButton } from "#tools/estimator/working/FigureButton.tsx";
import { type Payments, wholeOf } from "#tools/estimator/working/figure.ts";

interface Props {
	scenario: Scenario;
	schedule: Schedule;
}

/** The months as a table, one click away; it is drawn only once somebody wants it. */
export const MonthsTable = memo(function MonthsTable(props: Props) {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<details className="months-table" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
			<summary>The months as a table</summary>
			{isOpen && <TableOfMonths {...props} />}
		</details>
	);
});

/** The payments of every month by model, with the range of their total. */
export function TableOfMonths({ scenario, schedule }: Props) {
	const say = sayIn(scenario.values.currency);
	return (
		<Scrolls label="The months">
			<table className="of-months">
				<thead>
					<tr>
						<th scope="col">Month</th>
						{schedule.taking.map(({ key, name }) => (
							<th scope="col" key={key}>
								{name}
							</th>
						))}
						{bounds.map((bound) => (
							<th scope="col" key={bound}>
								{boundNames[bound]}
							</th>
						))}
						<th scope="col">So far</th>
					</tr>
				</thead>
				<tbody>
					{schedule.months.map((one) => {
						const figure: Payments = { ...wholeOf(scenario), span: { over: "month", month: one.month } };
						return (
							<tr key={one.month}>
								<th scope="row">{sayMonth(one, "short")}</th>
								{schedule.taking.map((model) => (
									<td key={model.key}>
										<FigureButton figure={{ ...figure, model }} isSkipped>
											{say(one.payments[model.key].expected)}
										</FigureButton>
										<LowHigh triple={one.payments[model.key]} say={say} />
									</td>
								))}
								{bounds.map((bound) => (
									<td key={bound}>
										<FigureButton figure={{ ...figure, bound }} isSkipped={bound !== "expected"}>
											{say(one.total[bound])}
										</FigureButton>
									</td>
								))}
								<td>
									<FigureButton figure={{ ...figure, span: { over: "so far", month: one.month } }} isSkipped>
										{say(one.cumulative.expected)}
									</FigureButton>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</Scrolls>
	);
}

/** The ends of a range, below what is expected; nothing where there is no range. */
function LowHigh({ triple, say }: { triple: RangeEstimate; say: Say }) {
	return triple.low.eq(triple.high) ? null : <small>{sayRange(triple, say)}</small>;
}

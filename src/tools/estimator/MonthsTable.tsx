import { useState } from "react";
import type { Schedule, Triple } from "#program/schedule.ts";
import { Scrolls } from "./Scrolls.tsx";
import { type NameOf, type Say, sayIn, sayMonth, sayRange } from "./wording.ts";

interface Props {
	schedule: Schedule;
	currency: string;
	nameOf: NameOf;
}

/** The months as a table, one click away; it is drawn only once somebody wants it. */
export function MonthsTable({ schedule, currency, nameOf }: Props) {
	const [isOpen, setIsOpen] = useState(false);
	return (
		<details className="months-table" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
			<summary>The months as a table</summary>
			{isOpen && <Table schedule={schedule} currency={currency} nameOf={nameOf} />}
		</details>
	);
}

function Table({ schedule, currency, nameOf }: Props) {
	const say = sayIn(currency);
	return (
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
							<th scope="row">{sayMonth(one, "short")}</th>
							{schedule.models.map((model) => (
								<td key={model}>
									{say(one.payments[model].expected)}
									<LowHigh triple={one.payments[model]} say={say} />
								</td>
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
	);
}

/** The ends of a range, below what is expected; nothing where there is no range. */
function LowHigh({ triple, say }: { triple: Triple; say: Say }) {
	return triple.low.eq(triple.high) ? null : <small>{sayRange(triple, say)}</small>;
}

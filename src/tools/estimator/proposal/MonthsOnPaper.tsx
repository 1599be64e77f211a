import { bounds } from "#program/estimate/schedule.ts";
import { grouped } from "#program/money.ts";
import { type Estimate, monthsTogether } from "#tools/estimator/words/assumptions.ts";
import { boundNames, sayMonth } from "#tools/estimator/words/wording.ts";

/** The months of the scenarios side by side. */
export function MonthsOnPaper({ estimates }: { estimates: readonly Estimate[] }) {
	const characters = Math.max(...estimates.map(({ schedule }) => grouped(schedule.total.high.toFixed(2)).length));
	return (
		<section className="sheet-months" style={{ "--characters": characters, "--scenarios": estimates.length }}>
			<h2>Month by month</h2>
			<table>
				<thead>
					<tr>
						<th scope="col" rowSpan={2}>
							Month
						</th>
						{estimates.map(({ letter, title, currency }) => (
							<th scope="colgroup" colSpan={3} key={letter}>
								{`${title}, ${currency}`}
							</th>
						))}
					</tr>
					<tr>
						{estimates.flatMap(({ letter }) =>
							bounds.map((bound) => (
								<th scope="col" key={`${letter} ${bound}`}>
									{boundNames[bound]}
								</th>
							)),
						)}
					</tr>
				</thead>
				<tbody>
					{monthsTogether(estimates).map((month, at) => (
						<tr key={month.month}>
							<th scope="row">{sayMonth(month, "long")}</th>
							{estimates.flatMap(({ letter, schedule }) => {
								const total = schedule.months[at]?.total;
								return bounds.map((bound) => (
									<td key={`${letter} ${bound}`}>{total ? grouped(total[bound].toFixed(2)) : ""}</td>
								));
							})}
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">Total</th>
						{estimates.flatMap(({ letter, schedule }) =>
							bounds.map((bound) => <td key={`${letter} ${bound}`}>{grouped(schedule.total[bound].toFixed(2))}</td>),
						)}
					</tr>
				</tfoot>
			</table>
		</section>
	);
}

import { bounds } from "#program/estimate/schedule.ts";
import { grouped } from "#program/money.ts";
import type { Estimate } from "#tools/estimator/words/assumptions.ts";
import { sayPeriod } from "#tools/estimator/words/wording.ts";

/** The months of the scenarios side by side. */
export function MonthsOnPaper({ estimates }: { estimates: readonly Estimate[] }) {
	const periods = estimates.map(({ schedule }) => schedule.months[0]?.period ?? null);
	const shared = periods.every((period) => period === periods[0]) ? periods[0] : null;
	const longest = Math.max(...estimates.map(({ schedule }) => schedule.months.length));
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
							["Low", "Expected", "High"].map((bound) => (
								<th scope="col" key={`${letter} ${bound}`}>
									{bound}
								</th>
							)),
						)}
					</tr>
				</thead>
				<tbody>
					{Array.from({ length: longest }, (_, at) => at).map((at) => (
						<tr key={at}>
							<th scope="row">{nameOfMonth(shared ? estimates : [], at)}</th>
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

function nameOfMonth(estimates: readonly Estimate[], at: number): string {
	const period = estimates.flatMap(({ schedule }) => schedule.months[at]?.period ?? [])[0];
	return period ? sayPeriod(period, "long") : `Month ${at + 1}`;
}

import { bounds } from "#program/estimate/schedule.ts";
import { barsOf, mostOf } from "#tools/estimator/result/charts/chart-data.ts";
import { type Assumption, assumptionsOf, type Estimate } from "#tools/estimator/words/assumptions.ts";
import { boundNames, metInWords, sayUnfinished } from "#tools/estimator/words/wording.ts";

/** A page: what a scenario brings, month by month as bars, by model and by year, and what it rests on. */
export function ScenarioOnPaper({ estimate }: { estimate: Estimate }) {
	const { title, schedule, say } = estimate;
	const rows = [
		...schedule.taking.map(({ key, name, isListed }) => ({
			name: `${name}${isListed ? "" : " (not listed for this tier)"}`,
			triple: schedule.byModel[key],
		})),
		...schedule.years.map(({ year, total }) => ({ name: `Year ${year}`, triple: total })),
		{ name: "Total", triple: schedule.total },
	];
	const said = [...assumptionsOf(estimate), ...termsOnPaper(estimate)];
	return (
		<section className="sheet-scenario" style={{ "--characters": say(schedule.total.high).length }}>
			<h2>{title}</h2>
			<p className="sheet-figure">
				<strong>{say(schedule.total.expected)}</strong>
				<span>{` expected, between ${say(schedule.total.low)} and ${say(schedule.total.high)}`}</span>
			</p>
			<BarsOnPaper estimate={estimate} />
			<table>
				<thead>
					<tr>
						<th scope="col"> </th>
						{bounds.map((bound) => (
							<th scope="col" key={bound}>
								{boundNames[bound]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, triple }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							{bounds.map((bound) => (
								<td key={bound}>{say(triple[bound])}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			<dl style={{ "--characters": said.reduce((sum, { text }) => sum + text.length, 0) }}>
				{said.map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{text}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

/** What the figures of a scenario leave aside or are held against: the commitment, what is not paid, what is by agreement. */
function termsOnPaper({ schedule, terms }: Estimate): Omit<Assumption, "about">[] {
	const { commitment: asked, byAgreement } = terms.tiers[schedule.tier];
	const met = schedule.years.flatMap(({ year, commitment }) =>
		commitment ? [`Year ${year}: ${metInWords(commitment.isMet)}.`] : [],
	);
	const unpaid = sayUnfinished(schedule);
	return [
		{ label: "Commitment", text: [`${asked.text}.`, ...met, schedule.commitmentNote].join(" ") },
		...(unpaid.length > 0 ? [{ label: "Not paid", text: unpaid.join(" ") }] : []),
		...(byAgreement.length > 0
			? [{ label: "By agreement", text: `${byAgreement.join(", ")}: not in these figures` }]
			: []),
	];
}

/** The months as bars with the range from low to high, on one scale. */
function BarsOnPaper({ estimate: { schedule } }: { estimate: Estimate }) {
	const bars = barsOf(schedule, "months", { max: mostOf(schedule, "months") || 1 });
	const [step, height] = [10, 60];
	const y = (fraction: number) => height * (1 - fraction);
	return (
		<svg
			className="sheet-bars"
			viewBox={`0 0 ${bars.length * step} ${height}`}
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{bars.map(({ month, low, expected, high }) => (
				<g key={month} transform={`translate(${(month - 1) * step})`}>
					<rect x={1.5} width={7} y={y(expected)} height={height * expected} />
					<path d={`M5 ${y(low)}V${y(high)}`} vectorEffect="non-scaling-stroke" />
				</g>
			))}
		</svg>
	);
}

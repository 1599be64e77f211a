import { grouped } from "#tools/estimator/address/state.ts";
import { type Assumption, assumptionsOf, type Estimate } from "#tools/estimator/words/assumptions.ts";

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
						<th scope="col">Low</th>
						<th scope="col">Expected</th>
						<th scope="col">High</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, triple }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>{say(triple.low)}</td>
							<td>{say(triple.expected)}</td>
							<td>{say(triple.high)}</td>
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
		commitment ? [`Year ${year}: ${commitment.reached.gte(commitment.minimum) ? "met" : "not met"}.`] : [],
	);
	const unpaid = schedule.unfinished.map(({ one, count }) =>
		count === 1
			? `1 ${one} that completes after the last month`
			: `${grouped(String(count))} ${one}s that complete after the last month`,
	);
	return [
		{ label: "Commitment", text: [`${asked.text}.`, ...met, schedule.commitmentNote].join(" ") },
		...(unpaid.length > 0 ? [{ label: "Not paid", text: unpaid.join(", ") }] : []),
		...(byAgreement.length > 0
			? [{ label: "By agreement", text: `${byAgreement.join(", ")}: not in these figures` }]
			: []),
	];
}

/** The months as bars with the range from low to high, on one scale. */
function BarsOnPaper({ estimate: { schedule } }: { estimate: Estimate }) {
	const most = Math.max(...schedule.months.map(({ total }) => total.high.toNumber()));
	const [step, height] = [10, 60];
	const y = (amount: Estimate["schedule"]["total"]["low"]) =>
		height * (1 - (most === 0 ? 0 : amount.toNumber() / most));
	return (
		<svg
			className="sheet-bars"
			viewBox={`0 0 ${schedule.months.length * step} ${height}`}
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{schedule.months.map(({ month, total }) => (
				<g key={month} transform={`translate(${(month - 1) * step})`}>
					<rect x={1.5} width={7} y={y(total.expected)} height={height - y(total.expected)} />
					<path d={`M5 ${y(total.low)}V${y(total.high)}`} vectorEffect="non-scaling-stroke" />
				</g>
			))}
		</svg>
	);
}

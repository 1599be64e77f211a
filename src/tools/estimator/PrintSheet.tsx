import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { calendarDay, longDate } from "#program/format.ts";
import { openQuestions } from "#program/open-questions.ts";
import { type Assumption, assumptionsOf, type Estimate, monthInWords, termsInWords } from "./assumptions.ts";
import { grouped } from "./state.ts";
import "./print.css";

interface Props {
	/** What stands in the fields, whatever is drawn. */
	read: () => readonly Estimate[];
	link: () => string;
}

/** The estimate on paper: results and assumptions on the first page, the months on the second. Drawn only when it is printed. */
export function PrintSheet({ read, link }: Props) {
	const isPrinting = usePrinting();
	if (!isPrinting) return null;
	const estimates = read();
	const terms = [...new Set(estimates.map(termsInWords))];
	const today = longDate(calendarDay(new Date()));
	return createPortal(
		<article className="estimate-sheet" data-scenarios={estimates.length}>
			<header>
				<h1>Revenue-share estimate</h1>
				<p>Mamey Technologies partner program, {today}</p>
			</header>
			{estimates.map((estimate) => (
				<ScenarioOnPaper key={estimate.letter} estimate={estimate} />
			))}
			{terms.map((sentence) => (
				<p key={sentence}>{sentence}</p>
			))}
			<MonthsOnPaper estimates={estimates} />
			<footer>
				<p>
					Each payment is rounded once to the cent, half up; every total is the sum of rounded payments. The guide
					leaves open, and these figures do not assume: {openQuestions.map(({ text }) => text).join(" ")}
				</p>
				<p className="sheet-link">{link()}</p>
			</footer>
		</article>,
		document.body,
	);
}

function ScenarioOnPaper({ estimate }: { estimate: Estimate }) {
	const { title, schedule, terms, say } = estimate;
	const rows = [
		...schedule.models.map((model) => ({
			name: `${terms.models.find(({ key }) => key === model)?.name}${schedule.unlisted.includes(model) ? " (not listed for this tier)" : ""}`,
			triple: schedule.byModel[model],
		})),
		...schedule.years.map(({ year, total }) => ({ name: `Year ${year}`, triple: total })),
		{ name: "Total", triple: schedule.total },
	];
	const said = [...assumptionsOf(estimate), ...termsOnPaper(estimate)];
	return (
		<section className="sheet-scenario" style={{ "--characters": say(schedule.total.high).length }}>
			<h2>{title}</h2>
			<p className="sheet-figure">
				<strong>{say(schedule.total.expected)}</strong> expected, between {say(schedule.total.low)} and{" "}
				{say(schedule.total.high)}
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
function termsOnPaper({ schedule, terms }: Estimate): Assumption[] {
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const met = schedule.years.flatMap(({ year, commitment }) =>
		commitment ? [`Year ${year}: ${commitment.reached.gte(commitment.minimum) ? "met" : "not met"}.`] : [],
	);
	const { unfinishedProjects: count } = schedule;
	const unpaid =
		count === 1
			? "1 project that completes after the last month"
			: `${grouped(String(count))} projects that complete after the last month`;
	return [
		...(tier
			? [{ label: "Commitment", text: [`${tier.commitment.text}.`, ...met, schedule.commitmentNote].join(" ") }]
			: []),
		...(count > 0 ? [{ label: "Not paid", text: unpaid }] : []),
		...(tier && tier.byAgreement.length > 0
			? [{ label: "By agreement", text: `${tier.byAgreement.join(", ")}: not in these figures` }]
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

/** The months of the scenarios side by side. */
function MonthsOnPaper({ estimates }: { estimates: readonly Estimate[] }) {
	const periods = estimates.map(({ schedule }) => schedule.months[0]?.period ?? null);
	const shared = periods.every((period) => period === periods[0]) ? periods[0] : null;
	const longest = Math.max(...estimates.map(({ schedule }) => schedule.months.length));
	const figures = estimates.flatMap(({ schedule }) =>
		schedule.months.map(({ total }) => grouped(total.high.toFixed(2))),
	);
	const characters = Math.max(...figures.map(({ length }) => length));
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
								{title}, {currency}
							</th>
						))}
					</tr>
					<tr>
						{estimates.flatMap(({ letter }) =>
							["Low", "Expected", "High"].map((end) => (
								<th scope="col" key={`${letter} ${end}`}>
									{end}
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
								return [total?.low, total?.expected, total?.high].map((amount, end) => (
									<td key={`${letter} ${["low", "expected", "high"][end]}`}>
										{amount ? grouped(amount.toFixed(2)) : ""}
									</td>
								));
							})}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function nameOfMonth(estimates: readonly Estimate[], at: number): string {
	const period = estimates.flatMap(({ schedule }) => schedule.months[at]?.period ?? [])[0];
	return period ? monthInWords(period) : `Month ${at + 1}`;
}

/** Whether the page is being printed. The sheet has to stand before the browser lays out its pages, hence flushSync. */
function usePrinting(): boolean {
	const [isPrinting, setIsPrinting] = useState(false);
	useEffect(() => {
		const set = (printing: boolean) => flushSync(() => setIsPrinting(printing));
		const begin = () => set(true);
		const end = () => set(false);
		const paper = window.matchMedia("print");
		const follow = ({ matches }: MediaQueryListEvent) => set(matches);
		window.addEventListener("beforeprint", begin);
		window.addEventListener("afterprint", end);
		paper.addEventListener("change", follow);
		return () => {
			window.removeEventListener("beforeprint", begin);
			window.removeEventListener("afterprint", end);
			paper.removeEventListener("change", follow);
		};
	}, []);
	return isPrinting;
}

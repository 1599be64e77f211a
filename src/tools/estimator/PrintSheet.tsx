import { useEffect, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { longDate } from "#program/format.ts";
import { openQuestions } from "#program/open-questions.ts";
import { assumptionsOf, type Estimate, monthInWords, termsInWords } from "./assumptions.ts";
import "./print.css";

interface Props {
	estimates: readonly Estimate[];
	link: () => string;
}

/** The estimate on paper: results and assumptions on the first page, the months on the second. Drawn only when it is printed. */
export function PrintSheet({ estimates, link }: Props) {
	const isPrinting = usePrinting();
	if (!isPrinting) return null;
	const terms = [...new Set(estimates.map(termsInWords))];
	const today = longDate(new Date().toLocaleDateString("sv-SE"));
	return createPortal(
		<article className="estimate-sheet">
			<header>
				<h1>Revenue-share estimate</h1>
				<p>Mamey Technologies partner program, {today}</p>
			</header>
			<div className="sheet-scenarios">
				{estimates.map((estimate) => (
					<ScenarioOnPaper key={estimate.letter} estimate={estimate} />
				))}
			</div>
			<footer>
				{terms.map((sentence) => (
					<p key={sentence}>{sentence}</p>
				))}
				<p>
					Each payment is rounded once to the cent, half up; totals are sums of rounded payments. Not in these figures,
					because the guide leaves it open: {openQuestions.map(({ text }) => text).join(" ")}
				</p>
				<p className="sheet-link">{link()}</p>
			</footer>
			<MonthsOnPaper estimates={estimates} />
		</article>,
		document.body,
	);
}

function ScenarioOnPaper({ estimate }: { estimate: Estimate }) {
	const { title, schedule, terms, say } = estimate;
	const tier = terms.tiers.find(({ key }) => key === schedule.tier);
	const rows = [
		...schedule.models.map((model) => ({
			name: `${terms.models.find(({ key }) => key === model)?.name}${schedule.unlisted.includes(model) ? " (not listed for this tier)" : ""}`,
			triple: schedule.byModel[model],
		})),
		...schedule.years.map(({ year, total }) => ({ name: `Year ${year}`, triple: total })),
		{ name: "Total", triple: schedule.total },
	];
	return (
		<section>
			<h2>{title}</h2>
			<p className="sheet-figure">
				<strong>{say(schedule.total.expected)}</strong> expected, between {say(schedule.total.low)} and{" "}
				{say(schedule.total.high)}
			</p>
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
			<dl>
				{assumptionsOf(estimate).map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{text}</dd>
					</div>
				))}
				<div>
					<dt>Commitment</dt>
					<dd>
						{tier?.commitment.text}.{" "}
						{schedule.years
							.flatMap(({ year, commitment }) =>
								commitment ? [`Year ${year}: ${commitment.reached.gte(commitment.minimum) ? "met" : "not met"}.`] : [],
							)
							.join(" ")}{" "}
						{schedule.commitmentNote}
					</dd>
				</div>
				{schedule.unfinishedProjects > 0 && (
					<div>
						<dt>Not paid</dt>
						<dd>{schedule.unfinishedProjects} projects that complete after the last month</dd>
					</div>
				)}
				{tier && tier.byAgreement.length > 0 && (
					<div>
						<dt>By agreement</dt>
						<dd>{tier.byAgreement.join(", ")}: not in these figures</dd>
					</div>
				)}
			</dl>
		</section>
	);
}

/** The months of the scenarios side by side. */
function MonthsOnPaper({ estimates }: { estimates: readonly Estimate[] }) {
	const longest = Math.max(...estimates.map(({ schedule }) => schedule.months.length));
	const periods = estimates.map(({ schedule }) => schedule.months[0]?.period ?? null);
	const shared = periods.every((period) => period === periods[0]) ? periods[0] : null;
	return (
		<section className="sheet-months" data-long={longest > 24 ? "" : undefined}>
			<h2>Month by month</h2>
			<table>
				<thead>
					<tr>
						<th scope="col" rowSpan={2}>
							Month
						</th>
						{estimates.map(({ letter, title }) => (
							<th scope="colgroup" colSpan={3} key={letter}>
								{title}
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
							{estimates.flatMap(({ letter, schedule, say }) => {
								const total = schedule.months[at]?.total;
								return [total?.low, total?.expected, total?.high].map((amount, end) => (
									<td key={`${letter} ${["low", "expected", "high"][end]}`}>{amount ? say(amount) : ""}</td>
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

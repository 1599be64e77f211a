import { withBase } from "#browser/base.ts";
import { writeCheckedLink } from "#program/estimate/link/scenario-link.ts";
import type { EstimatorFacts, Opened } from "#tools/estimator/address/state.ts";
import { LinkNotes } from "#tools/estimator/scenarios/LinkNotes.tsx";
import { OtherTerms } from "#tools/estimator/scenarios/OtherTerms.tsx";
import { assumptionsOf, type Estimate, termsInWords } from "#tools/estimator/words/assumptions.ts";
import { ModelsAndYears } from "./Figures.tsx";
import { TableOfMonths } from "./MonthsTable.tsx";

interface Props {
	opened: Opened;
	estimates: readonly Estimate[];
	facts: EstimatorFacts;
	/** What to know about other scenarios. */
	hint?: string | null;
}

/** A sent estimate to be read and printed without script: its figures, what they rest on, and what is to be known of the link. */
export function EstimateDocument({
	opened,
	estimates,
	facts,
	hint = "Another scenario needs the calculator, and the calculator needs JavaScript.",
}: Props) {
	// The example that the calculator then begins with is not what was sent.
	const shown = opened.isExample ? [] : estimates;
	const [first] = shown;
	const path = `/estimate/?${writeCheckedLink(opened.scenarios, opened.sender)}`;
	return (
		<article className="estimator estimate-document not-content">
			<div className="notes">
				<LinkNotes opened={opened} />
				{shown.map(({ letter, scenario, title }) => (
					<OtherTerms key={letter} scenario={scenario} title={shown.length > 1 ? title : null} facts={facts} />
				))}
			</div>
			{shown.map((estimate) => (
				<ScenarioInFull
					key={estimate.letter}
					estimate={estimate}
					isAlone={shown.length === 1}
					caution={opened.isPart ? "Of the part of the link that could be read" : null}
				/>
			))}
			<div className="end">
				<p>{termsInWords(shown)}</p>
				{first && !opened.isPart && (
					<a
						className="button"
						href={withBase(
							`/apply/?${new URLSearchParams([
								["tier", first.schedule.tier],
								["estimate", path],
							])}`,
						)}
					>
						Apply with this estimate
					</a>
				)}
				{hint !== null && <p className="hint screen-only">{hint}</p>}
			</div>
		</article>
	);
}

interface ScenarioProps {
	estimate: Estimate;
	isAlone: boolean;
	/** What the figure is not: that of the whole link. Null where it is. */
	caution: string | null;
}

function ScenarioInFull({ estimate, isAlone, caution }: ScenarioProps) {
	const { title, scenario, schedule, terms, say } = estimate;
	const { low, expected, high } = schedule.total;
	const name = isAlone ? scenario.values.name : title;
	return (
		<section data-tier={schedule.tier}>
			<div className="headline" style={{ "--characters": say(expected).length }}>
				<h2>
					{name !== null && <span className="name">{name}</span>}
					<span>{`Expected over ${schedule.months.length} months`}</span>
				</h2>
				{caution !== null && <p className="caution">{caution}</p>}
				<p className="expected">
					<strong>{say(expected)}</strong>
				</p>
				{!low.eq(high) && <p className="range">{`between ${say(low)} and ${say(high)}`}</p>}
			</div>
			<dl className="assumptions">
				{assumptionsOf(estimate).map(({ label, text }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>{text}</dd>
					</div>
				))}
			</dl>
			{schedule.taking.length > 0 && (
				<div className="result-tables">
					<ModelsAndYears scenario={scenario} schedule={schedule} terms={terms} />
					<section>
						<h3>Month by month</h3>
						<TableOfMonths scenario={scenario} schedule={schedule} />
					</section>
				</div>
			)}
		</section>
	);
}

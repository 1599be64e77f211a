import type { ListedScenario } from "#program/estimate/audit/listed.ts";
import { letterAt } from "#program/estimate/link/link-names.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { decimal } from "#program/money.ts";
import { sayDifference, sayIn } from "#tools/estimator/words/wording.ts";
import "./listed-links.css";

interface Props {
	scenario: ListedScenario;
	/** Its place in the link, from 0. */
	at: number;
	/** The terms in force. */
	terms: ScheduleTerms;
}

/** What a listed scenario goes by: its name, or its letter where it has none. */
export const listedTitle = ({ name }: ListedScenario, at: number): string => name ?? `Scenario ${letterAt(at)}`;

/** What a listed scenario is of: "Reseller, 24 months". */
export const aboutOf = ({ tier, months }: ListedScenario, { tiers }: ScheduleTerms): string =>
	`${tiers[tier].name}, ${months} months`;

/** What a scenario is expected to bring under its own terms and under those in force. */
export function Totals({ scenario, at, terms }: Props) {
	const say = sayIn(scenario.currency);
	const [then, now] = [decimal(scenario.totalThen), decimal(scenario.totalNow)];
	return (
		<div className="totals">
			<div>
				<p className="name">
					<bdi>{listedTitle(scenario, at)}</bdi>
				</p>
				<p className="of">{aboutOf(scenario, terms)}</p>
			</div>
			<dl>
				<div>
					<dt>{`Then, terms ${scenario.terms}`}</dt>
					<dd>{say(then)}</dd>
				</div>
				<div>
					<dt>{`Now, terms ${terms.version}`}</dt>
					<dd>{now.eq(then) ? "the same" : `${say(now)} (${sayDifference(now, then, say)})`}</dd>
				</div>
			</dl>
		</div>
	);
}

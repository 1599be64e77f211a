import type { ListedScenario } from "#program/estimate/audit/listed.ts";
import { decimal } from "#program/money.ts";
import { sayDifference, sayIn } from "#tools/estimator/words/wording.ts";
import "./listed-links.css";

interface Props {
	scenario: ListedScenario;
	title: string;
	/** The version of the terms in force. */
	version: string;
}

/** What a scenario is expected to bring under its own terms and under those in force. */
export function Totals({ scenario, title, version }: Props) {
	const say = sayIn(scenario.currency);
	const [then, now] = [decimal(scenario.totalThen), decimal(scenario.totalNow)];
	return (
		<div className="totals">
			<p className="name">
				<bdi>{title}</bdi>
			</p>
			<dl>
				<div>
					<dt>{`Then, terms ${scenario.terms}`}</dt>
					<dd>{say(then)}</dd>
				</div>
				<div>
					<dt>{`Now, terms ${version}`}</dt>
					<dd>{now.eq(then) ? "the same" : `${say(now)} (${sayDifference(now, then, say)})`}</dd>
				</div>
			</dl>
		</div>
	);
}

import { ShareLadder } from "#components/drawings/ShareLadder.tsx";
import type { ComingDifference } from "#program/facts/coming.ts";
import type { TierKey } from "#program/facts/facts.ts";
import { shareLadder } from "#program/facts/ladder.ts";
import { percentRange } from "#program/format.ts";
import { neighborsOf, reasonFor, type SelectionState } from "#program/selection/selection.ts";
import { addressOf, checklist, notMet, talkAddress, type WizardFacts } from "#tools/wizard/state.ts";
import { Checklist } from "./Checklist.tsx";
import { ComingChanges, ComingShare, isOf } from "./ComingChanges.tsx";
import { Comparison } from "./Comparison.tsx";
import { NextActs } from "./NextActs.tsx";
import { Timeline } from "./Timeline.tsx";

interface Props {
	facts: WizardFacts;
	state: Extract<SelectionState, { kind: "outcome" }>;
}

/** Where the answers led: the tier, why, what is not met, and the next acts. */
export function Outcome({ facts, state }: Props) {
	const tier = facts.tiers.find(({ key }) => key === state.tier);
	if (!tier) return null;
	const unmet = notMet(checklist(facts, tier, state.steps));
	return (
		<>
			<p className="reason">
				{reasonFor(state.steps)}{" "}
				{state.nearest ? `No tier fits these answers fully; ${tier.title} comes nearest.` : `${tier.overview}.`}
			</p>
			{(state.nearest || unmet.length > 0) && (
				<div className="unmet" role="note">
					{unmet.length > 0 && (
						<>
							<p>By your answers, this is not met:</p>
							<ul>
								{unmet.map((requirement) => (
									<li key={requirement}>{requirement}</li>
								))}
							</ul>
						</>
					)}
					<p>
						Talk to the partner team before you apply: <a href={talkAddress(facts.email, state.steps)}>{facts.email}</a>
					</p>
					<ComingChanges facts={facts} of={({ file }) => file === "organisation"} />
				</div>
			)}
			<p className="share" data-tier={tier.key}>
				<strong>{percentRange(tier.share)}</strong> revenue share, {tier.focus.toLowerCase()} focus
				<ComingShare facts={facts} tier={tier.key} />
			</p>
			<ShareLadder ladder={shareLadder(facts.tiers, facts.announced?.shares)} variant="all" lit={tier.key} />
			<ComingChanges
				facts={facts}
				of={({ file, path: [key = "", fact = ""] }) =>
					file === "tiers" &&
					(key === tier.key ? ["name", "title", "focus", "overview"] : ["name", "focus", "share"]).includes(fact)
				}
			/>
			<NextActs facts={facts} tier={tier} state={state} />
		</>
	);
}

/** What the tier of an outcome asks for and brings, how long it takes, and how it compares with its neighbors. */
export function OutcomeDetails({ facts, state }: Props) {
	const tier = facts.tiers.find(({ key }) => key === state.tier);
	if (!tier) return null;
	return (
		<>
			<section className="asks" aria-labelledby="asks">
				<h2 id="asks">What it asks for</h2>
				<Checklist version={facts.version} groups={checklist(facts, tier, state.steps)} />
				<ComingChanges
					facts={facts}
					of={(difference) =>
						isOf("tiers", tier.key, ["requirements", "commitment"])(difference) ||
						isAskedOf(difference, facts, tier.key)
					}
				/>
			</section>
			<section aria-labelledby="brings">
				<h2 id="brings">What it brings</h2>
				<ul className="benefits">
					{tier.benefits.map((benefit) => (
						<li key={benefit}>{benefit}</li>
					))}
				</ul>
				<ComingChanges facts={facts} of={isOf("tiers", tier.key, ["benefits"])} />
			</section>
			<section aria-labelledby="takes">
				<h2 id="takes">How long it takes</h2>
				<Timeline facts={facts} tier={tier} address={addressOf(state.answers)} />
				<ComingChanges facts={facts} of={({ file }) => file === "process" || file === "revenue"} />
			</section>
			<section className="compares" aria-labelledby="compares">
				<h2 id="compares">How it compares</h2>
				<Comparison tiers={facts.tiers} tier={tier} steps={state.steps} />
				<ComingChanges
					facts={facts}
					of={({ file, path: [key = "", fact = ""] }) =>
						file === "tiers" &&
						comparedFacts.includes(fact) &&
						(key === tier.key || neighborsOf(facts.tiers, tier.key).some((other) => other.key === key))
					}
				/>
			</section>
		</>
	);
}

/** The facts of a tier that the comparison shows. */
const comparedFacts = ["name", "title", "share", "requirements", "investment", "commitment", "bestFor"];

/** Whether a change is one of the general requirements that are asked of a tier. */
function isAskedOf({ file, path }: ComingDifference, { groups }: WizardFacts, tier: TierKey): boolean {
	if (file !== "requirements") return false;
	return path[0] !== "groups" || groups.some(({ key, tiers }) => key === path[1] && tiers.includes(tier));
}

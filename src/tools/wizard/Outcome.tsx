import { ShareLadder } from "#components/ShareLadder.tsx";
import { percentRange } from "#program/format.ts";
import { shareLadder } from "#program/ladder.ts";
import { reasonFor, type SelectionState } from "#program/selection.ts";
import { Checklist } from "./Checklist.tsx";
import { Comparison } from "./Comparison.tsx";
import { NextActs } from "./NextActs.tsx";
import { addressOf, checklist, notMet, talkAddress, type WizardFacts } from "./state.ts";
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
				</div>
			)}
			<p className="share" data-tier={tier.key}>
				<strong>{percentRange(tier.share)}</strong> revenue share, {tier.focus.toLowerCase()} focus
			</p>
			<ShareLadder ladder={shareLadder(facts.tiers)} variant="all" lit={tier.key} />
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
			</section>
			<section aria-labelledby="brings">
				<h2 id="brings">What it brings</h2>
				<ul className="benefits">
					{tier.benefits.map((benefit) => (
						<li key={benefit}>{benefit}</li>
					))}
				</ul>
			</section>
			<section aria-labelledby="takes">
				<h2 id="takes">How long it takes</h2>
				<Timeline facts={facts} tier={tier} address={addressOf(state.answers)} />
			</section>
			<section className="compares" aria-labelledby="compares">
				<h2 id="compares">How it compares</h2>
				<Comparison tiers={facts.tiers} tier={tier} steps={state.steps} />
			</section>
		</>
	);
}

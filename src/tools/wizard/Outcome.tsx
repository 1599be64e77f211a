import { ShareLadder } from "#components/ShareLadder.tsx";
import { durationRange, percentRange } from "#program/format.ts";
import { shareLadder } from "#program/ladder.ts";
import { answersToPath, contradicted, neighborsOf, reasonFor, type SelectionState } from "#program/selection.ts";
import { totalWeeks } from "#program/timeline.ts";
import { Checklist } from "./Checklist.tsx";
import { NextActs } from "./NextActs.tsx";
import { addressOf, checklist, type WizardFacts } from "./state.ts";
import { Timeline } from "./Timeline.tsx";

type OutcomeState = Extract<SelectionState, { kind: "outcome" }>;

/** Where the answers led: the tier, why, what it asks for and brings, how long it takes, and the next acts. */
export function Outcome({ facts, state }: { facts: WizardFacts; state: OutcomeState }) {
	const tier = facts.tiers.find(({ key }) => key === state.tier);
	if (!tier) return null;
	const unmet = contradicted(state.steps, tier.requirements);
	// A neighbor that the answers rule out is none.
	const neighbors = neighborsOf(facts.tiers, tier.key).filter(
		({ requirements }) => contradicted(state.steps, requirements).length === 0,
	);
	return (
		<>
			<p className="reason">
				{reasonFor(state.steps)}{" "}
				{state.nearest ? `No tier fits these answers fully; ${tier.title} comes nearest.` : `${tier.overview}.`}
			</p>
			{unmet.length > 0 && (
				<div className="unmet" role="note">
					<p>By your answers, this is not met:</p>
					<ul>
						{unmet.map((requirement) => (
							<li key={requirement}>{requirement}</li>
						))}
					</ul>
					<p>
						Talk to the partner team before you apply: <a href={`mailto:${facts.email}`}>{facts.email}</a>
					</p>
				</div>
			)}
			<p className="share" data-tier={tier.key}>
				<strong>{percentRange(tier.share)}</strong> revenue share, {tier.focus.toLowerCase()} focus
			</p>
			<ShareLadder ladder={shareLadder(facts.tiers)} variant="all" lit={tier.key} />
			<NextActs facts={facts} tier={tier} address={addressOf(state.answers)} path={answersToPath(state.answers)} />
			<section aria-labelledby="asks">
				<h2 id="asks">What it asks for</h2>
				<Checklist version={facts.version} groups={checklist(facts, tier.key, unmet)} />
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
				<Timeline process={facts.process} revenue={facts.revenue} address={addressOf(state.answers)} />
				<p className="hint">{durationRange(totalWeeks(facts.process), "week")} in all, by the guide’s durations.</p>
			</section>
			<section aria-labelledby="neighbors">
				<h2 id="neighbors">{neighbors.length > 0 ? "You may also qualify for" : "The other tiers"}</h2>
				<ul className="neighbors">
					{neighbors.map((other) => (
						<li key={other.key}>
							<a href={`/guide/tiers/${other.slug}/`}>{other.title}</a> ({percentRange(other.share)}), which asks for:{" "}
							{other.requirements.join("; ")}
						</li>
					))}
				</ul>
				<p>
					<a href="/guide/tiers/#side-by-side">Compare all tiers side by side</a>
				</p>
			</section>
		</>
	);
}

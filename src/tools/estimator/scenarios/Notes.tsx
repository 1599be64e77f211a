import { memo } from "react";
import type { Scenario } from "#program/estimate/scenario.ts";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import { type EstimatorFacts, type Opened, termsOf } from "#tools/estimator/address/state.ts";
import { most, type Slot, sameScenarios, scenariosOf, type Workspace } from "#tools/estimator/address/workspace.ts";
import { titleOf } from "#tools/estimator/words/assumptions.ts";
import { type Change, changesBetween } from "./changes.ts";
import { LinkNotes } from "./LinkNotes.tsx";
import { OtherTerms } from "./OtherTerms.tsx";
import { useStillBelow } from "./useStillBelow.ts";

interface Props {
	opened: Opened;
	workspace: Workspace;
}

/** What is to be known of the link: an example, cut, partly unreadable, changed since it was sent, other terms. */
export const Notes = memo(function Notes({ opened, workspace }: Props) {
	const { facts, acts } = useEstimate();
	const scenarios = scenariosOf(workspace);
	const isAsOpened = sameScenarios(scenarios, opened.scenarios);
	const box = useStillBelow();
	return (
		<div className="notes" ref={box}>
			{opened.isExample && isAsOpened && (
				<p className="of-example">This is an example. Change any input, or start from another preset.</p>
			)}
			<LinkNotes opened={opened} />
			{!opened.isExample && !isAsOpened && <Sent opened={opened} workspace={workspace} />}
			{workspace.slots.map(({ id, scenario }, at) => (
				<OtherTerms
					key={id}
					scenario={scenario}
					title={scenarios.length > 1 ? titleOf(scenario, at) : null}
					facts={facts}
					take={(terms) => acts.takeTerms(id, terms)}
				/>
			))}
		</div>
	);
});

/** What differs from the scenarios that were sent, the way back, and both side by side. */
function Sent({ opened, workspace }: Props) {
	const { facts, acts } = useEstimate();
	const scenarios = scenariosOf(workspace);
	const counts = { sent: opened.scenarios.length, now: scenarios.length };
	// Slots keep their number: it shows which of the sent scenarios one has come from. Of those that are gone nothing is known.
	const sentOf = ({ id }: Slot) => (counts.now < counts.sent ? undefined : opened.scenarios[id]);
	const lines = workspace.slots.flatMap((slot, at) => {
		const before = sentOf(slot);
		if (!before) return [];
		const title = counts.now > 1 ? titleOf(slot.scenario, at) : null;
		return changesSinceSent(before, slot.scenario, facts).map((change) => ({ ...change, title, id: slot.id }));
	});
	const active = workspace.slots[workspace.active];
	const sent = active && sentOf(active);
	const isBeside = opened.scenarios.every((before) => scenarios.some((one) => sameInputs(before, one, facts)));
	return (
		<section className="sent" aria-label="Changed since it was sent">
			<p>
				<strong>Changed since it was sent.</strong>
				<span>{` ${isBeside && counts.now !== counts.sent ? "What was sent is shown beside it." : ""}`}</span>
			</p>
			<ul>
				{counts.now !== counts.sent && <li>{`${scenariosIn(counts.sent)} sent, ${counts.now} now`}</li>}
				{lines.map(({ id, title, what, was, is }) => (
					<li key={`${id} ${what}`}>
						{title !== null && (
							<>
								<bdi>{title}</bdi>:{" "}
							</>
						)}
						<span>{`${what}: `}</span>
						<bdi>{was}</bdi>
						<span> → </span>
						<bdi>{is}</bdi>
					</li>
				))}
			</ul>
			<p className="acts">
				<button type="button" className="act" onClick={acts.backToSent}>
					Back to what was sent
				</button>
				{sent &&
					!scenarios.some((one) => sameInputs(sent, one, facts)) &&
					(scenarios.length < most ? (
						<button type="button" className="act" onClick={() => acts.putBeside(sent)}>
							Put both side by side
						</button>
					) : (
						<span className="hint">
							Three scenarios are side by side already. Remove one to put what was sent beside it.
						</span>
					))}
			</p>
		</section>
	);
}

/** In what a scenario differs from the one that was sent: its name, and its inputs. */
function changesSinceSent(before: Scenario, now: Scenario, facts: EstimatorFacts): Change[] {
	const names = { was: before.values.name ?? "none", is: now.values.name ?? "none" };
	const renamed = names.was === names.is ? [] : [{ what: "Name", ...names }];
	return [...renamed, ...changesBetween(before, now, { before: termsOf(before, facts), after: termsOf(now, facts) })];
}

function scenariosIn(count: number): string {
	return count === 1 ? "One scenario was" : `${count} scenarios were`;
}

function sameInputs(before: Scenario, after: Scenario, facts: EstimatorFacts): boolean {
	return changesBetween(before, after, { before: termsOf(before, facts), after: termsOf(after, facts) }).length === 0;
}

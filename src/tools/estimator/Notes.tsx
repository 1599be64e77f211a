import { memo, useMemo } from "react";
import { longDate } from "#program/format.ts";
import type { Scenario } from "#program/scenario.ts";
import { differences } from "#program/terms.ts";
import { type Change, changesBetween } from "./changes.ts";
import { FigureButton } from "./FigureButton.tsx";
import { wholeOf } from "./figure.ts";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, type Opened, termsOf, titleOf } from "./state.ts";
import { useStillBelow } from "./useStillBelow.ts";
import { currencyOf, sayIn } from "./wording.ts";
import { most, type Slot, sameScenarios, scenariosOf, type Workspace } from "./workspace.ts";

interface Props {
	opened: Opened;
	workspace: Workspace;
	facts: EstimatorFacts;
	onBack: () => void;
	onBeside: (sent: Scenario) => void;
	onTerms: (at: number) => void;
}

/** What is to be known of the link: an example, cut, partly unreadable, changed since it was sent, older terms. */
export const Notes = memo(function Notes({ opened, workspace, facts, onBack, onBeside, onTerms }: Props) {
	const scenarios = scenariosOf(workspace);
	const isAsOpened = sameScenarios(scenarios, opened.scenarios);
	const box = useStillBelow();
	return (
		<div className="notes" ref={box}>
			{opened.isExample && isAsOpened && <p>This is an example. Change any input, or start from another preset.</p>}
			{opened.cut && (
				<p>
					<strong>This link was cut or changed on its way.</strong>{" "}
					{opened.isExample ? "Nothing of it could be read" : "What could be read is shown"}; ask the sender for the
					whole link.
				</p>
			)}
			{opened.ignored.length > 0 && (
				<details open>
					<summary>
						{opened.ignored.length} {opened.ignored.length === 1 ? "part" : "parts"} of the link could not be read
					</summary>
					<ul>
						{opened.ignored.map(({ parameter, sentence }) => (
							<li key={`${parameter} ${sentence}`}>{sentence}</li>
						))}
					</ul>
				</details>
			)}
			{!opened.isExample && !isAsOpened && (
				<Sent opened={opened} workspace={workspace} facts={facts} onBack={onBack} onBeside={onBeside} />
			)}
			{scenarios.map((scenario, at) => (
				<OlderTerms
					key={workspace.slots[at]?.id}
					scenario={scenario}
					title={scenarios.length > 1 ? titleOf(scenario, at) : "This link"}
					facts={facts}
					onSwitch={() => onTerms(at)}
				/>
			))}
		</div>
	);
});

/** What differs from the scenarios that were sent, the way back, and both side by side. */
function Sent({
	opened,
	workspace,
	facts,
	onBack,
	onBeside,
}: Pick<Props, "opened" | "workspace" | "facts" | "onBack" | "onBeside">) {
	const scenarios = scenariosOf(workspace);
	const counts = { sent: opened.scenarios.length, now: scenarios.length };
	// Slots keep their number: it says which of the sent scenarios one has come from. Of those that are gone nothing is known.
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
				<strong>Changed since it was sent.</strong>{" "}
				{isBeside && counts.now !== counts.sent && "What was sent stands beside it."}
			</p>
			<ul>
				{counts.now !== counts.sent && (
					<li>
						{scenariosIn(counts.sent)} sent, {counts.now} now
					</li>
				)}
				{lines.map(({ id, title, what, was, is }) => (
					<li key={`${id} ${what}`}>
						{title !== null && (
							<>
								<bdi>{title}</bdi>:{" "}
							</>
						)}
						{what}: <bdi>{was}</bdi> → <bdi>{is}</bdi>
					</li>
				))}
			</ul>
			<p className="acts">
				<button type="button" className="act" onClick={onBack}>
					Back to what was sent
				</button>
				{sent &&
					!scenarios.some((one) => sameInputs(sent, one, facts)) &&
					(scenarios.length < most ? (
						<button type="button" className="act" onClick={() => onBeside(sent)}>
							Put both side by side
						</button>
					) : (
						<span className="hint">
							Three scenarios stand side by side already. Remove one to put what was sent beside it.
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

/** A scenario of older terms keeps its numbers; newer terms are offered with the difference they make. */
function OlderTerms({
	scenario,
	title,
	facts,
	onSwitch,
}: {
	scenario: Scenario;
	title: string;
	facts: EstimatorFacts;
	onSwitch: () => void;
}) {
	const [current] = facts.terms;
	const terms = termsOf(scenario, facts);
	const underCurrent = useMemo(() => ({ ...scenario, terms: current.version }), [scenario, current.version]);
	if (terms.version === current.version) return null;
	const say = sayIn(currencyOf(scenario));
	const now = scheduleFor(scenario, facts).total.expected;
	const then = scheduleFor(underCurrent, facts).total.expected;
	const figures = differences(terms, current);
	return (
		<section className="older-terms" aria-label="Newer program terms">
			<p>
				<strong>
					{title} uses program terms {terms.version}; its figures stay as they were sent.
				</strong>{" "}
				Terms {current.version} hold since {longDate(current.effective)}.{" "}
				{now.eq(then) ? (
					"They bring this scenario the same."
				) : (
					<>
						Under them it is expected to bring <FigureButton figure={wholeOf(underCurrent)}>{say(then)}</FigureButton>{" "}
						instead of <FigureButton figure={wholeOf(scenario)}>{say(now)}</FigureButton>.
					</>
				)}
			</p>
			{figures.length > 0 && (
				<ul>
					{figures.map((figure) => (
						<li key={figure}>{figure}</li>
					))}
				</ul>
			)}
			<p className="acts">
				<button type="button" className="act" onClick={onSwitch}>
					Switch to terms {current.version}
				</button>
			</p>
		</section>
	);
}

import { memo, useMemo } from "react";
import { longDate } from "#program/format.ts";
import type { Scenario } from "#program/scenario.ts";
import { differences } from "#program/terms.ts";
import { changesBetween, sayChange } from "./changes.ts";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, type Opened, termsOf, titleOf } from "./state.ts";
import type { Undoable } from "./useWorkspace.ts";
import { currencyOf, sayIn } from "./wording.ts";
import { most, sameScenarios, scenariosOf, type Workspace } from "./workspace.ts";

interface Props {
	opened: Opened;
	workspace: Workspace;
	undoable: Undoable | null;
	facts: EstimatorFacts;
	onBack: () => void;
	onBeside: (sent: Scenario) => void;
	onTerms: (at: number) => void;
	onUndo: () => void;
}

/** What is to be known of the link: an example, cut, partly unreadable, changed since it was sent, older terms. */
export const Notes = memo(function Notes({
	opened,
	workspace,
	undoable,
	facts,
	onBack,
	onBeside,
	onTerms,
	onUndo,
}: Props) {
	const scenarios = scenariosOf(workspace);
	const isAsOpened = sameScenarios(scenarios, opened.scenarios);
	return (
		<div className="notes">
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
			{undoable && (
				<p>
					{undoable.said}{" "}
					<button type="button" className="act" onClick={onUndo}>
						Undo
					</button>
				</p>
			)}
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
	const scenario = scenarios[workspace.active];
	const isSameCount = scenarios.length === opened.scenarios.length;
	const sent = opened.scenarios[workspace.active];
	const lines = isSameCount
		? scenarios.flatMap((one, at) => {
				const before = opened.scenarios[at];
				if (!before) return [];
				const terms = { before: termsOf(before, facts), after: termsOf(one, facts) };
				const changes = changesBetween(before, one, terms).map(sayChange);
				const renamed =
					before.values.name === one.values.name
						? []
						: [`Name: ${before.values.name ?? "none"} → ${one.values.name ?? "none"}`];
				const title = scenarios.length > 1 ? `${titleOf(one, at)}: ` : "";
				return [...renamed, ...changes].map((change) => title + change);
			})
		: [`${scenariosIn(opened.scenarios.length)} sent, ${scenarios.length} now`];
	const isBeside = opened.scenarios.every((before) => scenarios.some((one) => sameInputs(before, one, facts)));
	return (
		<section className="sent" aria-label="Changed since it was sent">
			<p>
				<strong>Changed since it was sent.</strong> {isBeside && !isSameCount && "What was sent stands beside it."}
			</p>
			<ul>
				{lines.map((line) => (
					<li key={line}>{line}</li>
				))}
			</ul>
			<p className="acts">
				<button type="button" className="act" onClick={onBack}>
					Back to what was sent
				</button>
				{isSameCount &&
					sent &&
					scenario &&
					!sameScenarios([sent], [scenario]) &&
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
				{now.eq(then)
					? "They bring this scenario the same."
					: `Under them it is expected to bring ${say(then)} instead of ${say(now)}.`}
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

import { useMemo, useRef, useState } from "react";
import { withBase } from "#browser/base.ts";
import { ToolBoundary } from "#components/drawings/ToolBoundary.tsx";
import type { Scenario } from "#program/estimate/scenario.ts";
import type { Ladder } from "#program/facts/ladder.ts";
import { EstimateContext } from "#tools/estimator/address/EstimateContext.ts";
import { type EstimatorFacts, type Opened, openAddress, termsOf } from "#tools/estimator/address/state.ts";
import { useActs } from "#tools/estimator/address/useActs.ts";
import { useWorkspace } from "#tools/estimator/address/useWorkspace.ts";
import { sameScenarios, scenariosOf } from "#tools/estimator/address/workspace.ts";
import { Announced } from "#tools/estimator/behavior/Announced.tsx";
import { useAfterPaint, useDeferred } from "#tools/estimator/behavior/deferred.ts";
import { useFocusKept } from "#tools/estimator/behavior/useFocusKept.ts";
import { inputsId, useTypedBefore } from "#tools/estimator/early/useTypedBefore.ts";
import { firstValues } from "#tools/estimator/facts/models.ts";
import { scheduleFor } from "#tools/estimator/facts/schedules.ts";
import { GoalSeek } from "#tools/estimator/inputs/GoalSeek.tsx";
import { Inputs } from "#tools/estimator/inputs/Inputs.tsx";
import { Position } from "#tools/estimator/inputs/Position.tsx";
import { Compare } from "#tools/estimator/result/Compare.tsx";
import { Chart } from "#tools/estimator/result/charts/Chart.tsx";
import type { View } from "#tools/estimator/result/charts/chart-data.ts";
import { useScale } from "#tools/estimator/result/charts/useScale.ts";
import { Empty } from "#tools/estimator/result/Empty.tsx";
import { Headline } from "#tools/estimator/result/Headline.tsx";
import { MonthsTable } from "#tools/estimator/result/MonthsTable.tsx";
import { PhoneBar } from "#tools/estimator/result/PhoneBar.tsx";
import { Result } from "#tools/estimator/result/Result.tsx";
import { Notes } from "#tools/estimator/scenarios/Notes.tsx";
import { ScenarioTabs } from "#tools/estimator/scenarios/ScenarioTabs.tsx";
import { TakeAway } from "#tools/estimator/take-away/TakeAway.tsx";
import { sayIn } from "#tools/estimator/words/wording.ts";
import { Workings } from "#tools/estimator/working/Workings.tsx";
import "./estimator.css";
import "#tools/estimator/inputs/inputs.css";
import "#tools/estimator/scenarios/notes.css";
import "#tools/estimator/result/result.css";
import "#tools/estimator/result/charts/chart.css";
import "#tools/estimator/result/compare.css";

interface Props {
	facts: EstimatorFacts;
	ladder: Ladder;
	/** Inside a frame of another site: the links that lead on open the full tool. */
	embedded?: boolean;
	/** The query whose scenarios the server has put into the page; "" where it comes with its example. */
	query?: string;
}

/** The estimator, and the sentence that remains where its script fails. */
export function Estimator(props: Props) {
	return (
		<ToolBoundary
			said={
				<>
					The calculator met an error in this browser.{" "}
					<a href={withBase("/estimate/")}>{props.embedded ? "The full page" : "The page without a scenario"}</a> shows
					the models, each with a worked example.
				</>
			}
		>
			<LiveEstimator {...props} />
		</ToolBoundary>
	);
}

/** Inputs on one side, the result on the other; the whole state is the address. */
function LiveEstimator({ facts, ladder, embedded = false, query = "" }: Props) {
	const estimate = useWorkspace(facts, query);
	const { ready, opened, workspace, read, undoable } = estimate;
	const [view, setView] = useState<View>("months");
	const first = useMemo(
		() => firstValues(facts.presets.flatMap(({ query }) => openAddress(query, facts).scenarios)),
		[facts],
	);
	const [acts, comings] = useActs(estimate, facts, first);
	const context = useMemo(() => ({ facts, acts, first }), [facts, acts, first]);
	const onPress = useFocusKept();
	const form = useRef<HTMLFormElement>(null);
	useTypedBefore(form, estimate.change, first);

	const { drawn, settled, isSettled } = useDeferred(estimate, embedded);
	const comparedView = useAfterPaint(view);

	const scenarios = useMemo(() => scenariosOf(drawn), [drawn]);
	const schedules = useMemo(() => scenarios.map((scenario) => scheduleFor(scenario, facts)), [scenarios, facts]);
	const scale = useScale(schedules, view);
	const active = workspace.slots[workspace.active];
	const scenario = scenarios[drawn.active];
	const schedule = schedules[drawn.active];
	const settledScenario = settled.slots[settled.active]?.scenario;
	if (!active || !scenario || !schedule || !settledScenario) return null;
	// Into a frame comes no example: it would flash by before the scenario of the address.
	if (embedded && !ready && query === "") return <div className="estimator waiting" />;

	const terms = termsOf(active.scenario, facts);
	const drawnTerms = termsOf(scenario, facts);
	const say = sayIn(scenario.values.currency);
	const { low, expected, high } = schedule.total;
	return (
		<EstimateContext value={context}>
			<div
				className="estimator not-content"
				data-waking={isSettled ? undefined : ""}
				data-embedded={embedded ? "" : undefined}
				onClickCapture={onPress}
			>
				<Workings>
					<div className="waits" inert={!isSettled}>
						<Notes opened={opened} workspace={settled} />
						<ScenarioTabs
							workspace={workspace}
							totals={scenarios.map(({ values }, at) =>
								schedules[at] ? sayIn(values.currency)(schedules[at].total.expected) : "",
							)}
							comings={comings}
							startsOpen={opened.isExample}
							undoable={undoable}
						/>
					</div>
					<div className="sides">
						{/* Fields take what is typed from the first paint on: useTypedBefore. */}
						<form
							ref={form}
							id={inputsId}
							tabIndex={-1}
							aria-label="Inputs"
							autoComplete="off"
							data-waking={ready ? undefined : ""}
							onSubmit={(event) => event.preventDefault()}
						>
							<Inputs id={active.id} scenario={active.scenario} terms={terms} />
							<div className="waits" inert={!isSettled}>
								<GoalSeek scenario={settledScenario} terms={termsOf(settledScenario, facts)} />
							</div>
						</form>
						<section className="outcome" aria-labelledby="result" inert={!isSettled}>
							<div className="in-view" style={{ "--characters": say(expected).length }}>
								<Headline scenario={scenario} schedule={schedule} caution={cautionOf(opened, scenarios)} />
								<Position
									scenarioId={active.id}
									tier={active.scenario.values.tier}
									position={active.scenario.values.position}
									terms={terms}
									ladder={ladder}
								/>
								{schedule.taking.length === 0 ? (
									<Empty terms={drawnTerms} />
								) : (
									<>
										<Chart scenario={scenario} schedule={schedule} view={view} onView={setView} scale={scale} />
										<MonthsTable scenario={scenario} schedule={schedule} />
									</>
								)}
							</div>
						</section>
					</div>
					<div className="waits" inert={!isSettled}>
						{settled.slots.length > 1 && <Compare slots={settled.slots} active={settled.active} view={comparedView} />}
						<TakeAway opened={opened} workspace={settled} read={read} embedded={embedded} />
						<Result scenario={settledScenario} />
						<PhoneBar scenario={scenario} schedule={schedule} />
					</div>
					<Announced
						text={`${undoable?.said ?? ""} Expected ${say(expected)}, between ${say(low)} and ${say(high)}.`.trim()}
					/>
				</Workings>
			</div>
		</EstimateContext>
	);
}

/** The note at the figure of a link that could be read in part only, until somebody changes it; null for a whole one. */
function cautionOf(opened: Opened, scenarios: readonly Scenario[]): string | null {
	if (!opened.isPart || !sameScenarios(scenarios, opened.scenarios)) return null;
	return opened.isExample ? "An example, not what was sent" : "Of the part of the link that could be read";
}

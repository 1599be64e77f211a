import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ModelKey, TierKey } from "#program/keys.ts";
import type { Ladder } from "#program/ladder.ts";
import { type ParameterName, type Scenario, settingOf, tierOf, type Values, withValue } from "#program/scenario.ts";
import { Announced } from "./Announced.tsx";
import { Chart } from "./Chart.tsx";
import { Compare } from "./Compare.tsx";
import type { View } from "./chart-data.ts";
import { Empty } from "./Empty.tsx";
import { GoalSeek } from "./GoalSeek.tsx";
import { Headline } from "./Headline.tsx";
import { Inputs } from "./Inputs.tsx";
import { useAfterPaint, useWhenQuiet } from "./lagging.ts";
import { firstValues } from "./models.ts";
import { Notes } from "./Notes.tsx";
import { PhoneBar } from "./PhoneBar.tsx";
import { Position } from "./Position.tsx";
import { Result } from "./Result.tsx";
import { ScenarioTabs, type TabsHandle } from "./ScenarioTabs.tsx";
import { scheduleFor } from "./schedules.ts";
import { type EstimatorFacts, openAddress, termsOf } from "./state.ts";
import { TakeAway } from "./TakeAway.tsx";
import { useFocusKept } from "./useFocusKept.ts";
import { useScale } from "./useScale.ts";
import { useWorkspace } from "./useWorkspace.ts";
import { Workings } from "./Workings.tsx";
import { currencyOf, sayIn } from "./wording.ts";
import {
	duplicated,
	edited,
	placeOf,
	removed,
	replaced,
	scenariosOf,
	sentBeside,
	shown,
	switched,
	titleAt,
	underTerms,
	workspaceOf,
} from "./workspace.ts";
import "./estimator.css";
import "./inputs.css";
import "./result.css";
import "./chart.css";
import "./compare.css";

interface Props {
	facts: EstimatorFacts;
	ladder: Ladder;
	/** Inside a frame of another site: the links that lead on open the full tool. */
	embedded?: boolean;
}

/** The estimator: inputs on one side, the result on the other; its whole state is the address. */
export function Estimator({ facts, ladder, embedded = false }: Props) {
	const { ready, opened, workspace, read, undoable, change, takeBack } = useWorkspace(facts);
	const [view, setView] = useState<View>("months");
	const tabs = useRef<TabsHandle>(null);
	const [focusShown, setFocusShown] = useState(0);
	const first = useMemo(() => firstValues(facts), [facts]);

	// What is typed is drawn at once, the figure and its chart after the next frame, all the rest when a hand pauses.
	const isDrawn = useAfterPaint(ready);
	const isSettled = useAfterPaint(isDrawn);
	// Whatever lags begins from the address before it is seen: a page is hidden until it is settled, a frame until it is ready.
	const from = (embedded ? ready : isSettled) ? opened : null;
	const drawn = useAfterPaint(workspace, from);
	const settled = useWhenQuiet(drawn, 250, from);
	const scenarios = useMemo(() => scenariosOf(drawn), [drawn]);
	const schedules = useMemo(() => scenarios.map((scenario) => scheduleFor(scenario, facts)), [scenarios, facts]);
	const scale = useScale(schedules, view);
	const comparedView = useAfterPaint(view);
	const settledScenarios = useMemo(() => scenariosOf(settled), [settled]);

	useEffect(() => {
		if (focusShown > 0) tabs.current?.focusShown();
	}, [focusShown]);
	const onPress = useFocusKept();

	const set = useCallback(
		(name: ParameterName, value: string) =>
			change((before) => edited(before, (values) => withValue(values, name, value))),
		[change],
	);
	const onSwitch = useCallback(
		(model: ModelKey) => change((before) => switched(before, model, first[model])),
		[change, first],
	);
	const onTier = useCallback((tier: TierKey) => set("tier", tier), [set]);
	// By id and not by place: a drawing that lags behind must not act on another scenario.
	const onShow = useCallback((id: number) => change((before) => shown(before, placeOf(before, id))), [change]);
	const onDuplicate = useCallback(
		(id: number) => {
			change((before) => duplicated(before, placeOf(before, id)));
			setFocusShown((count) => count + 1);
		},
		[change],
	);
	const onBack = useCallback(
		() => change(() => workspaceOf(opened.scenarios), "What was sent stands here again."),
		[change, opened],
	);
	const onBeside = useCallback((sent: Scenario) => change((before) => sentBeside(before, sent) ?? before), [change]);
	const onTerms = useCallback(
		(at: number) => change((before) => underTerms(before, at, facts.terms[0].version)),
		[change, facts],
	);
	const onApply = useCallback(
		(values: Values, said: string) => change((before) => edited(before, () => values), said),
		[change],
	);
	const onRemove = useCallback(
		(id: number) => {
			const said = `${titleAt(read(), placeOf(read(), id))} was removed.`;
			change((before) => removed(before, placeOf(before, id)), said);
			setFocusShown((count) => count + 1);
		},
		[change, read],
	);

	const active = workspace.slots[workspace.active];
	const scenario = scenarios[drawn.active];
	const schedule = schedules[drawn.active];
	const settledScenario = settledScenarios[settled.active];
	const terms = active && termsOf(active.scenario, facts);
	const nameOf = useCallback(
		(model: ModelKey) => facts.terms[0].models.find(({ key }) => key === model)?.name ?? model,
		[facts],
	);
	if (!active || !terms || !scenario || !schedule || !settledScenario) return null;
	// Of a frame the server sends no example: it would flash by before the scenario of the address.
	if (embedded && !ready) return <div className="estimator waiting" />;

	const currency = currencyOf(scenario);
	const say = sayIn(currency);
	const { low, expected, high } = schedule.total;
	return (
		<div
			className="estimator not-content"
			inert={!isSettled}
			data-embedded={embedded ? "" : undefined}
			onClickCapture={onPress}
		>
			<Workings facts={facts} nameOf={nameOf}>
				<Notes
					opened={opened}
					workspace={settled}
					facts={facts}
					onBack={onBack}
					onBeside={onBeside}
					onTerms={onTerms}
				/>
				<ScenarioTabs
					ref={tabs}
					workspace={workspace}
					facts={facts}
					totals={scenarios.map((one, at) =>
						schedules[at] ? sayIn(currencyOf(one))(schedules[at].total.expected) : "",
					)}
					onShow={onShow}
					onDuplicate={onDuplicate}
					onRemove={onRemove}
					onPreset={(query, name) => {
						const preset = openAddress(query, facts).scenarios[0];
						if (preset) change((before) => replaced(before, preset), `${name} stands here now.`);
					}}
					startsOpen={opened.isExample}
					undoable={undoable}
					onUndo={takeBack}
				/>
				<div className="sides">
					<form id="inputs" tabIndex={-1} aria-label="Inputs" onSubmit={(event) => event.preventDefault()}>
						<Inputs id={active.id} scenario={active.scenario} terms={terms} onChange={change} onSwitch={onSwitch} />
						<GoalSeek
							scenario={settledScenario}
							terms={termsOf(settledScenario, facts)}
							nameOf={nameOf}
							first={first}
							onApply={onApply}
						/>
					</form>
					<section className="outcome" aria-labelledby="result">
						<div className="in-view" style={{ "--characters": say(expected).length }}>
							<Headline scenario={scenario} schedule={schedule} currency={currency} />
							<Position
								scenarioId={active.id}
								tier={tierOf(active.scenario.values)}
								position={settingOf(active.scenario.values, "position") ?? "50"}
								terms={terms}
								ladder={ladder}
								onValue={set}
							/>
							{schedule.models.length === 0 ? (
								<Empty nameOf={nameOf} onSwitch={onSwitch} />
							) : (
								<Chart
									scenario={scenario}
									schedule={schedule}
									currency={currency}
									nameOf={nameOf}
									view={view}
									onView={setView}
									scale={scale}
								/>
							)}
						</div>
					</section>
				</div>
				{settledScenarios.length > 1 && (
					<Compare
						slots={settled.slots}
						active={settled.active}
						facts={facts}
						nameOf={nameOf}
						view={comparedView}
						onShow={onShow}
						onDuplicate={onDuplicate}
						onRemove={onRemove}
					/>
				)}
				<TakeAway workspace={settled} read={read} facts={facts} embedded={embedded} />
				<Result scenario={settledScenario} from={from} facts={facts} nameOf={nameOf} onTier={onTier} />
				<PhoneBar scenario={scenario} schedule={schedule} currency={currency} />
				<Announced
					text={`${undoable?.said ?? ""} Expected ${say(expected)}, between ${say(low)} and ${say(high)}.`.trim()}
				/>
			</Workings>
		</div>
	);
}

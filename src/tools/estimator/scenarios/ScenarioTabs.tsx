import { useLayoutEffect, useRef } from "react";
import { useEstimate } from "#tools/estimator/address/EstimateContext.ts";
import type { Undoable } from "#tools/estimator/address/useWorkspace.ts";
import { most, type Workspace } from "#tools/estimator/address/workspace.ts";
import { titleOf } from "#tools/estimator/words/assumptions.ts";

interface Props {
	workspace: Workspace;
	/** What each scenario is expected to bring, in words. */
	totals: readonly string[];
	/** How often a scenario came or went by an act; the focus then goes to the one that is shown. */
	comings: number;
	startsOpen: boolean;
	undoable: Undoable | null;
}

/** Which scenario's inputs are shown; another beside it; a preset to start from. */
export function ScenarioTabs({ workspace, totals, comings, startsOpen, undoable }: Props) {
	const { facts, acts } = useEstimate();
	const shownTab = useRef<HTMLButtonElement>(null);
	const compare = useRef<HTMLButtonElement>(null);
	useLayoutEffect(() => {
		if (comings > 0) (shownTab.current ?? compare.current)?.focus();
	}, [comings]);
	const { slots, active } = workspace;
	const shownId = slots[active]?.id ?? 0;
	return (
		<div className="scenario-bar">
			{slots.length > 1 && (
				<fieldset className="tabs">
					<legend className="visually-hidden">Scenario whose inputs are shown</legend>
					{slots.map(({ id, scenario }, at) => (
						<button
							key={id}
							ref={at === active ? shownTab : undefined}
							type="button"
							aria-pressed={at === active}
							onClick={() => acts.show(id)}
						>
							<span className="title">{titleOf(scenario, at)}</span>
							<span className="total">{totals[at]}</span>
						</button>
					))}
				</fieldset>
			)}
			<p className="acts">
				{slots.length < most && (
					<button ref={compare} type="button" className="act" onClick={() => acts.duplicate(shownId)}>
						Compare with another
					</button>
				)}
				{slots.length > 1 && (
					<button type="button" className="act" onClick={() => acts.remove(shownId)}>
						Remove this one
					</button>
				)}
			</p>
			<details className="presets" open={startsOpen}>
				<summary>Start from a preset</summary>
				<ul>
					{facts.presets.map((preset) => (
						<li key={preset.name}>
							<button type="button" className="act" onClick={() => acts.startFrom(preset)}>
								{preset.name}
							</button>
							<span className="hint">{preset.note}</span>
						</li>
					))}
				</ul>
			</details>
			{/* Beside the acts, where it moves nothing of the page. */}
			{undoable && (
				<p>
					<span>{`${undoable.said} `}</span>
					<button type="button" className="act" onClick={acts.undo}>
						Undo
					</button>
				</p>
			)}
		</div>
	);
}

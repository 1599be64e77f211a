import { type Ref, useImperativeHandle, useRef } from "react";
import type { EstimatorFacts } from "./state.ts";
import { titleOf } from "./state.ts";
import type { Undoable } from "./useWorkspace.ts";
import { most, type Workspace } from "./workspace.ts";

/** Where the focus goes when scenarios come and go. */
export interface TabsHandle {
	focusShown: () => void;
}

interface Props {
	workspace: Workspace;
	facts: EstimatorFacts;
	/** What each scenario is expected to bring, in words. */
	totals: readonly string[];
	onShow: (id: number) => void;
	onDuplicate: (id: number) => void;
	onRemove: (id: number) => void;
	onPreset: (query: string, name: string) => void;
	startsOpen: boolean;
	undoable: Undoable | null;
	onUndo: () => void;
	ref: Ref<TabsHandle>;
}

/** Which scenario's inputs are shown; another beside it; a preset to start from. */
export function ScenarioTabs({
	workspace,
	facts,
	totals,
	onShow,
	onDuplicate,
	onRemove,
	onPreset,
	startsOpen,
	undoable,
	onUndo,
	ref,
}: Props) {
	const shownTab = useRef<HTMLButtonElement>(null);
	const compare = useRef<HTMLButtonElement>(null);
	useImperativeHandle(ref, () => ({ focusShown: () => (shownTab.current ?? compare.current)?.focus() }));
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
							onClick={() => onShow(id)}
						>
							<span className="title">{titleOf(scenario, at)}</span>
							<span className="total">{totals[at]}</span>
						</button>
					))}
				</fieldset>
			)}
			<p className="acts">
				{slots.length < most && (
					<button ref={compare} type="button" className="act" onClick={() => onDuplicate(shownId)}>
						Compare with another
					</button>
				)}
				{slots.length > 1 && (
					<button type="button" className="act" onClick={() => onRemove(shownId)}>
						Remove this one
					</button>
				)}
			</p>
			<details className="presets" open={startsOpen}>
				<summary>Start from a preset</summary>
				<ul>
					{facts.presets.map(({ name, note, query }) => (
						<li key={name}>
							<button type="button" className="act" onClick={() => onPreset(query, name)}>
								{name}
							</button>
							<span className="hint">{note}</span>
						</li>
					))}
				</ul>
			</details>
			{/* Beside the acts, where it moves nothing of the page. */}
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
}

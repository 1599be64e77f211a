import { useMemo, useState } from "react";
import { type ParameterName, type Scenario, type Values, withText, withValue } from "#program/estimate/scenario.ts";
import type { ModelKey } from "#program/models/models.ts";
import { type EstimatorFacts, openAddress } from "./state.ts";
import type { OpenedEstimate } from "./useWorkspace.ts";
import {
	duplicated,
	edited,
	placeOf,
	removed,
	replaced,
	sentBeside,
	shown,
	switched,
	titleAt,
	underTerms,
	workspaceOf,
} from "./workspace.ts";

/** All that can be done to the estimate. Scenarios are named by id and not by place: what is drawn may lag behind. */
export interface Acts {
	set: <Name extends ParameterName>(name: Name, value: Values[Name]) => void;
	/** Sets the value that a text means; a text that is no value changes nothing. */
	setText: (name: ParameterName, text: string) => void;
	switchModel: (model: ModelKey) => void;
	/** Takes the values that a goal asks for. */
	apply: (values: Values, said: string) => void;
	show: (id: number) => void;
	duplicate: (id: number) => void;
	remove: (id: number) => void;
	startFrom: (preset: EstimatorFacts["presets"][number]) => void;
	backToSent: () => void;
	putBeside: (sent: Scenario) => void;
	/** Puts a scenario under other terms. */
	takeTerms: (id: number, version: string) => void;
	undo: () => void;
}

/** The acts, the same object as long as the same address is open; and how often one brought or took a scenario. */
export function useActs(
	{ change, read, takeBack, opened }: OpenedEstimate,
	facts: EstimatorFacts,
	first: Record<ModelKey, Values>,
): [Acts, number] {
	const [comings, setComings] = useState(0);
	const acts = useMemo((): Acts => {
		return {
			set: (name, value) => change((before) => edited(before, (values) => withValue(values, name, value))),
			setText: (name, text) => change((before) => edited(before, (values) => withText(values, name, text) ?? values)),
			switchModel: (model) => change((before) => switched(before, model, first[model])),
			apply: (values, said) => change((before) => edited(before, () => values), said),
			show: (id) => change((before) => shown(before, placeOf(before, id))),
			duplicate(id) {
				change((before) => duplicated(before, placeOf(before, id)));
				setComings((count) => count + 1);
			},
			remove(id) {
				const said = `${titleAt(read(), placeOf(read(), id))} was removed.`;
				change((before) => removed(before, placeOf(before, id)), said);
				setComings((count) => count + 1);
			},
			startFrom({ query, name }) {
				const [preset] = openAddress(query, facts).scenarios;
				if (preset) change((before) => replaced(before, preset), `${name} is shown now.`);
			},
			backToSent: () => change(() => workspaceOf(opened.scenarios), "What was sent is shown again."),
			putBeside: (sent) => change((before) => sentBeside(before, sent) ?? before),
			takeTerms: (id, version) => change((before) => underTerms(before, placeOf(before, id), version)),
			undo: takeBack,
		};
	}, [change, read, takeBack, opened, facts, first]);
	return [acts, comings];
}

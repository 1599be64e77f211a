import { useMemo, useState } from "react";
import { modelsLost } from "#program/estimate/models-of-terms.ts";
import { type ParameterName, type Scenario, type Values, withText, withValue } from "#program/estimate/scenario.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { listed } from "#program/format.ts";
import type { ModelKey } from "#program/models/models.ts";
import { type EstimatorFacts, openAddress, termsOf } from "./state.ts";
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
	type Workspace,
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
	/** Puts a scenario under other terms; models that they do not have are switched off, which can be taken back. */
	takeTerms: (id: number, terms: ScheduleTerms) => void;
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
			takeTerms(id, terms) {
				const taken = (before: Workspace) => underTerms(before, placeOf(before, id), terms);
				change(taken, lostInWords(read().slots.find((slot) => slot.id === id)?.scenario, terms, facts));
			},
			undo: takeBack,
		};
	}, [change, read, takeBack, opened, facts, first]);
	return [acts, comings];
}

/** That other terms do not have what a scenario counts, in a sentence; undefined where they have all of it. */
function lostInWords(scenario: Scenario | undefined, terms: ScheduleTerms, facts: EstimatorFacts): string | undefined {
	if (!scenario) return undefined;
	const names = modelsLost(termsOf(scenario, facts), scenario.values, terms).map(({ name }) => name);
	if (names.length === 0) return undefined;
	return `Terms ${terms.version} do not have ${listed(names, "or")}: ${names.length === 1 ? "it was" : "they were"} switched off.`;
}

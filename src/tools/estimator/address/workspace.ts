import { scenarioLetters } from "#program/estimate/link/link-names.ts";
import { modelsWithout, valuesUnder } from "#program/estimate/models-of-terms.ts";
import {
	defaultValues,
	isOn,
	parameterNames,
	parameters,
	type Scenario,
	textOf,
	type Values,
	withModel,
} from "#program/estimate/scenario.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import type { ModelKey } from "#program/models/models.ts";
import { titleOf } from "#tools/estimator/words/assumptions.ts";

/** As many scenarios as a link can hold. */
export const most = scenarioLetters.length;

/** A scenario on the screen, which one it is, and the values that it had when a model was switched off. */
export interface Slot {
	id: number;
	scenario: Scenario;
	kept: Partial<Record<ModelKey, Values>>;
}

/** What is on the screen: one to three scenarios, and the place of the one whose inputs are shown. */
export interface Workspace {
	slots: readonly Slot[];
	active: number;
	nextId: number;
}

/** The scenarios of an address, the first one shown. */
export function workspaceOf(scenarios: readonly Scenario[]): Workspace {
	return {
		slots: scenarios.map((scenario, id) => ({ id, scenario, kept: {} })),
		active: 0,
		nextId: scenarios.length,
	};
}

/** The scenarios of a workspace, in the order of its link. */
export function scenariosOf({ slots }: Workspace): Scenario[] {
	return slots.map(({ scenario }) => scenario);
}

/** The place of the scenario of an id; −1 when it is gone. */
export function placeOf({ slots }: Workspace, id: number): number {
	return slots.findIndex((slot) => slot.id === id);
}

/** The workspace with the shown slot changed. */
function withActive(workspace: Workspace, change: (slot: Slot) => Slot): Workspace {
	return { ...workspace, slots: workspace.slots.map((slot, at) => (at === workspace.active ? change(slot) : slot)) };
}

/** The values of the shown scenario changed. */
export function edited(workspace: Workspace, change: (values: Values) => Values): Workspace {
	return withActive(workspace, (slot) => ({
		...slot,
		scenario: { ...slot.scenario, values: change(slot.scenario.values) },
	}));
}

/** The shown scenario replaced as a whole, as by a preset. What was typed for models that are off is no longer its own. */
export function replaced(workspace: Workspace, scenario: Scenario): Workspace {
	return withActive(workspace, ({ id }) => ({ id, scenario, kept: {} }));
}

/** The scenario at a place under other terms. Models that these do not have are switched off, and what was typed for them is kept. */
export function underTerms(workspace: Workspace, at: number, terms: ScheduleTerms): Workspace {
	const slots = workspace.slots.map((slot, place): Slot => {
		if (place !== at) return slot;
		const { values } = slot.scenario;
		const lost = modelsWithout(terms).filter((model) => isOn(values, model));
		const scenario = { terms: terms.version, values: valuesUnder(terms, values) };
		return { ...slot, scenario, kept: { ...slot.kept, ...Object.fromEntries(lost.map((model) => [model, values])) } };
	});
	return { ...workspace, slots };
}

/** A model of the shown scenario switched on, with what was typed before or else `first`; or off, keeping what was typed. */
export function switched(workspace: Workspace, model: ModelKey, first: Values): Workspace {
	return withActive(workspace, (slot) => {
		const { values } = slot.scenario;
		const on = !isOn(values, model);
		const next = withModel(values, model, on ? (slot.kept[model] ?? first) : defaultValues);
		return {
			...slot,
			scenario: { ...slot.scenario, values: next },
			kept: on ? slot.kept : { ...slot.kept, [model]: values },
		};
	});
}

/** Another scenario's inputs are shown. */
export function shown(workspace: Workspace, active: number): Workspace {
	return workspace.slots[active] ? { ...workspace, active } : workspace;
}

/** A copy of the scenario at a place, beside the others and shown. Unchanged when there is no room. */
export function duplicated(workspace: Workspace, at: number): Workspace {
	const original = workspace.slots[at];
	if (!original || workspace.slots.length >= most) return workspace;
	const { name } = original.scenario.values;
	const values = name === null ? original.scenario.values : { ...original.scenario.values, name: named(name, "copy") };
	return added(workspace, { ...original.scenario, values });
}

function added(workspace: Workspace, scenario: Scenario): Workspace {
	const slot = { id: workspace.nextId, scenario, kept: {} };
	return { slots: [...workspace.slots, slot], active: workspace.slots.length, nextId: workspace.nextId + 1 };
}

/** Without the scenario at a place. The last one stays. */
export function removed(workspace: Workspace, at: number): Workspace {
	if (workspace.slots.length <= 1 || !workspace.slots[at]) return workspace;
	const slots = workspace.slots.filter((_, place) => place !== at);
	const active = workspace.active > at ? workspace.active - 1 : Math.min(workspace.active, slots.length - 1);
	return { ...workspace, slots, active };
}

/**
 * What was sent and what became of it, side by side: the sent scenario first, the changed one second, each with a name that
 * says which it is. Null when there is no room.
 */
export function sentBeside(workspace: Workspace, sent: Scenario): Workspace | null {
	const now = workspace.slots[workspace.active];
	if (!now || workspace.slots.length >= most) return null;
	const { name } = sent.values;
	const before: Slot = {
		id: workspace.nextId,
		scenario: { ...sent, values: { ...sent.values, name: name ?? "As sent" } },
		kept: {},
	};
	const isRenamed = now.scenario.values.name !== name;
	const changed = isRenamed ? now.scenario.values.name : name === null ? "Changed" : named(name, "changed");
	const after: Slot = {
		...now,
		scenario: { ...now.scenario, values: { ...now.scenario.values, name: changed ?? "Changed" } },
	};
	const slots = workspace.slots.flatMap((slot, at) => (at === workspace.active ? [before, after] : [slot]));
	return { slots, active: workspace.active + 1, nextId: workspace.nextId + 1 };
}

/** A name with a word after it, within the characters that a link may hold. */
function named(name: string, word: string): string {
	const longest = parameters.name.longest - word.length - ", ".length;
	return `${[...name].slice(0, longest).join("")}, ${word}`;
}

/** Whether two lists of scenarios are equal: the same terms and the same settings. */
export function sameScenarios(some: readonly Scenario[], others: readonly Scenario[]): boolean {
	return some.length === others.length && some.every((one, at) => sameScenario(one, others[at]));
}

function sameScenario(one: Scenario, other: Scenario | undefined): boolean {
	if (!other || one.terms !== other.terms) return false;
	return parameterNames.every((name) => textOf(one.values, name) === textOf(other.values, name));
}

/** Display title of the scenario at `at`; empty when there is none. */
export function titleAt(workspace: Workspace, at: number): string {
	const slot = workspace.slots[at];
	return slot ? titleOf(slot.scenario, at) : "";
}

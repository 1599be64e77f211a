import type { ModelKey } from "#program/keys.ts";
import { isParameterName, type ParameterName, parameterNames, switches, type Values } from "#program/scenario.ts";
import { type EstimatorFacts, openAddress } from "./state.ts";

/** The parameters of a model: its switch first, then what is asked beside it. */
export function parametersOf(model: ModelKey): ParameterName[] {
	const prefix = switches[model].slice(0, "pu.".length);
	return parameterNames.filter((name) => name.startsWith(prefix));
}

/** Whether a model takes part. */
export function isOn(values: Values, model: ModelKey): boolean {
	return values[switches[model]] !== undefined;
}

/** The values of one model alone. */
export function valuesOf(values: Values, model: ModelKey): Values {
	return Object.fromEntries(parametersOf(model).flatMap((name) => (name in values ? [[name, values[name]]] : [])));
}

/** The values without those of a model, which then takes no part. */
export function without(values: Values, model: ModelKey): Values {
	const gone = new Set<string>(parametersOf(model));
	return Object.fromEntries(Object.entries(values).filter(([name]) => isParameterName(name) && !gone.has(name)));
}

/** What each model begins with when it is first switched on: the figures of the first preset that has it. */
export function firstValues(facts: EstimatorFacts): Record<ModelKey, Values> {
	const presets = facts.presets.flatMap(({ query }) => openAddress(query, facts).scenarios);
	const first = (model: ModelKey): Values => {
		const preset = presets.find(({ values }) => isOn(values, model));
		return preset ? valuesOf(preset.values, model) : { [switches[model]]: "1" };
	};
	return {
		platform: first("platform"),
		implementation: first("implementation"),
		referral: first("referral"),
		joint: first("joint"),
	};
}

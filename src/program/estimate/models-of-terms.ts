import { type InputName, type ModelKey, modelKeys, parametersOf, type SwitchName } from "#program/models/models.ts";
import { defaultValues, isOn, type ParameterName, parameterNames, type Values, withModel } from "./scenario.ts";

/** What has some of the revenue models, as a version of the terms has: each once, in the order of columns and rows. */
export interface HasModels<Model extends { key: ModelKey } = { key: ModelKey }> {
	models: readonly Model[];
}

/** Whether terms have a model. */
export function hasModel({ models }: HasModels, key: ModelKey): boolean {
	return models.some((model) => model.key === key);
}

/** The models of several versions together, in the order of each: a model as the first of the versions has it that has it. */
export function modelsTogether<Model extends { key: ModelKey }>(all: readonly HasModels<Model>[]): Model[] {
	return modelKeys.flatMap((key) => all.flatMap(({ models }) => models.filter((one) => one.key === key)).slice(0, 1));
}

/** The models that are known and that terms do not have. */
export function modelsWithout(terms: HasModels): ModelKey[] {
	return modelKeys.filter((key) => !hasModel(terms, key));
}

/** The parameters of a scenario under terms, in the order in which links write them. */
export function parametersUnder(terms: HasModels): ParameterName[] {
	const others: (SwitchName | InputName)[] = modelsWithout(terms).flatMap(parametersOf);
	return parameterNames.filter((name) => !others.some((other) => other === name));
}

/** The values with those of models that terms do not have left out: under these they mean nothing. */
export function valuesUnder(terms: HasModels, values: Values): Values {
	return modelsWithout(terms).reduce((all, model) => withModel(all, model, defaultValues), values);
}

/** The models that take part under some terms and that others do not have. */
export function modelsLost<Model extends { key: ModelKey }>(
	{ models }: HasModels<Model>,
	values: Values,
	other: HasModels,
): Model[] {
	return models.filter(({ key }) => isOn(values, key) && !hasModel(other, key));
}

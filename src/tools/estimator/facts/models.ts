import { defaultValues, isOn, type Scenario, type Values, withValue } from "#program/estimate/scenario.ts";
import { type ModelKey, models, ofEachModel } from "#program/models/models.ts";
import { one } from "#program/money.ts";

/** Values that have what each model begins with when it is first switched on: the figures of the first preset that has it. */
export function firstValues(presets: readonly Scenario[]): Record<ModelKey, Values> {
	return ofEachModel((model) => {
		const preset = presets.find(({ values }) => isOn(values, model));
		return preset?.values ?? withValue(defaultValues, models[model].switch, one);
	});
}

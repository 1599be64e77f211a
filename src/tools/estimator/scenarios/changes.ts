import { hasModel, modelsTogether } from "#program/estimate/models-of-terms.ts";
import { isOn, type ParameterName, parameters, type Scenario, textOf } from "#program/estimate/scenario.ts";
import type { ModelTerms, ScheduleTerms } from "#program/estimate/terms.ts";
import { models, parametersOf } from "#program/models/models.ts";
import { inSentence, saySetting } from "#tools/estimator/words/wording.ts";

/** In what two scenarios differ: what it is called, what it was, what it is. */
export interface Change {
	what: string;
	was: string;
	is: string;
}

const general: ParameterName[] = ["tier", "months", "start", "currency", "position"];

/** Every input in which one scenario differs from another, in words with units. Names are not inputs; they are left out. */
export function changesBetween(
	before: Scenario,
	after: Scenario,
	terms: { before: ScheduleTerms; after: ScheduleTerms },
): Change[] {
	const change = (name: ParameterName): Change[] =>
		textOf(before.values, name) === textOf(after.values, name)
			? []
			: [
					{
						what: parameters[name].label,
						was: saySetting(before, name, terms.before),
						is: saySetting(after, name, terms.after),
					},
				];
	const ofTerms = before.terms === after.terms ? [] : [{ what: "Program terms", was: before.terms, is: after.terms }];
	const state = (scenario: Scenario, its: ScheduleTerms, { key }: ModelTerms) => {
		if (!isOn(scenario.values, key)) return hasModel(its, key) ? "off" : `not in terms ${its.version}`;
		const first = models[key].switch;
		return `on, ${inSentence(first)} ${saySetting(scenario, first, its)}`;
	};
	const ofModels = modelsTogether<ModelTerms>([onIn(after, terms.after), terms.before, terms.after]).flatMap(
		(model) => {
			const wasOn = isOn(before.values, model.key);
			const on = isOn(after.values, model.key);
			if (!wasOn && !on) return [];
			if (wasOn && on) return parametersOf(model.key).flatMap(change);
			const [was, is] = [state(before, terms.before, model), state(after, terms.after, model)];
			return [{ what: model.name, was, is }];
		},
	);
	return [...ofTerms, ...general.flatMap(change), ...ofModels];
}

/** The models that take part in a scenario, as its terms have them. */
function onIn({ values }: Scenario, { models }: ScheduleTerms) {
	return { models: models.filter(({ key }) => isOn(values, key)) };
}

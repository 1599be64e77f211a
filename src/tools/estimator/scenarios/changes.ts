import { isOn, type ParameterName, parameters, type Scenario, textOf } from "#program/estimate/scenario.ts";
import type { ScheduleTerms } from "#program/estimate/terms.ts";
import { modelKeys, models, parametersOf } from "#program/models/models.ts";
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
	const ofModels = modelKeys.flatMap((model) => {
		const wasOn = isOn(before.values, model);
		const on = isOn(after.values, model);
		if (!wasOn && !on) return [];
		if (wasOn && on) return parametersOf(model).flatMap(change);
		const [scenario, its] = on ? [after, terms.after] : [before, terms.before];
		const first = models[model].switch;
		const inputs = `${inSentence(first)} ${saySetting(scenario, first, its)}`;
		return [{ what: its.models[model].name, was: wasOn ? `on, ${inputs}` : "off", is: on ? `on, ${inputs}` : "off" }];
	});
	return [...ofTerms, ...general.flatMap(change), ...ofModels];
}
